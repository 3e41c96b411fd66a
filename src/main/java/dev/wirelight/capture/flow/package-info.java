/// TCP put together again from packets: which packet belongs to which connection, where its data lie in the flow, and in
/// which order they are handed on, whatever was lost, repeated or out of order on the way.
///
/// Start reading with [dev.wirelight.capture.flow.Connections] (which packet belongs where), then `CapturedFlow` (how a
/// stream is put together again) and [dev.wirelight.capture.flow.FlowNumbers] (sequence numbers). What is found is told
/// to a [dev.wirelight.capture.flow.Story]. Uses `capture.format`, `protocol` and `trace`.
@NullMarked
package dev.wirelight.capture.flow;

import org.jspecify.annotations.NullMarked;

/// A trace becomes a file with [dev.wirelight.capture.record.Recording]: `start(trace, file)` from now on until `close()`,
/// with `progress()` for a view, or `save(trace, file)` for what is in memory. What was said inside TLS is kept where
/// somebody asks for it ([dev.wirelight.capture.record.InsideTls]).
///
/// Start reading there, then `Recorder` (in which order), `RecordedConnection` (what was captured, and what has to be
/// made up) and `RecordedInside`. Uses `capture.format`, `capture.flow`, `protocol` and `trace`.
@NullMarked
package dev.wirelight.capture.record;

import org.jspecify.annotations.NullMarked;

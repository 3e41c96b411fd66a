/// The inspector: the layers that carried a unit, its fields, and its bytes, each linked with the others.
///
/// What is lit stands once, in [dev.wirelight.desktop.inspector.Highlight]; every part shows it and every part can change
/// it, and no part knows another. Text that a peer sent goes through [dev.wirelight.desktop.inspector.Inert] before it is
/// shown. The parts that draw bits and bytes are public: whoever composes a frame sees it with them too.
/// Uses `trace`, `conversation`, `protocol`, `dissect` and JavaFX; touches no socket.
/// Start with [dev.wirelight.desktop.inspector.Inspector].
@NullMarked
package dev.wirelight.desktop.inspector;

import org.jspecify.annotations.NullMarked;

/// Frames made by hand, also wrong ones: composing them, writing whole conversations down as text, sending them, and
/// saying what the other side should do and whether it did.
///
/// Start with [dev.wirelight.workshop.FrameDraft], then [dev.wirelight.workshop.Referee] (what must follow),
/// [dev.wirelight.workshop.Verdict] (whether it did) and [dev.wirelight.workshop.Script] (conversations as text, which
/// [dev.wirelight.workshop.Run] plays). Uses `protocol`, `trace`, `conversation`, `dissect`, `client` and
/// `server`; draws nothing.
@NullMarked
package dev.wirelight.workshop;

import org.jspecify.annotations.NullMarked;

package dev.wirelight.desktop;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Entry;

/// What the learner chose in a ladder, to be explained by the inspector.
public sealed interface Selection {

    /// A unit, such as a frame or a request head.
    record OfUnit(Unit unit) implements Selection {}

    /// A socket call.
    record OfCall(Entry entry) implements Selection {}
}

package dev.wirelight.desktop.replay;

/// What a [Replay] can step to.
public enum Landmark {
    /// Any entry of the trace, also a packet that carried nothing.
    ENTRY,
    /// A socket call, or whatever else completed a unit or is no packet.
    EVENT,
    /// An entry that completed a unit.
    UNIT
}

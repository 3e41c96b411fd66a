package dev.wirelight.capture.record;

/// What becomes of the plain bytes inside TLS in a recording.
public enum InsideTls {
    /// Only what was on the wire is recorded: nobody can read from the file what was said.
    LEFT_OUT,
    /// What was said is recorded too, in packets of its own: whoever opens the file can read it.
    KEPT
}

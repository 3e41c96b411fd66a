package dev.wirelight.doctor;

import dev.wirelight.trace.Connection;

/// What goes wrong on a connection of a running lab.
///
/// @param nanos when it was noticed, since the trace began
public record Noticed(Connection connection, long nanos, Finding finding) {}

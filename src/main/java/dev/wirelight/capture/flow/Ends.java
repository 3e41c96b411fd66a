package dev.wirelight.capture.flow;

import dev.wirelight.trace.Address;

/// The two ends of a connection.
public record Ends(Address client, Address server) {}

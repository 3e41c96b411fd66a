package dev.wirelight.capture;

import dev.wirelight.trace.Address;

/// The two ends of a connection.
record Ends(Address client, Address server) {}

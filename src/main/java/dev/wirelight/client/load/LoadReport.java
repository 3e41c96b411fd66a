package dev.wirelight.client.load;

import java.util.Optional;

/// What came of a [Load].
///
/// @param connectionsAsked how many were to be opened
/// @param connectionsOpen how many were open at the end
/// @param messages how many came back as they were sent
/// @param bytes how many bytes on the wire these were, counted once
/// @param seconds from the first message to the last echo
/// @param errors how much went wrong
/// @param firstError the first of it, in plain words
public record LoadReport(
        int connectionsAsked,
        int connectionsOpen,
        long messages,
        long bytes,
        double seconds,
        long errors,
        Optional<String> firstError) {

    /// 0 when nothing came back.
    public double messagesPerSecond() {
        return seconds == 0 ? 0 : messages / seconds;
    }

    /// Millions of bytes a second, in one direction.
    public double megabytesPerSecond() {
        return seconds == 0 ? 0 : bytes / seconds / 1e6;
    }
}

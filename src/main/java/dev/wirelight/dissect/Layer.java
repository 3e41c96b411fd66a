package dev.wirelight.dissect;

import java.util.List;
import java.util.Optional;

/// One line of the picture of layers that carried a unit, from the top down.
///
/// @param kind what it is
/// @param title such as `Transport — TCP`, or in OSI's seven `4 · Transport — TCP`
/// @param summary what it did for this unit, in a few words, such as `52344 → 8000`
/// @param explanation one to three sentences for a beginner
/// @param origin whether what is said here was observed or is a worked example
/// @param source its header with fields, where there is one to look at
/// @param others where several packets were captured that carried the unit: the headers of the second and later ones
public record Layer(
        Kind kind,
        String title,
        String summary,
        String explanation,
        Origin origin,
        Optional<Source> source,
        List<Source> others) {

    public Layer(Kind kind, String title, String summary, String explanation, Origin origin, Optional<Source> source) {
        this(kind, title, summary, explanation, origin, source, List.of());
    }

    /// The layers of TCP/IP (where the unit is a TLS record, [#APPLICATION] is that record), and the socket API, which is none: it is the line between application and transport.
    /// [#OTHER] are OSI's session and presentation layers, which TCP/IP does not have, and its physical layer.
    public enum Kind {
        APPLICATION,
        SOCKET_API,
        TRANSPORT,
        INTERNET,
        LINK,
        OTHER
    }
}

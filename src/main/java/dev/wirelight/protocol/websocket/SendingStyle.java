package dev.wirelight.protocol.websocket;

/// How one end of a connection sends. For teaching, an end may be told to do what it need not do, or must not do; its
/// peer then shows what it makes of that.
///
/// @param masksAsServer whether a server masks its frames, which RFC 6455 §5.1 forbids; a client always masks
/// @param fragmentPayload how many bytes of a message each of its frames carries at the most (RFC 6455 §5.4); 0: a
///     message goes in one frame. Control frames are never fragmented
/// @param answersPings whether a ping is answered with a pong, as RFC 6455 §5.5.2 asks
/// @param answersClose whether the peer's close frame is answered, as RFC 6455 §5.5.1 asks; if not, the connection stays
///     until the peer ends it
public record SendingStyle(
        boolean masksAsServer, int fragmentPayload, boolean answersPings, boolean answersClose) {

    /// As RFC 6455 asks, with each message in one frame.
    public static final SendingStyle PROPER = new SendingStyle(false, 0, true, true);

    public SendingStyle {
        if (fragmentPayload < 0) {
            throw new IllegalArgumentException("A frame cannot carry " + fragmentPayload + " bytes.");
        }
    }
}

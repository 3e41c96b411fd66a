package dev.wirelight.protocol.tls;

/// The part of a handshake message that lies in one record: a record may hold several messages, and a message may go over
/// several records (RFC 8446 §5.1).
///
/// @param type of the message; [HandshakeType#UNKNOWN] also while its first byte has not come
/// @param code the number that its type is, or -1 while that has not come
/// @param length of the message with its header of 4 bytes, or -1 while that is not known
/// @param from where in the message this part begins; 0 where the message does
/// @param count how many bytes of it are here, at least 1
public record MessagePart(HandshakeType type, int code, int length, int from, int count) {

    /// Whether the message goes on in another record.
    public boolean isUnfinished() {
        return length < 0 || from + count < length;
    }
}

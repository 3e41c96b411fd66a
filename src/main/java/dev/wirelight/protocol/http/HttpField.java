package dev.wirelight.protocol.http;

/// One header field (RFC 9110 §5): a line `name: value` of a head.
///
/// @param name as it was written; names are compared without regard to case
/// @param value without the white space round it
/// @param offset where its line begins, in bytes from the first byte of the head
/// @param length of its line with the CR LF, in bytes
public record HttpField(String name, String value, int offset, int length) {

    /// Whether this is the field of that name (RFC 9110 §5.1: in either case).
    public boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }
}

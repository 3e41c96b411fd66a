package dev.wirelight.dissect;

import java.nio.ByteBuffer;

/// What the checksums of TCP and UDP cover beyond the segment (RFC 9293 §3.1, RFC 8200 §8.1).
///
/// @param source 4 or 16 bytes
/// @param destination as many
/// @param protocol TCP's number or UDP's
/// @param length of the segment with its header, as IP tells it
record Pseudo(byte[] source, byte[] destination, int protocol, int length) {

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(source.length == 4 ? 12 : 40).put(source).put(destination);
        return source.length == 4
                ? out.putShort((short) protocol).putShort((short) length).array()
                : out.putInt(length).putInt(protocol).array();
    }
}

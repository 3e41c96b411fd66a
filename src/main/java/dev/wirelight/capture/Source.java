package dev.wirelight.capture;

import java.io.IOException;
import java.io.InputStream;

/// A stream that knows how far it has been read, and numbers in either byte order.
final class Source implements AutoCloseable {
    private final InputStream in;
    private long offset;

    Source(InputStream in) {
        this.in = in;
    }

    /// Reads so many bytes, or as many as there are before the end.
    byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        offset += bytes.length;
        return bytes;
    }

    /// How many bytes have been read.
    long offset() {
        return offset;
    }

    static int int16(byte[] bytes, int at, boolean little) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return little ? second << 8 | first : first << 8 | second;
    }

    static int int32(byte[] bytes, int at, boolean little) {
        int first = int16(bytes, at, little);
        int second = int16(bytes, at + 2, little);
        return little ? second << 16 | first : first << 16 | second;
    }

    static long uint32(byte[] bytes, int at, boolean little) {
        return int32(bytes, at, little) & 0xffff_ffffL;
    }

    static long int64(byte[] bytes, int at, boolean little) {
        long first = uint32(bytes, at, little);
        long second = uint32(bytes, at + 4, little);
        return little ? second << 32 | first : first << 32 | second;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

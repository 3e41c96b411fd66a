package dev.wirelight.capture.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A stream that knows how far it has been read, and numbers in either byte order. It has its own buffer: packets are many
/// and small, and the JDK's buffered stream takes a lock for each read.
final class Source implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long offset;

    Source(InputStream in) {
        this.in = in;
    }

    /// Reads so many bytes, or as many as there are before the end.
    byte[] read(int count) throws IOException {
        if (end - at < count && count <= BUFFER) {
            fill(count);
        }
        int here = Math.min(count, end - at);
        byte[] bytes = Arrays.copyOfRange(buffer, at, at + here);
        at += here;
        if (count > BUFFER) {
            byte[] rest = in.readNBytes(count - here);
            bytes = Arrays.copyOf(bytes, here + rest.length);
            System.arraycopy(rest, 0, bytes, here, rest.length);
        }
        offset += bytes.length;
        return bytes;
    }

    /// Gets at least so many bytes into the buffer, unless the stream ends, and does not wait for more than those.
    private void fill(int count) throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        while (end < count) {
            int read = in.read(buffer, end, BUFFER - end);
            if (read < 0) {
                return;
            }
            end += read;
        }
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

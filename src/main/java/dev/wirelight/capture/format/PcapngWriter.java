package dev.wirelight.capture.format;

import dev.wirelight.protocol.tcpip.LinkType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Writes a pcapng file (draft-ietf-opsawg-pcapng) with times in nanoseconds.
///
/// Each block is given out whole and at once, so a file whose writer was cut off can be read up to its last whole block.
public final class PcapngWriter implements AutoCloseable {
    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int SECTION_HEADER = 0x0a0d_0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int COMMENT = 1;
    private static final int APPLICATION = 4;
    private static final int NAME = 2;
    private static final int TIME_RESOLUTION = 9;
    private static final int NANOSECONDS = 9;
    private static final int LONGEST_COMMENT = 60_000;

    private static final byte[] END = new byte[4];

    private final OutputStream out;
    private final List<Interface> interfaces = new ArrayList<>(); // in the order of their numbers

    private record Interface(int linkType, String name) {}

    /// Writes the beginning of the file.
    ///
    /// @param out is closed together with the writer
    public PcapngWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer section = ByteBuffer.allocate(16)
                .putInt(BYTE_ORDER_MAGIC)
                .putShort((short) 1)
                .putShort((short) 0)
                .putLong(-1);
        block(SECTION_HEADER, section.array(), option(APPLICATION, utf8("Wirelight")), END);
    }

    /// The same for packets that all begin with the same.
    public PcapngWriter(OutputStream out, LinkType linkType, String interfaceName) throws IOException {
        this(out);
        describe(linkType.number(), interfaceName);
    }

    /// Says where packets come from. What has been said before is not said again.
    ///
    /// @param linkType what they begin with, by its number in capture files
    /// @param name in words
    /// @return the number of this interface in the file
    public int describe(int linkType, String name) throws IOException {
        Interface from = new Interface(linkType, name);
        if (!interfaces.contains(from)) {
            ByteBuffer description =
                    ByteBuffer.allocate(8).putShort((short) linkType).putShort((short) 0).putInt(0);
            byte[] resolution = option(TIME_RESOLUTION, new byte[] {NANOSECONDS});
            block(INTERFACE_DESCRIPTION, description.array(), option(NAME, utf8(name)), resolution, END);
            interfaces.add(from);
        }
        return interfaces.indexOf(from);
    }

    /// Writes a packet.
    ///
    /// @param from the number of an interface that was described before
    /// @param nanos since 1970-01-01T00:00Z
    /// @param bytes as many as are known
    /// @param originalLength how many it had on the wire
    /// @param comment for whoever opens the file; empty for none
    public void write(int from, long nanos, byte[] bytes, int originalLength, String comment) throws IOException {
        Objects.checkIndex(from, interfaces.size());
        ByteBuffer head = ByteBuffer.allocate(20)
                .putInt(from)
                .putInt((int) (nanos >> 32))
                .putInt((int) nanos)
                .putInt(bytes.length)
                .putInt(originalLength);
        if (comment.isEmpty()) {
            block(ENHANCED_PACKET, head.array(), padded(bytes));
        } else {
            block(ENHANCED_PACKET, head.array(), padded(bytes), option(COMMENT, utf8(comment)), END);
        }
    }

    /// Writes a whole packet from the first interface.
    ///
    /// @param nanos since 1970-01-01T00:00Z
    public void write(long nanos, byte[] bytes, String comment) throws IOException {
        write(0, nanos, bytes, bytes.length, comment);
    }

    private static byte[] utf8(String text) {
        String cut = text.length() > LONGEST_COMMENT / 3 ? text.substring(0, LONGEST_COMMENT / 3) + " …" : text;
        return cut.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] option(int code, byte[] value) {
        byte[] padded = padded(value);
        return ByteBuffer.allocate(4 + padded.length)
                .putShort((short) code)
                .putShort((short) value.length)
                .put(padded)
                .array();
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 3 & ~3);
    }

    private void block(int type, byte[]... parts) throws IOException {
        int length = 12;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer block = ByteBuffer.allocate(length).putInt(type).putInt(length);
        for (byte[] part : parts) {
            block.put(part);
        }
        out.write(block.putInt(length).array());
    }

    /// Gives all that was written to the file.
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

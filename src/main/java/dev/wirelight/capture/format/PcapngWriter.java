package dev.wirelight.capture.format;

import dev.wirelight.protocol.tcpip.LinkType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
    private final Map<Integer, Integer> interfaces = new HashMap<>(); // number by link type

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

    /// Says where packets of a link type come from. Each link type has one interface in the file.
    ///
    /// @param linkType by its number in capture files
    /// @param name in words
    public void describe(int linkType, String name) throws IOException {
        if (!interfaces.containsKey(linkType)) {
            ByteBuffer description =
                    ByteBuffer.allocate(8).putShort((short) linkType).putShort((short) 0).putInt(0);
            byte[] resolution = option(TIME_RESOLUTION, new byte[] {NANOSECONDS});
            block(INTERFACE_DESCRIPTION, description.array(), option(NAME, utf8(name)), resolution, END);
            interfaces.put(linkType, interfaces.size());
        }
    }

    /// Writes a packet.
    ///
    /// @param linkType what it begins with; described before
    /// @param nanos since 1970-01-01T00:00Z
    /// @param bytes as many as are known
    /// @param originalLength how many it had on the wire
    /// @param comment for whoever opens the file; empty for none
    public void write(int linkType, long nanos, byte[] bytes, int originalLength, String comment) throws IOException {
        Integer from = interfaces.get(linkType);
        if (from == null) {
            throw new IllegalArgumentException("No interface has the link type " + linkType + ".");
        }
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

    /// Writes a whole packet from the only interface.
    ///
    /// @param nanos since 1970-01-01T00:00Z
    public void write(long nanos, byte[] bytes, String comment) throws IOException {
        write(interfaces.keySet().iterator().next(), nanos, bytes, bytes.length, comment);
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

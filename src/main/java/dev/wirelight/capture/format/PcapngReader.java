package dev.wirelight.capture.format;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads pcapng (draft-ietf-opsawg-pcapng): blocks, each with its type and length before and its length after it. A
/// section begins with a header that tells the byte order; interfaces say what their packets begin with and how fine
/// their clock is. Blocks of other types are passed over, as the format asks.
final class PcapngReader extends CaptureReader {
    static final int SECTION_HEADER = 0x0a0d_0d0a;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2; // obsolete, and still found
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int FRAME = 12; // type, length, and length again
    private static final int MOST_INTERFACES = 1_000;

    private static final int COMMENT = 1;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;
    private static final long NANOS = 1_000_000_000;

    /// @param ticksPerSecond of its clock
    /// @param nanosPerTick where that is a whole number, which it is for all clocks that people use; else 0
    /// @param offsetSeconds added to all of its times
    private record Interface(
            int linkType, BigInteger ticksPerSecond, long nanosPerTick, long offsetSeconds, int snapLength) {
        Interface(int linkType, BigInteger ticksPerSecond, long offsetSeconds, int snapLength) {
            this(linkType, ticksPerSecond, wholeNanos(ticksPerSecond), offsetSeconds, snapLength);
        }

        private static long wholeNanos(BigInteger ticksPerSecond) {
            BigInteger[] nanos = BigInteger.valueOf(NANOS).divideAndRemainder(ticksPerSecond);
            return nanos[1].signum() == 0 ? nanos[0].longValue() : 0;
        }

        long nanos(long ticks) {
            if (nanosPerTick > 0) {
                return ticks * nanosPerTick + offsetSeconds * NANOS;
            }
            BigInteger all = new BigInteger(Long.toUnsignedString(ticks)).multiply(BigInteger.valueOf(NANOS));
            return all.divide(ticksPerSecond).longValue() + offsetSeconds * NANOS;
        }
    }

    /// A block without its frame.
    private record Block(int type, byte[] body, long offset) {}

    private final List<Interface> interfaces = new ArrayList<>();
    private boolean little;
    private boolean typeIsRead = true;

    /// @param in after the four bytes of the first block's type
    PcapngReader(Source in) {
        super(in);
    }

    @Override
    Optional<Packet> read() throws IOException, DamagedException {
        while (true) {
            Optional<Block> next = block();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Block block = next.get();
            Optional<Packet> packet =
                    switch (block.type()) {
                        case INTERFACE_DESCRIPTION -> describe(block);
                        case ENHANCED_PACKET -> enhanced(block);
                        case PACKET -> obsolete(block);
                        case SIMPLE_PACKET -> simple(block);
                        default -> Optional.empty();
                    };
            if (packet.isPresent()) {
                return packet;
            }
        }
    }

    private Optional<Block> block() throws IOException, DamagedException {
        long begin = in.offset() - (typeIsRead ? 4 : 0);
        int type = SECTION_HEADER;
        if (!typeIsRead) {
            byte[] first = in.read(4);
            if (first.length == 0) {
                return Optional.empty();
            }
            type = Source.int32(whole(first, 4, begin), 0, little);
        }
        typeIsRead = false;
        byte[] length = whole(in.read(4), 4, begin);
        if (type == SECTION_HEADER) {
            return Optional.of(section(begin, length));
        }
        return Optional.of(new Block(type, body(begin, Source.uint32(length, 0, little), 0), begin));
    }

    /// A section header tells its byte order in its first four bytes, and it holds for its length before them too.
    private Block section(long begin, byte[] length) throws IOException, DamagedException {
        byte[] magic = whole(in.read(4), 4, begin);
        if (Source.int32(magic, 0, false) == BYTE_ORDER_MAGIC) {
            little = false;
        } else if (Source.int32(magic, 0, true) == BYTE_ORDER_MAGIC) {
            little = true;
        } else {
            throw new DamagedException(begin, "A section header has no byte order that could be: the file is damaged.");
        }
        interfaces.clear();
        return new Block(SECTION_HEADER, body(begin, Source.uint32(length, 0, little), 4), begin);
    }

    /// @param already how many bytes of the body were read before
    private byte[] body(long begin, long length, int already) throws IOException, DamagedException {
        if (length < FRAME + already || length % 4 != 0 || length > LARGEST) {
            throw new DamagedException(begin, "A block says that it has " + length + " bytes. That cannot be.");
        }
        int rest = (int) length - FRAME - already;
        byte[] body = whole(in.read(rest), rest, begin);
        if (Source.uint32(whole(in.read(4), 4, begin), 0, little) != length) {
            throw new DamagedException(begin, "A block's length before it and after it are not the same.");
        }
        return body;
    }

    private byte[] whole(byte[] bytes, int wanted, long begin) throws DamagedException {
        if (bytes.length < wanted) {
            throw new DamagedException(begin, end(String.format(Locale.ROOT, "the block that begins at byte %,d", begin)));
        }
        return bytes;
    }

    private Optional<Packet> describe(Block block) throws DamagedException {
        atLeast(block, 8);
        if (interfaces.size() == MOST_INTERFACES) {
            throw new DamagedException(block.offset(), "There are more than " + MOST_INTERFACES + " interfaces.");
        }
        BigInteger ticks = BigInteger.valueOf(1_000_000);
        long offsetSeconds = 0;
        for (Option option : options(block, 8)) {
            if (option.code() == TIME_RESOLUTION && option.value().length >= 1) {
                int exponent = option.value()[0] & 0x7f;
                ticks = BigInteger.valueOf(option.value()[0] < 0 ? 2 : 10).pow(exponent);
            } else if (option.code() == TIME_OFFSET && option.value().length >= 8) {
                offsetSeconds = Source.int64(option.value(), 0, little);
            }
        }
        int linkType = Source.int16(block.body(), 0, little);
        interfaces.add(new Interface(linkType, ticks, offsetSeconds, Source.int32(block.body(), 4, little)));
        return Optional.empty();
    }

    private Optional<Packet> enhanced(Block block) throws DamagedException {
        atLeast(block, 20);
        byte[] body = block.body();
        Interface from = from(block, Source.uint32(body, 0, little));
        long ticks = Source.uint32(body, 4, little) << 32 | Source.uint32(body, 8, little);
        return packet(block, from, from.nanos(ticks), 20, Source.uint32(body, 12, little), Source.uint32(body, 16, little));
    }

    private Optional<Packet> obsolete(Block block) throws DamagedException {
        atLeast(block, 20);
        byte[] body = block.body();
        Interface from = from(block, Source.int16(body, 0, little));
        long ticks = Source.uint32(body, 4, little) << 32 | Source.uint32(body, 8, little);
        return packet(block, from, from.nanos(ticks), 20, Source.uint32(body, 12, little), Source.uint32(body, 16, little));
    }

    /// A simple packet has no time, and as many bytes as the interface keeps and as there are.
    private Optional<Packet> simple(Block block) throws DamagedException {
        atLeast(block, 4);
        Interface from = from(block, 0);
        long original = Source.uint32(block.body(), 0, little);
        long kept = from.snapLength() == 0 ? original : Math.min(original, from.snapLength() & 0xffff_ffffL);
        return packet(block, from, 0, 4, Math.min(kept, block.body().length - 4L), original);
    }

    private Interface from(Block block, long index) throws DamagedException {
        if (index >= interfaces.size()) {
            throw new DamagedException(block.offset(), "A packet came from interface " + index + ", and there is none.");
        }
        return interfaces.get((int) index);
    }

    private Optional<Packet> packet(Block block, Interface from, long nanos, int at, long captured, long original)
            throws DamagedException {
        if (captured > block.body().length - at) {
            throw new DamagedException(block.offset(), "Packet " + (packets + 1) + " is larger than its block.");
        }
        byte[] bytes = Arrays.copyOfRange(block.body(), at, at + (int) captured);
        List<String> comments = new ArrayList<>();
        if (block.type() != SIMPLE_PACKET) {
            int end = at + (int) (captured + 3 & ~3L);
            for (Option option : options(block, Math.min(end, block.body().length))) {
                if (option.code() == COMMENT) {
                    comments.add(new String(option.value(), StandardCharsets.UTF_8));
                }
            }
        }
        int length = (int) Math.min(Integer.MAX_VALUE, Math.max(original, captured));
        return Optional.of(new Packet(++packets, nanos, from.linkType(), bytes, length, List.copyOf(comments), block.offset()));
    }

    private static void atLeast(Block block, int length) throws DamagedException {
        if (block.body().length < length) {
            throw new DamagedException(block.offset(), "A block is too short for what it should hold.");
        }
    }

    private record Option(int code, byte[] value) {}

    /// The options that stand at the end of a block: code, length, value, filled up to a multiple of 4 bytes.
    private List<Option> options(Block block, int from) throws DamagedException {
        List<Option> options = new ArrayList<>();
        byte[] body = block.body();
        int at = from;
        while (at + 4 <= body.length) {
            int code = Source.int16(body, at, little);
            int length = Source.int16(body, at + 2, little);
            at += 4;
            if (code == 0) {
                break;
            }
            if (length > body.length - at) {
                throw new DamagedException(block.offset(), "An option is larger than its block.");
            }
            options.add(new Option(code, Arrays.copyOfRange(body, at, at + length)));
            at += length + 3 & ~3;
        }
        return options;
    }
}

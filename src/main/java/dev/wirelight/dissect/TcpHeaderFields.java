package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.TcpHeader;
import java.util.ArrayList;
import java.util.List;

/// The fields of a TCP header (RFC 9293 §3.1).
final class TcpHeaderFields {
    static final Section HEADER = Section.rfc(9293, "3.1");
    static final String SOURCE_PORT = "Source Port";
    static final String DESTINATION_PORT = "Destination Port";
    static final String SEQUENCE_NUMBER = "Sequence Number";
    static final String ACKNOWLEDGMENT_NUMBER = "Acknowledgment Number";
    static final String WINDOW = "Window";
    static final String CHECKSUM = "Checksum";

    /// From the highest bit to the lowest. AE is the ninth; RFC 9293 still counts it among the reserved bits.
    private static final List<Flag> FLAGS = List.of(
            new Flag("AE", "With CWR and ECE it counts, where both ends agreed, how often the way was crowded.", Section.rfc(9768, "3.1")),
            new Flag("CWR", "“I send more slowly now”: the answer to ECE.", Section.rfc(3168, "6.1")),
            new Flag("ECE", "“The way to me is crowded.”", Section.rfc(3168, "6.1")),
            new Flag("URG", "The Urgent Pointer counts. Hardly used any more.", HEADER),
            new Flag("ACK", "The Acknowledgment Number counts.", HEADER),
            new Flag("PSH", "“Hand this to the program now, do not wait for more.”", HEADER),
            new Flag("RST", "The connection is broken off at once.", HEADER),
            new Flag("SYN", "Opens a connection and says with which number the bytes begin.", HEADER),
            new Flag("FIN", "“I will send no more.” The other side may go on sending.", HEADER));

    private record Flag(String name, Words set, Words notSet) {
        Flag(String name, String explanation, Section section) {
            this(name, new Words("set", explanation, section), new Words("not set", explanation, section));
        }
    }

    private final byte[] bytes;
    private final int at;
    private final SegmentPlace place;
    private final TransportChecksum checksum;
    private final int end;
    private final boolean hasData;

    /// @param at where the header begins
    /// @param place what is known of the segment besides
    /// @param end the byte after the last one of the segment that is at hand
    /// @param hasData whether data follow, also where they are not at hand
    TcpHeaderFields(
            byte[] bytes, int at, SegmentPlace place, TransportChecksum checksum, int end, boolean hasData) {
        this.bytes = bytes;
        this.at = at;
        this.place = place;
        this.checksum = checksum;
        this.end = end;
        this.hasData = hasData;
    }

    /// The fields of a header of which nothing else is known.
    static List<Field> of(byte[] bytes) {
        Tiles tiles = new Tiles(bytes, HEADER);
        new TcpHeaderFields(bytes, 0, SegmentPlace.NOWHERE, TransportChecksum.UNKNOWN, bytes.length, false).lay(tiles);
        return tiles.done();
    }

    /// `52344 → 8000 · SYN · seq 2718281828`; only of a header whose first 20 bytes are there.
    String summary() {
        String relative = sequence() < 0 ? "" : " (relative " + sequence() + ")";
        return int16(0) + " → " + int16(2) + " · " + names() + " · seq "
                + Integer.toUnsignedString(PacketFields.int32(bytes, at + 4)) + relative;
    }

    /// The names of the flags that are set.
    String names() {
        return names(flags());
    }

    /// None where the header is cut before its end: then nothing is said that depends on them.
    private int flags() {
        return isWhole() ? int16(12) & 0x1ff : 0;
    }

    private boolean has(int flag) {
        return (flags() & flag) != 0;
    }

    private boolean isWhole() {
        return at + TcpHeader.LENGTH <= end;
    }

    /// The sequence number as it is counted from the connection's first: a SYN has 0 and the first byte 1; -1 where that is
    /// not known.
    private long sequence() {
        if (place.dataOffset() < 0) {
            return SegmentPlace.UNKNOWN;
        }
        return has(TcpHeader.SYN)
                ? 0
                : place.relativeSequence(Integer.toUnsignedLong(PacketFields.int32(bytes, at + 4)));
    }

    /// Lays the fields of the header with its options over all that is left.
    void lay(Tiles tiles) {
        tiles.number(SOURCE_PORT, 16, words("the sender's port", "The number of the door at the sender's computer."));
        tiles.number(DESTINATION_PORT, 16, words(
                "the receiver's port",
                "The number of the door at the receiver's computer; a server's is known beforehand."));
        tiles.number(SEQUENCE_NUMBER, 32, words(
                place.dataOffset() < 0 ? "number of the first byte" : sequenceMeaning(),
                "Every byte of a stream has a number. So the receiver can put them in order and see what is missing. The"
                        + " first number is chosen at random; counted from there it is called relative, and the SYN"
                        + " itself takes 0."));
        tiles.number(ACKNOWLEDGMENT_NUMBER, 32, words(
                acknowledgmentMeaning(), "“I have everything of yours before this number.” It counts where ACK is 1."));
        long size = tiles.value(4);
        tiles.number("Data Offset", 4, words(
                4 * size + " bytes" + (size < 5 ? ": broken, at least 20 are needed" : ""),
                "How long this header is, counted in units of four bytes: the data begins after it."));
        tiles.number("Reserved", 3, words("not used", "Kept free for the future; must be 0."));
        long flags = tiles.value(9);
        tiles.group("Control bits", 9, names((int) flags), control(), TcpHeaderFields::flags);
        tiles.number(WINDOW, 16, words(
                windowMeaning(tiles.value(16)),
                "How many bytes the sender of this would still take: so nobody is flooded. Both sides may have agreed to"
                        + " multiply it (RFC 7323)."));
        tiles.hex(CHECKSUM, 16, checksum.words(HEADER));
        tiles.number("Urgent Pointer", 16, words(
                (flags & 1 << 5) == 0 ? "not used" : "urgent data end that many bytes on",
                "Only counts where URG is 1, which is hardly used any more."));
        new TcpOptionFields(place, bytes).lay(tiles);
    }

    private String sequenceMeaning() {
        if (!isWhole()) {
            return "number of the first byte";
        }
        long number = sequence();
        String relative = number < 0 ? "" : "relative " + number + ": ";
        if (has(TcpHeader.SYN)) {
            return relative + "the first byte will have the next number";
        }
        if (number > place.dataOffset() + 1) {
            return relative + "the FIN had the number before, and no byte follows it";
        }
        return relative + (hasData ? "the data begin at byte " : "the next byte will be byte ") + place.dataOffset()
                + " of this direction";
    }

    private String acknowledgmentMeaning() {
        if (isWhole() && !has(TcpHeader.ACK)) {
            return "does not count: ACK is 0";
        }
        if (place.acknowledged() < 0 || !isWhole()) {
            return "next byte wanted";
        }
        long relative = place.relativeAcknowledgment(Integer.toUnsignedLong(PacketFields.int32(bytes, at + 8)));
        return (relative < 0 ? "" : "relative " + relative + ": ") + "everything before byte " + place.acknowledged()
                + " of the other direction has arrived";
    }

    private String windowMeaning(long window) {
        if (window == 0) {
            return "no room: wait";
        }
        if (has(TcpHeader.SYN)) {
            return "room for " + Spelling.bytes(window) + "; never multiplied in a SYN";
        }
        return switch (place.windowShift()) {
            case SegmentPlace.UNKNOWN -> "room for more";
            case 0 -> "room for " + Spelling.bytes(window);
            default -> "room for " + Spelling.bytes(window << place.windowShift()) + ": " + window + " × "
                    + Spelling.number(1L << place.windowShift());
        };
    }

    /// The names of the bits that are set, such as `PSH ACK`.
    static String names(int flags) {
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            if ((flags >> bit & 1) == 1) {
                names.add(FLAGS.get(FLAGS.size() - 1 - bit).name());
            }
        }
        return names.isEmpty() ? "none" : String.join(" ", names);
    }

    private static Words control() {
        return words(
                "what this segment is about",
                "Nine switches, one bit each. ACK is set on all but the very first segment, and some that carry RST.");
    }

    private static void flags(Tiles bits) {
        for (Flag flag : FLAGS) {
            bits.number(flag.name(), 1, bits.value(1) == 1 ? flag.set() : flag.notSet());
        }
    }

    private int int16(int from) {
        return (bytes[at + from] & 0xff) << 8 | bytes[at + from + 1] & 0xff;
    }

    private static Words words(String meaning, String explanation) {
        return new Words(meaning, explanation, HEADER);
    }
}

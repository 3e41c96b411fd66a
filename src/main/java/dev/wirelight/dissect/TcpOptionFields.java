package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.HeaderOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The options of a TCP header (RFC 9293 §3.1 and §3.2, RFC 7323, RFC 2018), by IANA's list of TCP option kinds.
final class TcpOptionFields {
    static final int MAXIMUM_SEGMENT_SIZE = 2;
    static final int WINDOW_SCALE = 3;
    static final int SACK_PERMITTED = 4;
    static final int SACK = 5;
    static final int TIMESTAMPS = 8;
    private static final int USER_TIMEOUT = 28;
    private static final int AUTHENTICATION = 29;
    private static final int MULTIPATH = 30;
    private static final int FAST_OPEN = 34;
    private static final int ACC_ECN_0 = 172;
    private static final int ACC_ECN_1 = 174;
    private static final int EXPERIMENT_1 = 253;
    private static final int EXPERIMENT_2 = 254;

    private static final Section OPTIONS = Section.rfc(9293, "3.2");
    private static final Section EDGES = Section.rfc(2018, "3");
    private static final Section STAMPS = Section.rfc(7323, "3.2");
    /// What is said about each kind: nearly every segment has options, and they are always the same few.
    private static final List<Words> WORDS =
            IntStream.range(0, 256).mapToObj(TcpOptionFields::wordsOf).toList();

    private final SegmentPlace place;
    private final byte[] bytes;

    TcpOptionFields(SegmentPlace place, byte[] bytes) {
        this.place = place;
        this.bytes = bytes;
    }

    /// Lays the options over all that is left of the header.
    void lay(Tiles tiles) {
        for (HeaderOption option : HeaderOption.in(tiles.bytes(), tiles.at(), tiles.end())) {
            tiles.groupTo(
                    name(option.kind()),
                    option.at() + option.length(),
                    option.broken() ? "broken" : text(option),
                    words(option.kind()),
                    parts -> lay(parts, option));
        }
        padding(tiles, OPTIONS);
    }

    /// What follows the end of the list.
    static void padding(Tiles tiles, Section section) {
        tiles.leafTo("Padding", tiles.end(), Spelling.hex(tiles.bytes(), Math.min(tiles.at(), tiles.end()), tiles.end()),
                new Words("filled up", "Makes the header a multiple of four bytes long; should be zeros.", section));
    }

    /// What is left of an option, as bytes.
    static void value(Tiles parts, String name, Section section) {
        parts.leafTo(name, parts.end(), Spelling.hex(parts.bytes(), Math.min(parts.at(), parts.end()), parts.end()),
                new Words("", "The option's value, byte by byte.", section));
    }

    private void lay(Tiles parts, HeaderOption option) {
        Section section = words(option.kind()).section();
        parts.number("Kind", 8, new Words(name(option.kind()), "Says which option this is.", section));
        if (option.kind() <= HeaderOption.NO_OPERATION) {
            return;
        }
        parts.number("Length", 8, new Words(
                option.broken() ? "broken: the header ends before that" : "bytes with kind and length",
                "The length of the option with its kind and this byte.",
                section));
        if (!option.broken()) {
            inside(parts, option, section);
        }
        value(parts, "Value", section);
    }

    private void inside(Tiles parts, HeaderOption option, Section section) {
        switch (option.kind()) {
            case MAXIMUM_SEGMENT_SIZE -> parts.number("Maximum Segment Size", 16, new Words(
                    "bytes of data in a segment, at most",
                    "“Send me no more than this in one segment.” It leaves room for the headers in what the link can carry.",
                    section));
            case WINDOW_SCALE -> parts.number("shift.cnt", 8, new Words(
                    "windows count × " + Spelling.number(1L << Math.min(14, parts.value(8))),
                    "From the next segment on, my windows are to be shifted to the left by this many bits, where both ends"
                            + " sent this option. At most 14.",
                    section));
            case SACK -> blocks(parts);
            case TIMESTAMPS -> {
                parts.number("TS Value (TSval)", 32, new Words(
                        "the sender's clock", "A clock that may begin anywhere. It comes back in the answer, so the sender learns how long the way takes.", STAMPS));
                parts.number("TS Echo Reply (TSecr)", 32, new Words(
                        parts.value(32) == 0 ? "none yet" : "the other side's clock, sent back",
                        "The last TSval of the other side. Counts where ACK is 1.", STAMPS));
            }
            case USER_TIMEOUT -> {
                parts.number("Granularity", 1, new Words(parts.value(1) == 1 ? "minutes" : "seconds", "What the number counts.", section));
                parts.number("User Timeout", 15, new Words("so long I wait", "How long unanswered data may stay before the connection is given up.", section));
            }
            case AUTHENTICATION -> {
                parts.number("KeyID", 8, new Words("which key", "The key that made the proof.", section));
                parts.number("RNextKeyID", 8, new Words("which key next", "The key that the sender would like next.", section));
            }
            case MULTIPATH -> parts.number("Subtype", 4, new Words(multipath(parts.value(4)), "What this Multipath option says.", section))
                    .number("Flags and version", 4, new Words("", "Depend on the subtype.", section));
            case EXPERIMENT_1, EXPERIMENT_2 -> parts.hex("ExID", 16, new Words(
                    "whose experiment", "A number that keeps experiments apart.", section));
            default -> {}
        }
    }

    private void blocks(Tiles parts) {
        while (parts.end() - parts.at() >= 8) {
            Words words = new Words("these have arrived, too", "From the left edge on, up to before the right edge.", EDGES);
            parts.group("Block", 64, "", words, block -> {
                block.number("Left Edge", 32, new Words(relative(block, "the first byte of the block"), "The number of the first byte that arrived.", EDGES));
                block.number("Right Edge", 32, new Words(relative(block, "the byte after the block"), "The number of the byte after the last one that arrived.", EDGES));
            });
        }
    }

    private String relative(Tiles tiles, String words) {
        long relative = place.relativeAcknowledgment(tiles.value(32));
        return relative < 0 ? words : "relative " + relative + ": " + words;
    }

    private String text(HeaderOption option) {
        int at = option.at() + 2;
        return switch (option.kind()) {
            case MAXIMUM_SEGMENT_SIZE -> option.length() == 4 ? Spelling.number(unsigned(at, 2)) + " bytes" : "";
            case WINDOW_SCALE -> option.length() == 3 ? "× " + Spelling.number(1L << Math.min(14, unsigned(at, 1))) : "";
            case TIMESTAMPS -> option.length() == 10 ? unsigned(at, 4) + ", echo " + unsigned(at + 4, 4) : "";
            case SACK -> Amounts.of((option.length() - 2) / 8, "block");
            default -> "";
        };
    }

    private long unsigned(int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    private static String multipath(long subtype) {
        return switch ((int) subtype) {
            case 0 -> "MP_CAPABLE";
            case 1 -> "MP_JOIN";
            case 2 -> "DSS";
            case 3 -> "ADD_ADDR";
            case 4 -> "REMOVE_ADDR";
            case 5 -> "MP_PRIO";
            case 6 -> "MP_FAIL";
            case 7 -> "MP_FASTCLOSE";
            case 8 -> "MP_TCPRST";
            default -> "a subtype by its number";
        };
    }

    private static String name(int kind) {
        return switch (kind) {
            case HeaderOption.END -> "End of Option List";
            case HeaderOption.NO_OPERATION -> "No-Operation";
            case MAXIMUM_SEGMENT_SIZE -> "Maximum Segment Size";
            case WINDOW_SCALE -> "Window Scale";
            case SACK_PERMITTED -> "SACK-Permitted";
            case SACK -> "SACK";
            case 6 -> "Echo";
            case 7 -> "Echo Reply";
            case TIMESTAMPS -> "Timestamps";
            case 9 -> "Partial Order Connection Permitted";
            case 10 -> "Partial Order Service Profile";
            case 11 -> "CC";
            case 12 -> "CC.NEW";
            case 13 -> "CC.ECHO";
            case 14 -> "TCP Alternate Checksum Request";
            case 15 -> "TCP Alternate Checksum Data";
            case 19 -> "MD5 Signature";
            case 27 -> "Quick-Start Response";
            case USER_TIMEOUT -> "User Timeout";
            case AUTHENTICATION -> "TCP Authentication Option";
            case MULTIPATH -> "Multipath TCP";
            case FAST_OPEN -> "TCP Fast Open Cookie";
            case 69 -> "Encryption Negotiation";
            case ACC_ECN_0 -> "AccECN Order 0";
            case ACC_ECN_1 -> "AccECN Order 1";
            case EXPERIMENT_1, EXPERIMENT_2 -> "Experiment";
            default -> String.format(Locale.ROOT, "Option %d", kind);
        };
    }

    private static Words words(int kind) {
        return WORDS.get(kind);
    }

    private static Words wordsOf(int kind) {
        return switch (kind) {
            case HeaderOption.END -> w(9293, "3.2", "no more options", "What follows up to the end of the header is padding.");
            case HeaderOption.NO_OPERATION -> w(9293, "3.2", "does nothing", "One byte that fills up, so that what follows begins at an even place.");
            case MAXIMUM_SEGMENT_SIZE -> w(9293, "3.7.1", "the largest segment I take", "Stands in SYNs alone: how many bytes of data the sender of this takes in one segment.");
            case WINDOW_SCALE -> w(7323, "2.2", "multiply my windows", "Stands in SYNs alone. The window has 16 bits, too few for today's networks; so both ends agree to multiply it.");
            case SACK_PERMITTED -> w(2018, "2", "SACK is welcome", "Stands in SYNs alone: “you may tell me which later bytes have arrived, too.”");
            case SACK -> w(2018, "3", "what arrived beyond the gap", "Tells which bytes behind a hole have arrived, so that only the hole is sent again.");
            case TIMESTAMPS -> w(7323, "3.2", "when it was sent", "Each end sends its clock and sends back the other's: so both know how long the way takes, and old segments are recognised.");
            case 6, 7 -> w(1072, "3", "old, replaced by timestamps", "Measured how long the way takes.");
            case 9, 10 -> w(1693, "3", "old, never used", "Would have let data arrive in another order.");
            case 11, 12, 13 -> w(1644, "3", "old, never used", "Counted connections for a faster beginning (T/TCP).");
            case 14, 15 -> w(1146, "2", "old, never used", "Another way to compute the checksum.");
            case 19 -> w(2385, "3", "who really sent it", "A proof with a shared secret, used between routers.");
            case 27 -> w(4782, "4.5", "how fast to begin", "Answers a wish to begin fast.");
            case USER_TIMEOUT -> w(5482, "3", "how long I wait", "How long data may stay unanswered before the connection is given up.");
            case AUTHENTICATION -> w(5925, "2.2", "who really sent it", "A proof with a shared secret that nobody changed the segment.");
            case MULTIPATH -> w(8684, "3", "several ways at once", "One connection over several networks, such as Wi-Fi and mobile.");
            case FAST_OPEN -> w(7413, "4.1.1", "data already in the SYN", "A cookie with which a client that was here before may send data with its SYN.");
            case 69 -> w(8547, "4", "let us encrypt", "Agrees on encryption inside TCP.");
            case ACC_ECN_0, ACC_ECN_1 -> w(9768, "3.2.3", "how crowded the way was", "Counts the bytes that arrived with each mark of ECN.");
            case EXPERIMENT_1, EXPERIMENT_2 -> w(6994, "3", "for experiments", "A number for trying things out.");
            default -> w(9293, "3.2", "an option by its number", "An option of IANA's list of TCP options. Whoever does not know one passes over it.");
        };
    }

    private static Words w(int rfc, String section, String meaning, String explanation) {
        return new Words(meaning, explanation, Section.rfc(rfc, section));
    }
}

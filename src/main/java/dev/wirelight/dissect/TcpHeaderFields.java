package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fields of a TCP header (RFC 9293 §3.1).
final class TcpHeaderFields {
    static final Section HEADER = Section.rfc(9293, "3.1");
    static final String SOURCE_PORT = "Source Port";
    static final String DESTINATION_PORT = "Destination Port";
    static final String SEQUENCE_NUMBER = "Sequence Number";
    static final String ACKNOWLEDGMENT_NUMBER = "Acknowledgment Number";
    static final String WINDOW = "Window";
    static final String CHECKSUM = "Checksum";

    private static final String[] FLAGS = {"CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"};

    private TcpHeaderFields() {}

    /// @param bytes a header, or the beginning of one
    static List<Field> of(byte[] bytes) {
        Tiles tiles = new Tiles(bytes, HEADER);
        tiles.number(SOURCE_PORT, 16, words("the sender's port", "The number of the door at the sender's computer."));
        tiles.number(
                DESTINATION_PORT,
                16,
                words(
                        "the receiver's port",
                        "The number of the door at the receiver's computer; a server's is known beforehand."));
        tiles.number(
                SEQUENCE_NUMBER,
                32,
                words(
                        "number of the first byte",
                        "Every byte of a stream has a number. So the receiver can put them in order and "
                                + "see what is missing."));
        tiles.number(
                ACKNOWLEDGMENT_NUMBER,
                32,
                words(
                        "next byte wanted",
                        "“I have everything of yours before this number.” It counts where ACK is 1."));
        long words = tiles.value(4);
        tiles.leaf(
                "Data Offset",
                4,
                Long.toString(words),
                words(
                        4 * words + " bytes",
                        "How long this header is, counted in units of four bytes: the data begins after it."));
        tiles.number("Reserved", 4, words("not used", "Kept free for the future; must be 0."));
        tiles.group("Control bits", 8, names((int) tiles.value(8)), control(), TcpHeaderFields::flags);
        tiles.number(
                WINDOW,
                16,
                words(
                        "room for more",
                        "How many bytes the sender of this would still take: so nobody is flooded. Both sides may "
                                + "have agreed to multiply it (RFC 7323)."));
        tiles.number(
                CHECKSUM,
                16,
                hex(tiles.value(16)),
                words(
                        "finds errors on the way",
                        "A sum over the addresses, this header and the data. If it is wrong at the "
                                + "receiver, the segment is thrown away and sent again."));
        tiles.number(
                "Urgent Pointer", 16, words("not used", "Only counts where URG is 1, which is hardly used any more."));
        return tiles.done();
    }

    /// The names of the bits that are set, such as `PSH ACK`.
    static String names(int flags) {
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((flags >> bit & 1) == 1) {
                names.add(FLAGS[FLAGS.length - 1 - bit]);
            }
        }
        return names.isEmpty() ? "none" : String.join(" ", names);
    }

    private static Words control() {
        return words(
                "what this segment is about",
                "Eight switches, one bit each. ACK is set on all but the very first segment, and some that carry RST.");
    }

    private static void flags(Tiles bits) {
        for (String flag : FLAGS) {
            boolean set = bits.value(1) == 1;
            bits.leaf(flag, 1, set ? "1" : "0", words(set ? "set" : "not set", explanation(flag)));
        }
    }

    private static String explanation(String flag) {
        return switch (flag) {
            case "CWR" -> "“I send more slowly now”: the answer to ECE.";
            case "ECE" -> "“The way to me is crowded.”";
            case "URG" -> "The Urgent Pointer counts. Hardly used any more.";
            case "ACK" -> "The Acknowledgment Number counts.";
            case "PSH" -> "“Hand this to the program now, do not wait for more.”";
            case "RST" -> "The connection is broken off at once.";
            case "SYN" -> "Opens a connection and says with which number the bytes begin.";
            default -> "“I will send no more.” The other side may go on sending.";
        };
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "0x%04x", value);
    }

    private static Words words(String meaning, String explanation) {
        return new Words(meaning, explanation, HEADER);
    }
}

package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Lays fields over bytes, one after another and without a gap, so that every bit gets exactly one leaf.
///
/// A field that is longer than the bytes that are left is laid over those, and says so; of a number nobody can say a value
/// then. Where no bytes are left, a field is not laid at all. What nobody laid a field over becomes a leaf `unexplained`.
final class Tiles {
    static final String UNEXPLAINED = Field.UNEXPLAINED;
    static final String REST = "rest";

    /// A stranger may send thousands of tiny fields; nobody reads more than this.
    static final int MOST_FIELDS = 3_000;

    private final byte[] bytes;
    private final Section section;
    private final boolean allThatCame;
    private final Origin origin;
    private final int[] laid;
    private final long end;
    private long position;
    private final List<Field> fields = new ArrayList<>();

    /// @param section the specification's section on the whole, for what cannot be explained
    Tiles(byte[] bytes, Section section) {
        this(bytes, section, false);
    }

    /// @param allThatCame whether the unit has no more bytes than these: where a field is longer, the rest never came
    Tiles(byte[] bytes, Section section, boolean allThatCame) {
        this(bytes, section, allThatCame, Origin.OBSERVED);
    }

    /// @param origin where the bytes come from
    Tiles(byte[] bytes, Section section, boolean allThatCame, Origin origin) {
        this(bytes, section, allThatCame, origin, new int[1], 0, 8L * bytes.length);
    }

    private Tiles(
            byte[] bytes, Section section, boolean allThatCame, Origin origin, int[] laid, long position, long end) {
        this.bytes = bytes;
        this.section = section;
        this.allThatCame = allThatCame;
        this.origin = origin;
        this.laid = laid;
        this.position = position;
        this.end = end;
    }

    /// The first byte that has no field yet.
    int at() {
        return (int) (position / 8);
    }

    /// All bytes of the source, also those that lie outside of this group. Nobody may change them.
    byte[] bytes() {
        return bytes;
    }

    /// The byte after the last one that may get a field here.
    int end() {
        return (int) (end / 8);
    }

    /// The first byte of this value that has no field yet, or [#end()].
    int next(int value) {
        for (int i = at(); i < end(); i++) {
            if ((bytes[i] & 0xff) == value) {
                return i;
            }
        }
        return end();
    }

    /// The number that the next `bits` are, the highest first; of as many of them as are left.
    ///
    /// @param bits 1 to 63
    long value(int bits) {
        return value(bytes, position, Math.min(end, position + bits));
    }

    /// The number that the bits from `from` up to `to`, without it, are; of more than 64 the last 64.
    static long value(byte[] bytes, long from, long to) {
        long value = 0;
        long bit = from;
        while (bit < to) {
            // As many bits as the byte still has, or as are wanted of it.
            int first = (int) bit & 7;
            int count = (int) Math.min(8 - first, to - bit);
            int part = (bytes[(int) (bit >> 3)] & 0xff >> first) >> 8 - first - count;
            value = value << count | part;
            bit += count;
        }
        return value;
    }

    /// How many fields stand beside each other here so far.
    int count() {
        return fields.size();
    }

    /// The next bytes in hexadecimal; of as many of them as are left.
    String hex(long length) {
        return Spelling.hex(bytes, at(), (int) Math.min(end(), at() + length));
    }

    /// The next bytes as they are; of as many of them as are left.
    byte[] peek(long length) {
        return Arrays.copyOfRange(bytes, at(), (int) Math.min(end(), at() + length));
    }

    /// Lays a leaf over the next `bits` and shows them as a number.
    Tiles number(String name, int bits, Words words) {
        return number(name, bits, Long.toString(value(bits)), words);
    }

    /// Lays a leaf over the next `bits` and shows them as a number in hexadecimal, such as `0x0800`.
    Tiles hex(String name, int bits, Words words) {
        return number(name, bits, "0x" + HexFormat.of().toHexDigits(value(bits), (bits + 3) / 4), words);
    }

    /// Lays a leaf over the next `bits`, which are a number that is shown in another way, such as `0x1`.
    Tiles number(String name, long bits, String text, Words words) {
        return lay(name, bits, true, text, words, List.of());
    }

    /// Lays a leaf over the next `bits`. Where they are whole bytes, these are text or bytes and no number.
    Tiles leaf(String name, long bits, String text, Words words) {
        return lay(name, bits, bits % 8 != 0, text, words, List.of());
    }

    /// Lays a leaf from here up to the byte `to`, without it; none when that is here.
    Tiles leafTo(String name, int to, String text, Words words) {
        return leaf(name, 8L * to - position, text, words);
    }

    /// Lays a field over the next `bits`, which consists of the fields that `parts` lays.
    Tiles group(String name, long bits, String text, Words words, Consumer<Tiles> parts) {
        return group(name, bits, bits % 8 != 0, text, words, parts);
    }

    /// As [#group], for whole bytes that are a number, too.
    Tiles numberGroup(String name, int bits, Words words, Consumer<Tiles> parts) {
        return group(name, bits, true, Long.toString(value(bits)), words, parts);
    }

    private Tiles group(String name, long bits, boolean number, String text, Words words, Consumer<Tiles> parts) {
        if (bits <= 0 || position == end || laid[0] >= MOST_FIELDS) {
            return this;
        }
        Tiles inner = new Tiles(bytes, section, allThatCame, origin, laid, position, position + Math.min(bits, end - position));
        parts.accept(inner);
        return lay(name, bits, number, text, words, inner.done());
    }

    /// As [#group], up to the byte `to`, without it.
    Tiles groupTo(String name, int to, String text, Words words, Consumer<Tiles> parts) {
        return group(name, 8L * to - position, text, words, parts);
    }

    private Tiles lay(String name, long bits, boolean number, String text, Words words, List<Field> parts) {
        long here = Math.min(bits, end - position);
        boolean full = laid[0] >= MOST_FIELDS && parts.isEmpty();
        if (here <= 0 || full) {
            return this;
        }
        boolean half = number && here < bits;
        boolean bytes = half && position % 8 == 0 && here % 8 == 0;
        String meaning = here == bits ? words.meaning() : cut(half ? "" : words.meaning(), here, bits);
        fields.add(new Field(
                name,
                position,
                here,
                number && !bytes,
                bytes ? hex(here / 8) : text,
                meaning,
                words.explanation(),
                words.section(),
                origin,
                List.of(),
                parts));
        position += here;
        laid[0]++;
        return this;
    }

    private String cut(String meaning, long here, long bits) {
        String size = bits % 8 == 0 && here % 8 == 0
                ? Spelling.number(here / 8) + " of " + Spelling.bytes(bits / 8)
                : here + " of " + bits + " bits";
        return (meaning.isEmpty() ? "" : meaning + " · ")
                + (allThatCame ? "only " + size + " came" : "cut: " + size + " shown");
    }

    /// The fields, which now tile the bytes.
    List<Field> done() {
        if (position < end) {
            boolean full = laid[0] >= MOST_FIELDS;
            String text = Spelling.hex(bytes, at(), (int) ((end + 7) / 8));
            Words words = full
                    ? new Words(
                            "not split further",
                            "There are very many fields here. The first " + Spelling.number(MOST_FIELDS)
                                    + " are shown one by one, the rest as it stands.",
                            section)
                    : new Words(
                            "",
                            "Wirelight has no explanation for these bytes. Every byte should have one: please report"
                                    + " it.",
                            section);
            fields.add(new Field(
                    full ? REST : UNEXPLAINED,
                    position,
                    end - position,
                    false,
                    text,
                    words.meaning(),
                    words.explanation(),
                    words.section(),
                    origin,
                    List.of(),
                    List.of()));
            position = end;
        }
        return List.copyOf(fields);
    }
}

package dev.wirelight.terminal;

import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Writes trees of fields as JSON, for every command that prints JSON. Several threads may do so at once.
final class JsonFields {
    /// A number in JSON that has more bits than this cannot be written as one: it becomes hex.
    private static final int MOST_NUMBER_BITS = 64;

    private static final int MOST_WORDS = 4_096;
    private static final int LONGEST_WORDS = 200;

    private static final byte[] NAME = JsonBytes.name("{", "name");
    private static final byte[] BIT_OFFSET = JsonBytes.name(",", "bitOffset");
    private static final byte[] BIT_LENGTH = JsonBytes.name(",", "bitLength");
    private static final byte[] VALUE = JsonBytes.name(",", "value");
    private static final byte[] TEXT = JsonBytes.name(",", "text");
    private static final byte[] MEANING = JsonBytes.name(",", "meaning");
    private static final byte[] NOTES = JsonBytes.name(",", "notes");
    private static final byte[] FIELDS = JsonBytes.name(",", "fields");
    private static final byte[] NONE = {'[', ']'};
    private static final byte[] NO_NOTES_NO_FIELDS = JsonBytes.ascii(",\"notes\":[],\"fields\":[]}");
    private static final byte[] RULE = JsonBytes.name("{", "rule");
    private static final byte[] SENTENCE = JsonBytes.name(",", "sentence");
    private static final byte[] SECTION = JsonBytes.name(",", "section");
    private static final byte[] BROKEN_BY = JsonBytes.name(",", "brokenBy");
    private static final byte[] DETAIL = JsonBytes.name(",", "detail");
    private static final byte[] CONSEQUENCE = JsonBytes.name(",", "consequence");

    // Bounded: what strangers say is among the words too.
    private final Map<String, byte[]> words = new ConcurrentHashMap<>();
    private volatile boolean full;
    private final Map<Section, byte[]> sections = new ConcurrentHashMap<>();
    private final KnownLeaves leaves = new KnownLeaves();
    private final LongAdder unexplained = new LongAdder();
    private final byte[][] origins = new byte[Origin.values().length][];

    JsonFields() {
        for (Origin origin : Origin.values()) {
            origins[origin.ordinal()] =
                    JsonBytes.member("origin", origin.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /// Writes an array of fields.
    ///
    /// @param source the bytes over which they lie
    void write(JsonBytes json, List<Field> fields, byte[] source) {
        write(json, fields, source, 0);
    }

    /// The same for a part of a source.
    ///
    /// @param begin the bit of the source that is to be counted as the first
    void write(JsonBytes json, List<Field> fields, byte[] source, long begin) {
        if (fields.isEmpty()) {
            json.raw(NONE);
            return;
        }
        json.raw('[');
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            write(json, fields.get(i), source, begin);
        }
        json.raw(']');
    }

    /// How many bits of all that was written had no explanation.
    long unexplainedBits() {
        return unexplained.sum();
    }

    private void write(JsonBytes json, Field field, byte[] source, long begin) {
        if (field.name().equals(Field.UNEXPLAINED)) {
            unexplained.add(field.bitLength());
        }
        if (KnownLeaves.mayBeKnown(field)) {
            leaf(json, field, source, begin);
        } else {
            writeAnew(json, field, source, begin);
        }
    }

    private void leaf(JsonBytes json, Field field, byte[] source, long begin) {
        long at = field.bitOffset() - begin;
        long value = field.value(source);
        byte[] known = leaves.find(field, at, value);
        if (known != null) {
            json.raw(known);
        } else {
            int from = json.length();
            writeAnew(json, field, source, begin);
            leaves.written(field, at, value, json, from);
        }
    }

    private void writeAnew(JsonBytes json, Field field, byte[] source, long begin) {
        json.raw(NAME);
        words(json, field.name());
        json.raw(BIT_OFFSET).number(field.bitOffset() - begin);
        json.raw(BIT_LENGTH).number(field.bitLength());
        json.raw(VALUE);
        value(json, field, source);
        json.raw(TEXT).text(field.text());
        // Where two words say nothing, the sentences for a beginner do.
        json.raw(MEANING);
        words(json, field.meaning().isEmpty() ? field.explanation() : field.meaning());
        json.raw(spec(field.section())).raw(origins[field.origin().ordinal()]);
        if (field.violations().isEmpty() && field.isLeaf()) {
            json.raw(NO_NOTES_NO_FIELDS);
            return;
        }
        json.raw(NOTES);
        notes(json, field.violations());
        json.raw(FIELDS);
        write(json, field.fields(), source, begin);
        json.raw('}');
    }

    /// A number is a number; all other bits are hexadecimal digits, and bits that are no whole bytes are a number again.
    private static void value(JsonBytes json, Field field, byte[] source) {
        boolean wholeBytes = field.bitOffset() % 8 == 0 && field.bitLength() % 8 == 0;
        if (wholeBytes && (!field.number() || field.bitLength() > MOST_NUMBER_BITS)) {
            json.hex(source, field.firstByte(), field.endByte());
        } else {
            json.unsigned(field.value(source));
        }
    }

    private static void notes(JsonBytes json, List<Violation> violations) {
        if (violations.isEmpty()) {
            json.raw(NONE);
            return;
        }
        json.raw('[');
        for (int i = 0; i < violations.size(); i++) {
            Violation broken = violations.get(i);
            if (i > 0) {
                json.raw(',');
            }
            json.raw(RULE).text(broken.rule().name());
            json.raw(SECTION).text(broken.rule().section().toString());
            json.raw(BROKEN_BY).text(broken.brokenBy().toString());
            json.raw(SENTENCE).text(broken.rule().sentence());
            json.raw(DETAIL).text(broken.detail());
            json.raw(CONSEQUENCE).text(broken.rule().consequence());
            json.raw('}');
        }
        json.raw(']');
    }

    /// The member `spec` of a section.
    private byte[] spec(Section section) {
        byte[] known = sections.get(section);
        if (known == null) {
            known = JsonBytes.member("spec", section.toString());
            sections.put(section, known); // no stranger can name a section
        }
        return known;
    }

    private void words(JsonBytes json, String text) {
        byte[] known = words.get(text);
        if (known != null) {
            json.raw(known);
            return;
        }
        json.text(text);
        if (!full && text.length() <= LONGEST_WORDS) {
            words.put(text, JsonBytes.words(text));
            full = words.size() >= MOST_WORDS;
        }
    }
}

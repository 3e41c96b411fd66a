package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import dev.wirelight.dissect.Protection;
import dev.wirelight.dissect.Source;
import java.util.ArrayList;
import java.util.List;

/// An encrypted record, cut into its header, the encrypted bytes and the tag at its end.
final class RecordSource {
    private RecordSource() {}

    /// @param bytes all of the record's
    static Source of(Unit record, byte[] bytes) {
        Source whole = Dissector.explain(record, bytes).wire();
        int tag = record.content() instanceof Content.Tls tls ? Protection.of(tls.context()).tag() : 0;
        Field last = whole.fields().getLast();
        if (tag == 0 || !last.isLeaf() || last.bitLength() <= tag * 8L) {
            return whole;
        }
        List<Field> fields = new ArrayList<>(whole.fields().subList(0, whole.fields().size() - 1));
        fields.add(part(last, last.bitOffset(), last.bitLength() - tag * 8L, say("encrypted bytes"), last.explanation()));
        fields.add(part(
                last,
                last.bitOffset() + last.bitLength() - tag * 8L,
                tag * 8L,
                say("tag"),
                say("A checksum that only the two ends can make. Whoever changes a bit of this record on its way is found out by it.")));
        return new Source(whole.name(), Origin.OBSERVED, whole.bytes(), fields);
    }

    private static Field part(Field whole, long bit, long bits, String name, String explanation) {
        return new Field(
                name,
                bit,
                bits,
                false,
                "",
                count(bits / 8, "%,d byte", "%,d bytes"),
                explanation,
                whole.section(),
                Origin.OBSERVED,
                List.of(),
                List.of());
    }
}

package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.tls.CipherSuite;
import dev.wirelight.protocol.tls.TlsContext;
import java.util.ArrayList;
import java.util.List;

/// An encrypted record, cut into its header, the encrypted bytes and the tag at its end.
final class RecordSource {
    private static final int TAG = 16;
    private static final int SHORT_TAG = 8;

    private RecordSource() {}

    /// @param bytes all of the record's
    static Source of(Unit record, byte[] bytes) {
        Source whole = Dissector.explain(record, bytes).wire();
        int tag = record.content() instanceof Content.Tls tls ? tagLength(tls.context()) : 0;
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

    /// The bytes that seal a record at its end, where the cipher suite says so (RFC 5116 §5, RFC 6655 §3): 0 where it does
    /// not, or is not known.
    private static int tagLength(TlsContext context) {
        if (!context.encrypted() || context.cipherSuite() == TlsContext.UNKNOWN) {
            return 0;
        }
        String suite = CipherSuite.nameOf(context.cipherSuite());
        if (suite.contains("_CCM_8")) {
            return SHORT_TAG;
        }
        return suite.contains("_GCM_") || suite.contains("_CCM") || suite.contains("CHACHA20") ? TAG : 0;
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

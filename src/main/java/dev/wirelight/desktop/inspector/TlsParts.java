package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Icons;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import dev.wirelight.dissect.Protection;
import dev.wirelight.dissect.RecordContent;
import dev.wirelight.dissect.Records;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// What TLS made of a unit: the records that carried it, as they were on the wire; of a record, what was in it.
final class TlsParts {
    private static final int MOST_RECORDS = 3;
    private static final int MOST_BYTES = 20 << 10;
    private static final int MOST_ROWS = 5;
    private static final Section PROTECTION = Section.rfc(8446, "5.2");

    private final Trace trace;
    private final WireUnits wire;
    private final Ladders ladders;
    private final List<Node> parts = new ArrayList<>();
    private List<Unit> counterparts = List.of();
    private boolean lacksRecords;

    private TlsParts(Trace trace, Ladders ladders) {
        this.trace = trace;
        this.ladders = ladders;
        this.wire = ladders.units();
    }

    /// @return one without anything where there is no TLS
    static TlsParts of(Look look, Trace trace, Ladders ladders) {
        TlsParts made = new TlsParts(trace, ladders);
        Unit unit = look.unit();
        if (unit.content() instanceof Content.Tls) {
            look.carriers().held().ifPresent(content -> made.held(unit, content));
        } else {
            look.carriers().records().ifPresent(records -> made.carried(unit, records));
        }
        return made;
    }

    /// What to show; nothing where there is no TLS.
    List<Node> nodes() {
        return parts;
    }

    /// The units of the other one of the two connections that have the same bytes, as far as they are in the ladders.
    List<Unit> counterparts() {
        return counterparts;
    }

    /// Whether not all records that carried it are in the ladders, or not yet.
    boolean lacksRecords() {
        return lacksRecords;
    }

    /// Whether all records that carried a unit are in the ladders.
    static boolean hasRecords(Look look, Ladders ladders) {
        return look.carriers()
                .records()
                .filter(records -> recordsOf(records, ladders.units()).size() == records.count())
                .isPresent();
    }

    private static List<Unit> recordsOf(Records records, WireUnits wire) {
        Unit span = records.onTheWire();
        Set<Long> offsets = records.pieces().stream().map(Records.Piece::recordOffset).collect(Collectors.toSet());
        return wire.lying(span.connection(), span.direction(), span.offset(), span.offset() + span.length()).stream()
                .filter(unit -> offsets.contains(unit.offset()))
                .toList();
    }

    private void offer(String words) {
        if (!counterparts.isEmpty()) {
            Button button = Icons.button(
                    "corner-right-up", words, say("Chooses its row in the ladder"), () -> ladders.choose().accept(counterparts.getFirst()));
            parts.add(button);
        }
    }

    private void carried(Unit unit, Records records) {
        heading(records.count() == 1 ? say("On the way: the record that carried them") : say(
                "On the way: the %s records that carried them",
                records.count()));
        counterparts = recordsOf(records, wire);
        lacksRecords = counterparts.size() < records.count();
        offer(counterparts.size() == 1 ? say("Show the record in the ladder") : say("Show the first record in the ladder"));
        long last = -1;
        int shown = 0;
        for (Records.Piece piece : records.pieces()) {
            if (piece.recordOffset() != last && shown < MOST_RECORDS) {
                shown++;
                carriedBy(unit, records.onTheWire(), piece);
            }
            last = piece.recordOffset();
        }
        if (records.count() > shown) {
            words(count(records.count() - shown, "And %,d more record.", "And %,d more records."));
        }
        parts.add(new OnTheWay(trace, wire).card(unit, records.onTheWire()));
    }

    private void carriedBy(Unit unit, Unit span, Records.Piece piece) {
        long from = Math.max(0, piece.offset() - unit.offset());
        long to = Math.min(unit.length(), piece.offset() + piece.length() - unit.offset());
        String which = from == 0 && to == unit.length()
                ? count(unit.length(), "all of this %,d byte", "all of these %,d bytes")
                : say("bytes %,d to %,d of these %,d", from, to - 1, unit.length());
        words(say("%,d bytes on the wire, which carry %s. Everybody on the way sees them like this:",
                piece.recordLength(), which));
        Optional<Unit> record = wire.record(span.connection(), span.direction(), piece.recordOffset());
        Optional<Source> source = record.flatMap(found ->
                found.bytes(trace, MOST_BYTES).map(bytes -> RecordSource.of(found, bytes)));
        source.ifPresentOrElse(this::bytes, () -> words(say("These bytes are no longer in memory.")));
        record.ifPresent(found -> RecordContent.of(trace, found).ifPresent(content -> madeOf(found, content)));
    }

    /// Why there are more encrypted bytes than were said.
    private void madeOf(Unit record, RecordContent content) {
        if (record.content() instanceof Content.Tls tls) {
            int said = content.bytes().length;
            Protection protection = Protection.of(tls.context());
            int encrypted = tls.header().length() - protection.tag();
            protection.padding(tls.header().length(), said).ifPresent(zeros -> words(zeros == 0
                    ? say("The %,d encrypted bytes are %,d that were said and 1 that says of which kind they are (application_data).",
                            encrypted, said)
                    : say("The %,d encrypted bytes are %,d that were said, 1 that says of which kind they are (application_data), and"
                            + " padding of zeros, %,d long, which may hide how much was said (RFC 8446 §5.4)."
                            + " Java adds 16 to each record, most other programs none.",
                            encrypted, said, zeros)));
        }
    }

    private void held(Unit unit, RecordContent content) {
        heading(say("Inside: what was in it"));
        counterparts = wire.lying(
                content.inside(), unit.direction(), content.offset(), content.offset() + content.bytes().length);
        offer(say("Show what was inside in the ladder"));
        long to = content.offset() + content.bytes().length - 1;
        String size = count(content.bytes().length, "%,d byte", "%,d bytes");
        words(unit.direction() == Direction.CLIENT_TO_SERVER
                ? say("%s, bytes %,d to %,d of what the client said.", size, content.offset(), to)
                : say("%s, bytes %,d to %,d of what the server said.", size, content.offset(), to));
        madeOf(unit, content);
        words(unit.connection().isCaptured()
                ? say("Only the two ends have the key; one of them wrote this down for the file.")
                : say("Only the two ends have the key; this program is one of them."));
        Field field = new Field(
                say("said inside TLS"),
                0,
                content.bytes().length * 8L,
                false,
                "",
                "decrypted",
                say("What the program above TLS said. On the wire it stands in no place: it was encrypted there."),
                PROTECTION,
                Origin.DERIVED,
                List.of(),
                List.of());
        bytes(new Source("decrypted", Origin.DERIVED, content.bytes(), List.of(field)));
        parts.add(new OnTheWay(trace, wire).card(unit, unit));
    }

    private void bytes(Source source) {
        Highlight highlight = new Highlight();
        FieldMap map = new FieldMap(source, 0);
        parts.add(new HexView(map, MOST_ROWS, highlight));
        parts.add(new ByteReadout(map, highlight));
        if (source.fields().size() > 1) {
            List<String> names = new ArrayList<>();
            long header = 0;
            for (Field field : source.fields()) {
                boolean inHeader = field.endByte() <= TlsRecord.HEADER;
                header += inHeader ? field.bitLength() / 8 : 0;
                if (!inHeader) {
                    names.add(field.name() + " " + field.bitLength() / 8);
                }
            }
            words(say("In bytes: header %s (type, version, length) · %s", header, String.join(" · ", names)));
        }
    }

    private void heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().addAll("heading", "part-heading");
        parts.add(heading);
    }

    private void words(String text) {
        parts.add(wrapped(text));
    }

    static Label wrapped(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        return words;
    }
}

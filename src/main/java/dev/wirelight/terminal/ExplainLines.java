package dev.wirelight.terminal;

import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.PacketDissection;
import dev.wirelight.dissect.PacketDissector;
import dev.wirelight.dissect.PacketPart;
import dev.wirelight.dissect.Source;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.protocol.Violation;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is explained, for people: a line for each packet and unit, and below it the fields with their bytes.
final class ExplainLines implements ExplainPrinter {
    /// Of a longer unit the first so many bytes are explained.
    static final int MOST_BYTES = 4_096;

    private final Ink.Colours colours;
    private final boolean withFields;
    private final boolean ofFile;
    private final JsonTime time;
    private final LongAdder unexplained = new LongAdder();

    /// @param startedAt as for [ExplainJson]
    /// @param withFields whether the fields are wanted, or only the overview
    ExplainLines(@Nullable Instant startedAt, boolean withFields, Ink.Colours colours) {
        this.colours = colours;
        this.withFields = withFields;
        this.ofFile = startedAt != null;
        this.time = new JsonTime(startedAt == null ? Instant.EPOCH : startedAt);
    }

    @Override
    public void print(Piece out, List<Explained> all) {
        all.forEach(explained -> print(out.text(), explained));
    }

    private void print(StringBuilder out, Explained explained) {
        switch (explained) {
            case Explained.Packet packet -> packet(out, packet);
            case Explained.Typed(var first, Direction direction, byte[] bytes) -> {
                PacketDissection packet = PacketDissector.explain(first, bytes);
                title(out, Ink.STRONG, direction, packet.title() + " · " + Amounts.of(bytes.length, "byte"));
                packet.parts().forEach(part -> part(out, part));
            }
            case Explained.Application application -> application(out, application);
            case Explained.Missing(Connection connection, Direction direction, long nanos, long offset, long length) ->
                title(out, Ink.BROKEN, direction, where(connection, direction, nanos, offset)
                        + Amounts.of(length, "byte") + " missing: they passed and were not captured");
            case Explained.Ended(Connection connection, Direction direction, long nanos, long offset, var how) ->
                title(out, Ink.STRONG, direction, where(connection, direction, nanos, offset) + how);
        }
    }

    private void packet(StringBuilder out, Explained.Packet packet) {
        PacketHead head = packet.head();
        PacketDissection dissection = PacketDissector.explain(head, packet.place(), packet.data());
        String notes = head.notes().stream().sorted().map(SegmentNote::toString).collect(Collectors.joining(", "));
        String words = where(packet.connection(), packet.direction(), head.nanos(), head.dataOffset()) + "packet "
                + head.number() + " · " + dissection.title() + " · " + Amounts.of(head.dataLength(), "byte")
                + (notes.isEmpty() ? "" : " · " + notes)
                + (head.reconstructed() ? " · reconstructed, never captured" : "");
        title(out, ink(packet.direction()), packet.direction(), words);
        for (PacketPart part : dissection.parts()) {
            if (part.kind() != Layer.Kind.APPLICATION) { // the data are explained as units
                part(out, part);
            }
        }
    }

    private void part(StringBuilder out, PacketPart part) {
        if (withFields) {
            line(out, Ink.STRONG, "  " + part.name() + (part.summary().isEmpty() ? "" : " · " + part.summary()));
        }
        fields(out, part.source().fields(), part.source().bytes());
    }

    private void application(StringBuilder out, Explained.Application application) {
        Unit unit = application.unit();
        String words = where(unit.connection(), unit.direction(), unit.nanos(), unit.offset()) + unit.content().protocol()
                + " · " + UnitWords.line(unit);
        title(out, ink(unit.direction()), unit.direction(), words);
        if (application.bytes().isEmpty()) {
            line(out, Ink.BROKEN, "  its bytes are no longer in memory: it is too large");
            return;
        }
        Dissection dissection = Dissector.explain(unit, application.bytes().get());
        for (Source source : dissection.sources()) {
            if (withFields && source != dissection.wire()) {
                line(out, Ink.STRONG, "  " + source.name() + " (computed, not on the wire) · "
                        + Amounts.of(source.bytes().length, "byte"));
            }
            fields(out, source.fields(), source.bytes());
        }
        if (dissection.shownBytes() < dissection.length()) {
            line(out, Ink.PLAIN, "  … " + Amounts.of(dissection.length() - dissection.shownBytes(), "more byte") + " not shown");
        }
        if (!withFields) {
            for (Violation broken : unit.violations()) {
                line(out, Ink.BROKEN, "  ! " + broken.rule().sentence() + " (" + broken.rule().section() + ") " + broken.detail());
            }
        }
    }

    private void fields(StringBuilder out, List<Field> fields, byte[] bytes) {
        StringBuilder rows = withFields ? out : new StringBuilder();
        FieldRows all = new FieldRows(rows, colours, bytes);
        all.add(fields);
        unexplained.add(all.unexplainedBits());
    }

    private String where(Connection connection, Direction direction, long nanos, long offset) {
        if (!ofFile) {
            return "offset " + offset + " · ";
        }
        boolean toServer = direction == Direction.CLIENT_TO_SERVER;
        return "#" + connection.number() + " " + connection.client() + (toServer ? " → " : " ← ") + connection.server()
                + " · " + time.of(nanos) + " · offset " + offset + " · ";
    }

    private static Ink ink(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? Ink.TO_SERVER : Ink.TO_CLIENT;
    }

    private void title(StringBuilder out, Ink ink, Direction direction, String text) {
        String arrow = ofFile ? "" : direction == Direction.CLIENT_TO_SERVER ? "→ " : "← ";
        line(out, ink, arrow + text);
    }

    private void line(StringBuilder out, Ink ink, String text) {
        out.append(ink.write(text, colours)).append('\n');
    }

    @Override
    public long unexplainedBits() {
        return unexplained.sum();
    }
}

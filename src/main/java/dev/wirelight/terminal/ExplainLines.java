package dev.wirelight.terminal;

import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.CallWords;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What is explained, for people: a line for each packet and unit, and below it the fields with their bytes.
final class ExplainLines implements ExplainPrinter {
    /// Of a longer unit the first so many bytes are explained.
    static final int MOST_BYTES = 4_096;

    private final Ink.Colours colours;
    private final Fields wanted;
    private final boolean ofFile;
    private final JsonTime time;
    private final LongAdder unexplained = new LongAdder();

    /// How much is wanted below the line of each packet and unit.
    enum Fields {
        /// Nothing.
        NO,
        /// The fields of units.
        YES,
        /// Those of the packets' headers too.
        ALL;

        /// As it is written on the command line.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param startedAt as for [ExplainJson]
    ExplainLines(@Nullable Instant startedAt, Fields wanted, Ink.Colours colours) {
        this.colours = colours;
        this.wanted = wanted;
        this.ofFile = startedAt != null;
        this.time = new JsonTime(startedAt == null ? Instant.EPOCH : startedAt);
    }

    @Override
    public void print(Piece out, List<Explained> all) {
        all.forEach(explained -> print(out.text(), explained));
    }

    private void print(StringBuilder out, Explained explained) {
        switch (explained) {
            case Explained.Begun(Connection connection, long nanos) when ofFile ->
                line(out, Ink.STRONG, "#" + connection.number() + (connection.carrier().isPresent() ? " inside TLS" : "") + " is " + connection
                        + ", first seen " + time.of(nanos));
            case Explained.Begun _ -> {} // of typed bytes nobody knows the addresses
            case Explained.Packet packet -> packet(out, packet);
            case Explained.Typed(var first, Direction direction, byte[] bytes) -> {
                PacketDissection packet = PacketDissector.explain(first, bytes);
                line(out, Ink.STRONG, arrow(direction) + packet.title() + " · " + Amounts.of(bytes.length, "byte"));
                packet.parts().forEach(part -> part(out, part, Fields.YES));
            }
            case Explained.Application application -> application(out, application);
            case Explained.Missing(Connection connection, Direction direction, long nanos, long offset, long length) ->
                line(out, Ink.BROKEN, where(connection, direction, nanos) + "gap · bytes " + range(offset, length)
                        + " are missing: they passed and were not captured");
            case Explained.Remark(Connection connection, long nanos, String text) ->
                line(out, Ink.BROKEN, where(connection, "  ", nanos) + "remark · " + text);
            case Explained.Ended(Connection connection, Direction direction, long nanos, long offset, var how) ->
                line(out, Ink.STRONG, where(connection, direction, nanos) + how + " · " + Amounts.of(offset, "byte") + " in all");
        }
    }

    private void packet(StringBuilder out, Explained.Packet packet) {
        PacketHead head = packet.head();
        CallWords words = CallWords.of(packet.segment());
        line(out, wanted == Fields.ALL ? ink(packet.direction()) : Ink.DIM,
                where(packet.connection(), packet.direction(), head.nanos()) + "packet " + head.number() + " · "
                        + words.call() + " · " + words.meaning());
        for (PacketPart part : PacketDissector.explain(head, packet.place(), packet.data()).parts()) {
            if (part.kind() != Layer.Kind.APPLICATION) { // the data are explained as units
                part(out, part, Fields.ALL);
            }
        }
    }

    /// @param from the choice from which on its fields are wanted
    private void part(StringBuilder out, PacketPart part, Fields from) {
        if (wants(from)) {
            line(out, Ink.STRONG, "  " + part.name() + (part.summary().isEmpty() ? "" : " · " + part.summary()));
        }
        fields(out, part.source().fields(), part.source().bytes(), from);
    }

    private boolean wants(Fields from) {
        return wanted.compareTo(from) >= 0;
    }

    private void application(StringBuilder out, Explained.Application application) {
        Unit unit = application.unit();
        line(out, ink(unit.direction()), where(unit.connection(), unit.direction(), unit.nanos()) + unit.content().protocol()
                + " · " + UnitWords.line(unit) + " · bytes " + range(unit.offset(), unit.length()) + " of the stream");
        if (application.bytes().isEmpty()) {
            line(out, Ink.BROKEN, "  its bytes are no longer in memory: it is too large");
            return;
        }
        Dissection dissection = Dissector.explain(unit, application.bytes().get());
        for (Source source : dissection.sources()) {
            if (wants(Fields.YES) && source != dissection.wire()) {
                line(out, Ink.STRONG, "  " + source.name() + " (computed, not on the wire) · "
                        + Amounts.of(source.bytes().length, "byte"));
            }
            fields(out, source.fields(), source.bytes(), Fields.YES);
        }
        if (wants(Fields.YES) && dissection.shownBytes() < dissection.length()) {
            line(out, Ink.PLAIN, "  … " + Amounts.of(dissection.length() - dissection.shownBytes(), "more byte") + " not shown");
        }
        if (!wants(Fields.YES)) {
            for (Violation broken : unit.violations()) {
                line(out, Ink.BROKEN, "  ! " + broken.rule().sentence() + " (" + broken.rule().section() + ") " + broken.detail());
            }
        }
    }

    private void fields(StringBuilder out, List<Field> fields, byte[] bytes, Fields from) {
        StringBuilder rows = wants(from) ? out : new StringBuilder();
        FieldRows all = new FieldRows(rows, colours, bytes);
        all.add(fields);
        unexplained.add(all.unexplainedBits());
    }

    /// Whose it is, which way it went, and how many seconds after the first packet.
    private String where(Connection connection, Direction direction, long nanos) {
        return where(connection, arrow(direction), nanos);
    }

    private String where(Connection connection, String arrow, long nanos) {
        return ofFile ? String.format(
                        Locale.ROOT,
                        "#%d%s %s%11.6f  ",
                        connection.number(),
                        connection.carrier().isPresent() ? " inside" : "",
                        arrow,
                        nanos / 1e9)
                : arrow;
    }

    private static String arrow(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? "→ " : "← ";
    }

    private static String range(long offset, long length) {
        return length == 1 ? Long.toString(offset) : offset + " to " + (offset + length - 1);
    }

    private static Ink ink(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? Ink.TO_SERVER : Ink.TO_CLIENT;
    }

    private void line(StringBuilder out, Ink ink, String text) {
        out.append(ink.write(text, colours)).append('\n');
    }

    @Override
    public long unexplainedBits() {
        return unexplained.sum();
    }
}

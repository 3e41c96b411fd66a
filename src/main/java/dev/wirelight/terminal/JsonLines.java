package dev.wirelight.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.filter.Sieve;
import dev.wirelight.protocol.Violation;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One JSON object a line, for programs. All of it is ASCII (everything else is escaped), so that it passes any pipe and
/// no terminal that it lands on can mistake it for orders.
final class JsonLines implements Printer {
    /// Of a longer unit the first so many bytes are given, and `"cut":true`.
    static final int MOST_BYTES = 4_096;

    private static final long MOST_BEHIND = 80_000;
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Trace trace;
    private final JsonFields fields = new JsonFields();
    private @Nullable Entry last;

    JsonLines(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void listening(StringBuilder out, Server server) {
        Address address = server.address().orElseThrow();
        line(out, "listening", json -> {
            json.writeStringField("server", server.service());
            json.writeStringField("host", address.host());
            json.writeNumberField("port", address.port());
        });
    }

    @Override
    public void capturing(StringBuilder out, CaptureStatus status) {
        line(out, "capture", json -> {
            json.writeStringField("status", name(status));
            json.writeStringField("text", status.words());
        });
    }

    private static String name(CaptureStatus status) {
        return switch (status) {
            case CaptureStatus.Off _ -> "off";
            case CaptureStatus.Idle _ -> "idle";
            case CaptureStatus.Starting _ -> "starting";
            case CaptureStatus.Running _ -> "running";
            case CaptureStatus.Unavailable _ -> "unavailable";
        };
    }

    @Override
    public void seen(StringBuilder out, Seen seen) {
        switch (seen) {
            case Seen.Called(Entry entry) when entry.call() instanceof Call.Segment segment ->
                line(out, "packet", json -> packet(json, entry, segment.direction(), segment.packet()));
            case Seen.Called(Entry entry) -> {
                last = entry;
                line(out, "call", json -> {
                    json.writeStringField("call", JsonCalls.name(entry.call()));
                    who(json, entry.service(), entry.connection());
                    JsonCalls.result(json, entry.call());
                    time(json, entry.nanos());
                });
            }
            case Seen.Completed(Unit unit) -> line(out, "unit", json -> unit(json, unit));
            case Seen.Missed(long entries, long bytes) ->
                line(out, "missed", json -> {
                    json.writeNumberField("calls", entries);
                    json.writeNumberField("bytes", bytes);
                });
        }
    }

    @Override
    public void noticed(StringBuilder out, Noticed noticed) {
        line(out, "trouble", json -> {
            who(json, noticed.connection().service(), noticed.connection());
            json.writeStringField("trouble", noticed.finding().trouble().word());
            json.writeStringField("text", noticed.finding().words());
            json.writeStringField("next", noticed.finding().next());
            time(json, noticed.nanos());
        });
    }

    @Override
    public void heldBack(StringBuilder out, Sieve sieve) {
        line(out, "filtered", json -> {
            json.writeNumberField("shown", sieve.shown());
            json.writeNumberField("hidden", sieve.hidden());
            json.writeNumberField("undecided", sieve.undecided());
        });
    }

    @Override
    public void stopped(StringBuilder out) {
        line(out, "stopped", _ -> {});
    }

    @Override
    public long mostBehind() {
        return MOST_BEHIND;
    }

    @Override
    public boolean isInOrderOfTime() {
        return false;
    }

    @Override
    public int rest() {
        return 0; // a program may want every line
    }

    private void unit(JsonGenerator json, Unit unit) throws IOException {
        who(json, unit.connection().service(), unit.connection());
        direction(json, unit.direction());
        json.writeStringField("protocol", protocol(unit));
        json.writeNumberField("offset", unit.offset());
        json.writeNumberField("length", unit.length());
        time(json, unit.nanos());
        json.writeStringField("summary", UnitWords.line(unit));
        Optional<byte[]> found = UnitBytes.of(unit, last, trace, MOST_BYTES);
        byte[] bytes = found.orElse(new byte[0]);
        json.writeStringField("hex", HexFormat.of().formatHex(bytes));
        if (bytes.length < unit.length()) {
            json.writeBooleanField("cut", true);
        }
        if (unit.content() instanceof Content.Frame frame && frame.inflated().isPresent()) {
            inflated(json, frame.inflated().get());
        }
        JsonBytes written = new JsonBytes();
        fields.write(written, found.isEmpty() ? List.of() : Dissector.explain(unit, bytes).wire().fields(), bytes);
        json.writeFieldName("fields");
        json.writeRawValue(written.toString());
        json.writeArrayFieldStart("violations");
        for (Violation broken : unit.violations()) {
            json.writeStartObject();
            json.writeStringField("rule", broken.rule().name());
            json.writeStringField("section", broken.rule().section().toString());
            json.writeStringField("brokenBy", broken.brokenBy().toString());
            json.writeStringField("detail", broken.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What a compressed frame becomes: as much of it as a unit keeps.
    private static void inflated(JsonGenerator json, Content.Inflated inflated) throws IOException {
        json.writeObjectFieldStart("inflated");
        json.writeNumberField("length", inflated.length());
        json.writeStringField("hex", HexFormat.of().formatHex(inflated.preview()));
        if (inflated.preview().length < inflated.length()) {
            json.writeBooleanField("cut", true);
        }
        if (!inflated.trouble().isEmpty()) {
            json.writeStringField("trouble", inflated.trouble());
        }
        json.writeEndObject();
    }

    /// A packet that a capture saw: no call, so a program that knows none of them may pass over this event.
    private void packet(JsonGenerator json, Entry entry, Direction direction, PacketHead packet) throws IOException {
        who(json, entry.service(), entry.connection());
        direction(json, direction);
        json.writeNumberField("number", packet.number());
        json.writeNumberField("offset", packet.dataOffset());
        json.writeNumberField("length", packet.dataLength());
        if (packet.acknowledged() != PacketHead.UNKNOWN) {
            json.writeNumberField("acknowledged", packet.acknowledged());
        }
        json.writeNumberField("linkType", packet.linkType());
        json.writeStringField("headers", HexFormat.of().formatHex(packet.headers()));
        json.writeArrayFieldStart("notes");
        for (SegmentNote note : SegmentNote.values()) {
            if (packet.notes().contains(note)) {
                json.writeString(note.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        json.writeEndArray();
        time(json, packet.nanos());
    }

    private static void who(JsonGenerator json, String service, @Nullable Connection connection) throws IOException {
        if (connection != null) {
            json.writeNumberField("connection", connection.number());
        }
        json.writeStringField("server", service);
        if (connection != null) {
            json.writeStringField("client", connection.client().toString());
            if (connection.carrier().isPresent()) {
                json.writeStringField("inside", connection.carrier().get().speaks());
            }
        }
    }

    static void direction(JsonGenerator json, Direction direction) throws IOException {
        json.writeStringField(
                "direction", direction.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void time(JsonGenerator json, long nanos) throws IOException {
        json.writeStringField("time", trace.startedAt().plusNanos(nanos).toString());
    }

    private static String protocol(Unit unit) {
        return unit.content().protocol().toString();
    }

    /// Writes what stands in one object.
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static void line(StringBuilder out, String event, Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has none
        }
        out.append(text.getBuffer()).append('\n');
    }
}

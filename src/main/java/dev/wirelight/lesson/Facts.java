package dev.wirelight.lesson;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How each [Fact] is found, and what its fields are then. Null where it is something else.
final class Facts {
    private Facts() {}

    static Map<Field, Object> none() {
        return Map.of();
    }

    static @Nullable Map<Field, Object> called(Happening h, History past) {
        if (!(h instanceof Happening.Called(_, Call call))) {
            return null;
        }
        String name =
                switch (call) {
                    case Call.Socket _ -> "socket";
                    case Call.Bind(_, String error) -> error == null ? "bind" : "";
                    case Call.Listen _ -> "listen";
                    case Call.Accept _ -> "accept";
                    case Call.Read _, Call.EndOfStream _ -> "read";
                    case Call.Write _ -> "write";
                    case Call.Shutdown _ -> "shutdown";
                    case Call.Close _ -> "close";
                    case Call.Connect _, Call.Failed _, Call.Segment _, Call.Gap _, Call.CaptureEnded _, Call.Remark _ -> "";
                    case Call.Secured _, Call.Carried _, Call.Truncated _ -> "";
                };
        return name.isEmpty() ? null : Map.of(Field.CALL, name);
    }

    static @Nullable Map<Field, Object> failed(Happening h, History past) {
        if (h instanceof Happening.Called(_, Call.Bind(_, String error)) && error != null) {
            return Map.of(Field.CALL, "bind", Field.ERROR, error);
        }
        return h instanceof Happening.Called(_, Call.Failed(String name, String error))
                ? Map.of(Field.CALL, name, Field.ERROR, error)
                : null;
    }

    static @Nullable Map<Field, Object> connected(Happening h, History past) {
        return h instanceof Happening.Connected(_, int count) ? Map.of(Field.CLIENTS, (long) count) : null;
    }

    static @Nullable Map<Field, Object> line(Happening h, Direction direction) {
        return h instanceof Happening.Line line && line.direction() == direction
                ? Map.of(
                        Field.TEXT, line.text(),
                        Field.END, line.end().toString(),
                        Field.COUNT, (long) line.length(),
                        Field.READS, (long) line.reads())
                : null;
    }

    static @Nullable Map<Field, Object> lineBack(Happening h, History past) {
        return h instanceof Happening.Line line
                        && line.direction() == SERVER_TO_CLIENT
                        && past.way(CLIENT_TO_SERVER).lines.contains(History.line(line.text(), line.end()))
                ? line(h, SERVER_TO_CLIENT)
                : null;
    }

    static @Nullable Map<Field, Object> moved(Happening h, History past, Direction direction) {
        return h instanceof Happening.Moved moved && moved.direction() == direction
                ? Map.of(
                        Field.HEX, Field.hex(moved.bytes()),
                        Field.COUNT, (long) moved.count(),
                        Field.IN_ALL, past.way(direction).bytes + moved.count(),
                        Field.READS, past.way(direction).pieces + 1L)
                : null;
    }

    static @Nullable Map<Field, Object> record(Happening h, Direction direction) {
        return h instanceof Happening.Record(_, Direction d, int inside, int count) && d == direction
                ? Map.of(Field.INSIDE, (long) inside, Field.COUNT, (long) count)
                : null;
    }

    static @Nullable Map<Field, Object> read(Happening h, History past) {
        return h instanceof Happening.ReadSoFar(_, int count, int lines, int frames)
                ? Map.of(Field.COUNT, (long) count, Field.LINES, (long) lines, Field.FRAMES, (long) frames)
                : null;
    }

    static @Nullable Map<Field, Object> negotiation(Happening h, Direction direction) {
        return h instanceof Happening.Telnet(_, Direction d, TelnetUnit.Negotiation(TelnetUnit.Verb verb, int option, _))
                        && d == direction
                ? Map.of(Field.VERB, verb.name(), Field.OPTION, TelnetOption.nameOf(option))
                : null;
    }

    static @Nullable Map<Field, Object> request(Happening h) {
        return h instanceof Happening.Head(_, _, HttpHead head, _) && head.start() instanceof HttpHead.RequestLine line
                ? Map.of(
                        Field.METHOD, line.method(),
                        Field.TARGET, line.target(),
                        Field.VERSION, line.version(),
                        Field.HEADER, head)
                : null;
    }

    static boolean asksForWebSocket(HttpHead head) {
        return head.start() instanceof HttpHead.RequestLine && OpeningHandshake.isMeantBy(head);
    }

    static @Nullable Map<Field, Object> response(Happening h) {
        return h instanceof Happening.Head(_, _, HttpHead head, _) && head.start() instanceof HttpHead.StatusLine line
                ? Map.of(Field.STATUS, (long) line.status(), Field.VERSION, line.version(), Field.HEADER, head)
                : null;
    }

    static @Nullable Map<Field, Object> agreement(Happening h) {
        Map<Field, Object> response = response(h);
        return response != null && Long.valueOf(101).equals(response.get(Field.STATUS)) ? response : null;
    }

    static @Nullable Map<Field, Object> frame(Happening h, Direction direction) {
        if (!(h instanceof Happening.Frame frame) || frame.direction() != direction) {
            return null;
        }
        FrameHeader header = frame.header();
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.OPCODE, header.opcode().isDefined() ? header.opcode().toString() : "reserved");
        values.put(Field.FIN, header.fin() ? 1L : 0L);
        values.put(Field.RSV1, header.rsv1() ? 1L : 0L);
        values.put(Field.MASK, header.masked() ? 1L : 0L);
        values.put(Field.LENGTH_FORM, form(header.lengthForm()));
        values.put(Field.LENGTH, header.payloadLength());
        values.put(Field.TEXT, text(frame.payload()));
        values.put(Field.HEX, Field.hex(frame.payload()));
        values.put(Field.READS, (long) frame.reads());
        if (header.masked()) {
            values.put(Field.KEY, Field.hex(ByteBuffer.allocate(4).putInt(header.maskingKey()).array()));
        }
        return values;
    }

    private static String form(LengthForm form) {
        return switch (form) {
            case BITS_7 -> "7 bits";
            case BITS_16 -> "16 bits";
            case BITS_64 -> "64 bits";
        };
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    static @Nullable Map<Field, Object> messageBack(Happening h, History past) {
        return h instanceof Happening.Frame frame
                        && frame.direction() == SERVER_TO_CLIENT
                        && isData(frame)
                        && past.way(CLIENT_TO_SERVER).messages.contains(History.message(frame))
                ? frame(h, SERVER_TO_CLIENT)
                : null;
    }

    private static boolean isData(Happening.Frame frame) {
        return frame.header().opcode() == Opcode.TEXT || frame.header().opcode() == Opcode.BINARY;
    }

    static @Nullable Map<Field, Object> fragmented(Happening h, History past) {
        return h instanceof Happening.Frame frame
                        && frame.direction() == CLIENT_TO_SERVER
                        && frame.header().opcode() == Opcode.CONTINUATION
                        && frame.header().fin()
                        && past.way(CLIENT_TO_SERVER).fragments > 0
                ? Map.of(
                        Field.FRAGMENTS, past.way(CLIENT_TO_SERVER).fragments + 1L,
                        Field.BETWEEN, (long) past.way(CLIENT_TO_SERVER).between)
                : null;
    }

    static @Nullable Map<Field, Object> newKey(Happening h, History past) {
        if (!(h instanceof Happening.Frame frame)
                || frame.direction() != CLIENT_TO_SERVER
                || !frame.header().masked()
                || !isData(frame)) {
            return null;
        }
        var keys = past.way(CLIENT_TO_SERVER).keys.get(History.message(frame));
        return keys != null && !keys.contains(frame.header().maskingKey()) ? frame(h, CLIENT_TO_SERVER) : null;
    }

    static @Nullable Map<Field, Object> pong(Happening h, History past, Direction direction) {
        return h instanceof Happening.Frame frame
                        && frame.direction() == direction
                        && frame.header().opcode() == Opcode.PONG
                        && past.other(direction).pings.contains(Field.hex(frame.payload()) + frame.header().payloadLength())
                ? frame(h, direction)
                : null;
    }

    static @Nullable Map<Field, Object> close(Happening h, Direction direction) {
        if (!(h instanceof Happening.Frame frame)
                || frame.direction() != direction
                || frame.header().opcode() != Opcode.CLOSE) {
            return null;
        }
        byte[] body = frame.payload();
        return body.length < 2
                ? Map.of()
                : Map.of(
                        Field.CODE, (long) ((body[0] & 0xff) << 8 | body[1] & 0xff),
                        Field.REASON, new String(body, 2, body.length - 2, StandardCharsets.UTF_8));
    }

    static @Nullable Map<Field, Object> bothClose(Happening h, History past) {
        return h instanceof Happening.Frame frame && past.other(frame.direction()).closed ? close(h, frame.direction()) : null;
    }

    static @Nullable Map<Field, Object> pushed(Happening h, History past) {
        if (past.way(SERVER_TO_CLIENT).answered) {
            return null;
        }
        return h instanceof Happening.Frame frame && isData(frame) ? frame(h, SERVER_TO_CLIENT) : line(h, SERVER_TO_CLIENT);
    }

    static @Nullable Map<Field, Object> broke(Happening h, Role by) {
        return h instanceof Happening.Broke(_, Violation violation) && violation.brokenBy() == by
                ? Map.of(Field.RULE, violation.rule().name())
                : null;
    }

    /// What the systems say when RST came: `Connection reset`, `Broken pipe`, `forcibly closed by the remote host`.
    static @Nullable Map<Field, Object> reset(Happening h, History past) {
        if (!(h instanceof Happening.Called(_, Call.Failed(_, String error)))) {
            return null;
        }
        String said = error.toLowerCase(Locale.ROOT);
        return said.contains("reset") || said.contains("broken pipe") || said.contains("abort") || said.contains("forcibly")
                ? Map.of(Field.ERROR, error)
                : null;
    }
}

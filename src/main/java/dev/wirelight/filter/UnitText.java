package dev.wirelight.filter;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.protocol.http.HttpField;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The texts of a row, for somebody who looks for something in them.
///
/// Most are there at once. Only where a unit's text is longer than what the unit keeps are its bytes fetched, at most
/// [Filter#MOST_SEARCHED] of them: what lies behind, and what is no longer in memory, makes the answer UNKNOWN.
final class UnitText {
    private UnitText() {}

    static Truth method(Happening row, UnitBytes bytes, Wanted wanted) {
        return UnitFacts.content(row) instanceof Content.Request request
                ? wanted.in(request.line().method(), true)
                : Truth.NO;
    }

    static Truth path(Happening row, UnitBytes bytes, Wanted wanted) {
        return UnitFacts.content(row) instanceof Content.Request request
                ? wanted.in(request.line().target(), true)
                : Truth.NO;
    }

    static Truth service(Happening row, UnitBytes bytes, Wanted wanted) {
        String service = row.call() != null
                ? row.call().service()
                : row.unit() != null ? row.unit().connection().service() : "";
        return wanted.in(service, true);
    }

    static Truth headers(Happening row, UnitBytes bytes, Wanted wanted) {
        return switch (UnitFacts.content(row)) {
            case Content.Request request -> anyLine(request.head(), wanted);
            case Content.Response response -> anyLine(response.head(), wanted);
            case null, default -> Truth.NO;
        };
    }

    private static Truth anyLine(HttpHead head, Wanted wanted) {
        Truth any = Truth.NO;
        for (HttpField field : head.fields()) {
            any = any.or(wanted.in(line(field), true));
        }
        return any;
    }

    private static String line(HttpField field) {
        return field.name() + ": " + field.value();
    }

    /// What stands on the row, and what its unit says.
    static Truth anywhere(Happening row, UnitBytes bytes, Wanted wanted) {
        Truth shown = call(row, wanted);
        if (shown != Truth.YES && UnitFacts.content(row) instanceof Content.Frame frame) {
            shown = shown.or(wanted.in(frame.header().opcode().toString(), true));
        }
        return shown == Truth.YES ? shown : shown.or(content(row, bytes, wanted));
    }

    /// The words for a call. Those for reads and writes are by far the most: they are not made anew for each.
    private static Truth call(Happening row, Wanted wanted) {
        if (row.call() == null) {
            return Truth.NO;
        }
        return switch (row.call().call()) {
            case Call.Read _ -> wanted.in("read()", true);
            case Call.Write _ -> wanted.in("write()", true);
            default -> {
                CallWords words = CallWords.of(row.call());
                yield wanted.in(row.unit() == null ? words.call() + " " + words.meaning() : words.call(), true);
            }
        };
    }

    /// What its unit says.
    static Truth content(Happening row, UnitBytes bytes, Wanted wanted) {
        Unit unit = row.unit();
        if (unit == null) {
            return Truth.NO;
        }
        return switch (unit.content()) {
            case Content.Request(HttpHead head, HttpHead.RequestLine line) -> wanted.in(text(line, head), true);
            case Content.Response(HttpHead head, HttpHead.StatusLine line) -> wanted.in(text(line, head), true);
            case Content.Body(byte[] preview, var _) -> raw(unit, preview, bytes, wanted);
            case Content.Frame frame when frame.inflated().isPresent() ->
                inflated(frame.header(), frame.inflated().get(), wanted);
            case Content.Frame frame -> payload(unit, frame, bytes, wanted);
            case Content.Telnet(TelnetUnit.Data data) -> raw(unit, data.bytes(), bytes, wanted);
            case Content.Telnet _, Content.Tls _ -> wanted.in(UnitWords.of(unit).toString(), true);
            case Content.Unreadable(_, String why, byte[] preview) ->
                wanted.in(why, true).or(raw(unit, preview, bytes, wanted));
        };
    }

    private static String text(HttpHead.StartLine line, HttpHead head) {
        StringBuilder text = new StringBuilder(line.toString());
        head.fields().forEach(field -> text.append('\n').append(line(field)));
        return text.toString();
    }

    /// What a compressed payload becomes cannot be computed again from its own bytes alone: there is what the unit keeps.
    private static Truth inflated(FrameHeader header, Content.Inflated plain, Wanted wanted) {
        boolean whole = plain.preview().length == plain.length() && plain.trouble().isEmpty();
        return found(header, plain.preview(), whole, wanted);
    }

    private static Truth payload(Unit unit, Content.Frame frame, UnitBytes bytes, Wanted wanted) {
        FrameHeader header = frame.header();
        long length = unit.length() - header.length();
        if (frame.preview().length >= length) {
            return found(header, frame.preview(), true, wanted);
        }
        Optional<byte[]> fetched = bytes.of(unit, Filter.MOST_SEARCHED + header.length());
        if (fetched.isEmpty()) {
            return found(header, frame.preview(), false, wanted);
        }
        byte[] payload = Arrays.copyOfRange(fetched.get(), header.length(), fetched.get().length);
        if (header.masked()) {
            Masking.apply(payload, 0, payload.length, header.maskingKey(), 0);
        }
        return found(header, payload, payload.length >= length, wanted);
    }

    private static Truth found(FrameHeader header, byte[] payload, boolean whole, Wanted wanted) {
        boolean reason = header.opcode() == Opcode.CLOSE && payload.length >= 2;
        return found(reason ? Arrays.copyOfRange(payload, 2, payload.length) : payload, whole, wanted);
    }

    private static Truth raw(Unit unit, byte[] preview, UnitBytes bytes, Wanted wanted) {
        // A telnet line is shorter than its bytes on the wire where an IAC in it is doubled: then it is not cut.
        if (preview.length >= unit.length() || preview.length > 0 && preview.length < Unit.PREVIEW) {
            return found(preview, true, wanted);
        }
        Optional<byte[]> fetched = bytes.of(unit, Filter.MOST_SEARCHED);
        return fetched.isEmpty()
                ? found(preview, false, wanted)
                : found(fetched.get(), fetched.get().length >= unit.length(), wanted);
    }

    private static Truth found(byte[] bytes, boolean whole, Wanted wanted) {
        return wanted.in(new String(bytes, StandardCharsets.UTF_8), whole);
    }
}

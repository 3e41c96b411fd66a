package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.TelnetCommand;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.tls.HandshakeType;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A unit in a few words: what it is, what it says, how long it is. Nothing in them can act on a terminal or hide.
///
/// @param name what it is, such as `TEXT`; may be empty
/// @param content what it says, for a fixed-width font, such as `“hello”`; may be empty, and is the first to be cut
/// @param detail more about it, such as `masked 37fa213d · 11 bytes`; may be empty
public record UnitWords(String name, String content, String detail) {
    private static final int MOST_CHARACTERS = 60;
    private static final int MOST_HEX_BYTES = 8;

    /// How the words are put.
    private enum Style {
        /// For an arrow: `TEXT “hello”`.
        PICTURE("“", "”"),
        /// For a line that may be searched for or read by a program: `text "hello"`.
        LINE("\"", "\"");

        private final String open;
        private final String close;

        Style(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    /// The words on a unit's arrow, such as `TEXT “hello” · masked 37fa213d · 11 bytes`.
    public static UnitWords of(Unit unit) {
        return words(unit, Style.PICTURE);
    }

    /// The words in a line of text, such as `text "hello" · masked 37fa213d · 11 bytes`.
    public static String line(Unit unit) {
        return words(unit, Style.LINE).toString();
    }

    private static UnitWords words(Unit unit, Style style) {
        String bytes = Amounts.of(unit.length(), "byte");
        return switch (unit.content()) {
            case Content.Request request -> request(request, bytes, style);
            case Content.Response(HttpHead _, HttpHead.StatusLine line) -> {
                String status = line.status() + " " + VisibleText.of(line.reason(), 40);
                yield new UnitWords(
                        style == Style.LINE ? VisibleText.of(line.version(), 12) + " " + status : status, "", bytes);
            }
            case Content.Body(byte[] preview, var _) -> new UnitWords("body", quoted(preview, unit.length(), style), bytes);
            case Content.Frame frame -> frame(frame, bytes, style);
            case Content.Telnet(TelnetUnit telnet) -> telnet(telnet, bytes);
            case Content.Tls tls -> tls(tls, bytes);
            case Content.Unreadable(_, String why, byte[] preview) ->
                new UnitWords(
                        "unreadable",
                        preview.length == 0 ? "" : quoted(preview, unit.length(), style),
                        style == Style.LINE ? bytes + " · " + VisibleText.of(why, 200) : VisibleText.of(why, 200));
        };
    }

    private static UnitWords request(Content.Request request, String bytes, Style style) {
        HttpHead.RequestLine line = request.line();
        String method = VisibleText.of(line.method(), 12);
        String target = VisibleText.of(line.target(), MOST_CHARACTERS);
        if (style == Style.LINE) {
            return new UnitWords(method, target + " " + VisibleText.of(line.version(), 12), bytes);
        }
        String upgrade = request.head()
                .first("Upgrade")
                .map(protocol -> "Upgrade: " + VisibleText.of(protocol, 20) + " · ")
                .orElse("");
        return new UnitWords(method, target, upgrade + bytes);
    }

    private static UnitWords frame(Content.Frame frame, String bytes, Style style) {
        FrameHeader header = frame.header();
        Optional<Content.Inflated> inflated = frame.inflated();
        List<String> details = new ArrayList<>();
        if (!header.fin()) {
            details.add("more parts follow");
        } else if (header.opcode() == Opcode.CONTINUATION) {
            details.add("last part");
        }
        inflated.ifPresent(plain -> details.add(compressed(header, plain)));
        if (header.rsv() != 0 && inflated.isEmpty()) {
            details.add("RSV bits " + String.format("%3s", Integer.toBinaryString(header.rsv())).replace(' ', '0'));
        }
        // On an arrow the text needs the room more than the key does.
        boolean withoutKey = style == Style.PICTURE && inflated.isPresent();
        String key = withoutKey ? "" : " " + HexFormat.of().toHexDigits(header.maskingKey());
        details.add(header.masked() ? "masked" + key : "unmasked");
        details.add(bytes);
        String opcode = header.opcode().toString();
        return new UnitWords(
                style == Style.PICTURE ? opcode.toUpperCase(Locale.ROOT) : opcode,
                inflated.map(plain -> payload(header.opcode(), plain.preview(), plain.length(), style))
                        .orElseGet(() -> payload(header.opcode(), frame.preview(), header.payloadLength(), style)),
                String.join(" · ", details));
    }

    /// `compressed 2,000 → 40 bytes`
    private static String compressed(FrameHeader header, Content.Inflated inflated) {
        String to = Amounts.of(header.payloadLength(), "byte");
        if (inflated.trouble().isEmpty()) {
            return "compressed " + Amounts.number(inflated.length()) + " → " + to;
        }
        return inflated.length() == 0 ? "compressed" : "compressed, more than " + Amounts.number(inflated.length()) + " → " + to;
    }

    private static String payload(Opcode opcode, byte[] preview, long length, Style style) {
        return switch (opcode) {
            case CLOSE -> preview.length < 2 ? "" : close(preview, length, style);
            case TEXT, CONTINUATION, PING, PONG -> length == 0 ? "" : quoted(preview, length, style);
            case BINARY,
                    RESERVED_3,
                    RESERVED_4,
                    RESERVED_5,
                    RESERVED_6,
                    RESERVED_7,
                    RESERVED_B,
                    RESERVED_C,
                    RESERVED_D,
                    RESERVED_E,
                    RESERVED_F -> hex(preview, length);
        };
    }

    /// The status code and the reason (RFC 6455 §5.5.1).
    private static String close(byte[] payload, long length, Style style) {
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        byte[] reason = Arrays.copyOfRange(payload, 2, payload.length);
        return reason.length == 0 ? "" + code : code + " " + quoted(reason, length - 2, style);
    }

    private static UnitWords tls(Content.Tls tls, String bytes) {
        String about = VisibleText.of(tls.about(), MOST_CHARACTERS);
        boolean client = tls.parts().stream().anyMatch(part -> part.type() == HandshakeType.CLIENT_HELLO);
        String content = about.isEmpty() ? "" : client ? "for " + about : about;
        boolean data = tls.header().type() == TlsRecord.APPLICATION_DATA;
        return new UnitWords(
                "TLS " + TlsWords.title(tls),
                content,
                data ? Amounts.of(tls.header().length(), "byte") + ", encrypted" : bytes);
    }

    private static UnitWords telnet(TelnetUnit unit, String bytes) {
        return switch (unit) {
            case TelnetUnit.Data data ->
                new UnitWords("", shown(data.bytes(), data.bytes().length < data.length() && isCut(data)), bytes);
            case TelnetUnit.Command command -> new UnitWords("IAC " + TelnetCommand.nameOf(command.code()), "", bytes);
            case TelnetUnit.Negotiation negotiation ->
                new UnitWords("IAC " + negotiation.verb() + " " + TelnetOption.nameOf(negotiation.option()), "", bytes);
            case TelnetUnit.Subnegotiation sub ->
                new UnitWords(
                        "IAC SB " + TelnetOption.nameOf(sub.option()),
                        hex(sub.parameters(), sub.parameters().length),
                        "IAC SE · " + bytes);
        };
    }

    /// Whether a unit keeps less of the data than there was; a doubled IAC makes data shorter too.
    private static boolean isCut(TelnetUnit.Data data) {
        return data.bytes().length >= Unit.PREVIEW;
    }

    private static String quoted(byte[] preview, long length, Style style) {
        boolean cut = preview.length < length;
        return VisibleText.isText(preview, cut)
                ? style.open + shown(preview, cut) + style.close
                : hex(preview, length);
    }

    private static String shown(byte[] bytes, boolean cut) {
        return VisibleText.of(VisibleText.of(bytes, cut), MOST_CHARACTERS);
    }

    private static String hex(byte[] preview, long length) {
        int most = Math.min(preview.length, MOST_HEX_BYTES);
        String digits = HexFormat.ofDelimiter(" ").formatHex(preview, 0, most);
        return most < length ? digits + " …" : digits;
    }

    /// All of it in one line.
    @Override
    public String toString() {
        String head = name.isEmpty() || content.isEmpty() ? name + content : name + " " + content;
        return detail.isEmpty() ? head : head.isEmpty() ? detail : head + " · " + detail;
    }
}

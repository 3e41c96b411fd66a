package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.TelnetCommand;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.Optional;

/// What the layers above the socket did for a unit.
final class ApplicationLayer {
    private ApplicationLayer() {}

    static Layer of(Unit unit, byte[] bytes, String title) {
        boolean tls = unit.content() instanceof Content.Tls;
        return new Layer(
                tls ? Layer.Kind.OTHER : Layer.Kind.APPLICATION,
                title + protocol(unit.content()),
                summary(unit),
                explanation(unit.content()),
                tls ? Origin.DERIVED : Origin.OBSERVED,
                tls ? Optional.empty() : Optional.of(Dissector.explain(unit, bytes).wire()));
    }

    /// The layer of TLS, where the unit is one of its records.
    static Optional<Layer> tls(Unit unit, byte[] bytes) {
        return unit.content() instanceof Content.Tls tls
                ? Optional.of(new Layer(
                        Layer.Kind.APPLICATION,
                        "Security — TLS",
                        TlsWords.title(tls) + " · record " + Spelling.number(unit.length()),
                        "TLS encrypts and seals what the programs above say, and proves who the server is. It stands between"
                                + " the application and TCP. In OSI it has no place of its own: people put it into layer 5"
                                + " or 6, and it fits neither.",
                        Origin.OBSERVED,
                        Optional.of(Dissector.explain(unit, bytes).wire())))
                : Optional.empty();
    }

    private static String inside(Content.Tls tls) {
        return tls.header().type() == TlsRecord.APPLICATION_DATA
                ? "encrypted · about " + Spelling.bytes(tls.header().length())
                : "nothing in this record";
    }

    private static String protocol(Content content) {
        return switch (content) {
            case Content.Request _, Content.Response _, Content.Body _ -> "HTTP";
            case Content.Frame _ -> "WebSocket";
            case Content.Telnet _ -> "Telnet";
            case Content.Tls _ -> "inside TLS";
            case Content.Unreadable _ -> "unreadable";
        };
    }

    private static String summary(Unit unit) {
        return switch (unit.content()) {
            case Content.Request request -> request.line().method() + " · " + head(request.head());
            case Content.Response response -> response.line().status() + " · " + head(response.head());
            case Content.Body _ -> "body " + Spelling.number(unit.length());
            case Content.Frame frame ->
                "frame header " + frame.header().length() + " · payload "
                        + Long.toUnsignedString(frame.header().payloadLength())
                        + (frame.inflated().isPresent() ? ", compressed" : "");
            case Content.Telnet telnet -> summary(telnet.unit());
            case Content.Tls tls -> inside(tls);
            case Content.Unreadable _ -> Spelling.bytes(unit.length());
        };
    }

    private static String head(HttpHead head) {
        int fields = head.fields().size();
        return (fields == 1 ? "1 header field" : fields + " header fields") + " · head "
                + Spelling.number(head.length());
    }

    private static String summary(TelnetUnit unit) {
        return switch (unit) {
            case TelnetUnit.Data data -> "text " + Spelling.number(data.length()) + " · " + data.lineEnd();
            case TelnetUnit.Command command -> "IAC " + TelnetCommand.nameOf(command.code());
            case TelnetUnit.Negotiation negotiation ->
                "IAC " + negotiation.verb() + " " + TelnetOption.nameOf(negotiation.option());
            case TelnetUnit.Subnegotiation sub -> "IAC SB " + TelnetOption.nameOf(sub.option());
        };
    }

    private static String explanation(Content content) {
        return switch (content) {
            case Content.Request _, Content.Response _, Content.Body _ ->
                "HTTP is text for two programs: a first line, header fields, an empty line, and perhaps a body.";
            case Content.Frame _ ->
                "WebSocket puts a small header before every piece of a message, so that the receiver knows where it"
                        + " ends. TCP below does not know that.";
            case Content.Telnet _ ->
                "Telnet sends text as it is typed, and between it commands that begin with the byte 255.";
            case Content.Tls tls ->
                tls.header().type() == TlsRecord.APPLICATION_DATA
                        ? "What the two programs say to each other, such as HTTP, is encrypted. Only they have the keys:"
                                + " Wirelight sees how much it is and when, and so does everybody on the way."
                        : "The programs have no part in this record: TLS speaks with TLS here.";
            case Content.Unreadable _ -> "These bytes do not fit the protocol that was expected here.";
        };
    }

    /// OSI's sixth layer.
    static Layer presentation(Unit unit) {
        if (unit.content() instanceof Content.Frame frame && frame.inflated().isPresent()) {
            return new Layer(
                    Layer.Kind.OTHER,
                    "6 · Presentation",
                    "compression · done by WebSocket itself",
                    "OSI would compress and decompress data here. On the Internet the application does that by itself:"
                            + " permessage-deflate is a part of WebSocket, so no byte belongs to this layer.",
                    Origin.DERIVED,
                    Optional.empty());
        }
        boolean text = switch (unit.content()) {
            case Content.Frame frame -> frame.header().opcode() == Opcode.TEXT;
            case Content.Request _, Content.Response _, Content.Telnet _ -> true;
            case Content.Body _, Content.Tls _, Content.Unreadable _ -> false;
        };
        return new Layer(
                Layer.Kind.OTHER,
                "6 · Presentation",
                text ? "text as bytes · nothing of its own" : "nothing of its own",
                "OSI would settle here how data is written as bytes, such as text in UTF-8. On the Internet the"
                        + " application does that by itself, so no byte belongs to this layer.",
                Origin.DERIVED,
                Optional.empty());
    }

    /// OSI's fifth layer.
    static Layer session() {
        return new Layer(
                Layer.Kind.OTHER,
                "5 · Session",
                "nothing of its own",
                "OSI would keep a conversation in order here. TLS and WebSocket are sometimes put into this layer, but"
                        + " they fit OSI only loosely: it is a model for talking about networks, not what runs.",
                Origin.DERIVED,
                Optional.empty());
    }
}

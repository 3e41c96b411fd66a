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

    /// @param held what was said in a TLS record, where that is known
    static Layer of(Unit unit, byte[] bytes, Optional<RecordContent> held, String title) {
        boolean tls = unit.content() instanceof Content.Tls;
        return new Layer(
                tls ? Layer.Kind.OTHER : Layer.Kind.APPLICATION,
                title + protocol(unit.content()),
                summary(unit, held),
                explanation(unit, held),
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

    private static String inside(Content.Tls tls, Optional<RecordContent> held) {
        if (tls.header().type() != TlsRecord.APPLICATION_DATA) {
            return "nothing in this record";
        }
        int most = Protection.of(tls.context()).most(tls.header().length());
        return "encrypted · "
                + held.map(content -> Spelling.bytes(content.bytes().length)).orElse("at most " + Spelling.bytes(most));
    }

    /// Who can read it, said once: the ends, and whoever got it from one of them.
    private static String sealed(Unit unit, Content.Tls tls, Optional<RecordContent> held) {
        if (tls.header().type() != TlsRecord.APPLICATION_DATA) {
            return "The programs have no part in this record: TLS speaks with TLS here.";
        }
        boolean captured = unit.connection().isCaptured();
        String encrypted = "What the two programs say to each other, such as HTTP, is encrypted, and only they have the keys. ";
        if (held.isEmpty() && captured) {
            return encrypted + "Wirelight sees how much it is and when, and so does everybody on the way.";
        }
        String way = " Everybody on the way sees only about how much it is, and when.";
        if (held.isEmpty()) {
            return encrypted + "One of them is this program, but nothing that they said is known of this record: in TLS 1.3 it is most"
                    + " often a part of the handshake." + way;
        }
        return encrypted
                + (captured
                        ? "One of them wrote down what was inside, and this file has it."
                        : "One of them is this program, so it shows what was inside.")
                + way;
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

    private static String summary(Unit unit, Optional<RecordContent> held) {
        return switch (unit.content()) {
            case Content.Request request -> request.line().method() + " · " + head(request.head());
            case Content.Response response -> response.line().status() + " · " + head(response.head());
            case Content.Body _ -> "body " + Spelling.number(unit.length());
            case Content.Frame frame ->
                "frame header " + frame.header().length() + " · payload "
                        + Long.toUnsignedString(frame.header().payloadLength())
                        + (frame.inflated().isPresent() ? ", compressed" : "");
            case Content.Telnet telnet -> summary(telnet.unit());
            case Content.Tls tls -> inside(tls, held);
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

    private static String explanation(Unit unit, Optional<RecordContent> held) {
        return switch (unit.content()) {
            case Content.Request _, Content.Response _, Content.Body _ ->
                "HTTP is text for two programs: a first line, header fields, an empty line, and perhaps a body.";
            case Content.Frame _ ->
                "WebSocket puts a small header before every piece of a message, so that the receiver knows where it"
                        + " ends. TCP below does not know that.";
            case Content.Telnet _ ->
                "Telnet sends text as it is typed, and between it commands that begin with the byte 255.";
            case Content.Tls tls -> sealed(unit, tls, held);
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

package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import java.util.List;

/// The one field of what has no parts: a body of HTTP, and bytes that nobody can read.
final class OtherFields {
    static final String BODY = "Message body";
    static final String UNREADABLE = "Unreadable";

    private static final Section CONTENT = Section.rfc(9112, "6");

    private OtherFields() {}

    static Dissection body(Unit unit, byte[] bytes) {
        Words words = new Words(
                Spelling.bytes(unit.length()),
                "What the head announced: a page, a picture, any bytes. Content-Length in the head says how many they"
                        + " are in all, Content-Type what they mean. They may come in several pieces.",
                CONTENT);
        if (ChunkFields.beginIn(bytes)) {
            return chunked(unit, bytes);
        }
        return single("HTTP body", BODY, unit, bytes, words);
    }

    private static Dissection chunked(Unit unit, byte[] bytes) {
        Tiles tiles = new Tiles(bytes, CONTENT);
        ChunkFields.lay(tiles);
        int at = tiles.at();
        tiles.leaf(BODY, 8 * (unit.length() - at), Spelling.quoted(Spelling.text(bytes, at, bytes.length)), new Words(
                Spelling.bytes(unit.length() - at),
                "What follows the chunks: more of the body that is not split here, or what comes after it.",
                CONTENT));
        Source wire = new Source("wire", Origin.OBSERVED, bytes, tiles.done());
        return new Dissection("HTTP body in chunks", Section.rfc(9112, "7.1"), List.of(wire), bytes.length, unit.length());
    }

    static Dissection unreadable(Unit unit, Content.Unreadable unreadable, byte[] bytes) {
        Section section = unit.violations().isEmpty()
                ? expected(unreadable.expected())
                : unit.violations().getFirst().rule().section();
        Words words = new Words(Spelling.bytes(unit.length()), unreadable.why(), section);
        return single("Unreadable bytes", UNREADABLE, unit, bytes, words);
    }

    /// The specification of what should have stood there.
    private static Section expected(Protocol protocol) {
        return switch (protocol) {
            case HTTP -> Section.rfc(9112, "2.2");
            case WEBSOCKET -> FrameFields.FRAME;
            case TELNET -> TelnetFields.COMMANDS;
            case TLS -> TlsFields.RECORD;
            case UNKNOWN -> Section.rfc(9293, "1");
        };
    }

    private static Dissection single(String title, String name, Unit unit, byte[] bytes, Words words) {
        Utf8 utf8 = Utf8.read(bytes, 0, bytes.length);
        boolean text = utf8.bad() == 0 && (utf8.unfinished() == 0 || bytes.length < unit.length());
        Tiles tiles = new Tiles(bytes, words.section());
        tiles.leaf(
                name,
                8 * unit.length(),
                text ? Spelling.quoted(utf8.text()) : Spelling.hex(bytes, 0, bytes.length),
                words);
        Source wire = new Source("wire", Origin.OBSERVED, bytes, tiles.done());
        return new Dissection(title, words.section(), List.of(wire), bytes.length, unit.length());
    }
}

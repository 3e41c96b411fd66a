package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import java.util.List;

/// The one field of what has no parts, such as bytes that nobody can read.
final class OtherFields {
    static final String UNREADABLE = "Unreadable";

    private OtherFields() {}

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

    static Dissection single(String title, String name, Unit unit, byte[] bytes, Words words) {
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

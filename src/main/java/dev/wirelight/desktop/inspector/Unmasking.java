package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// How a masked payload becomes plain, byte by byte: `plain[i] = masked[i] ⊕ key[i mod 4]` (RFC 6455 §5.3); and for the
/// byte that is pointed at, bit by bit.
final class Unmasking extends VBox {
    private final FieldMap wire;
    private final int payloadAt;
    private final int count;
    private final Opcode opcode;
    private final byte[] key = new byte[4];
    private final Label bits = new Label();
    private final ByteTable table;

    /// @param wire the frame's bytes, with at least one byte of payload
    /// @param readable whether the plain bytes may be text: compressed ones are none
    Unmasking(FieldMap wire, FrameHeader header, boolean readable, Highlight highlight) {
        this.wire = wire;
        this.opcode = header.opcode();
        this.payloadAt = header.length();
        this.count = wire.bytes().length - payloadAt;
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (header.maskingKey() >>> 24 - 8 * i);
        }
        getStyleClass().add("unmasking");
        table = new ByteTable(wire, payloadAt, count, readable ? rows() : rows().subList(0, 3), highlight);
        bits.getStyleClass().addAll("mono", "xor-bits");
        Label heading = new Label(say("Unmasking, byte by byte"));
        heading.getStyleClass().addAll("heading", "part-heading");
        getChildren().addAll(heading, table, bits);
        highlight.lit().addListener((property, before, now) -> showBits(now));
        showBits(highlight.lit().get());
    }

    ByteTable table() {
        return table;
    }

    private List<ByteTable.Row> rows() {
        return List.of(
                new ByteTable.Row(say("masked"), i -> Words.hex(masked(i)), colourAt(payloadAt), false),
                new ByteTable.Row("⊕ key[i mod 4]", i -> Words.hex(key[i % 4]), colourAt(payloadAt - 4), false),
                new ByteTable.Row(say("= plain"), i -> Words.hex(plain(i)), 0, true),
                new ByteTable.Row(opcode == Opcode.BINARY ? say("as text") : say("text"), this::text, 0, true));
    }

    /// The character that a byte is or begins in UTF-8; an arrow for a byte that belongs to the character on its left.
    private String text(int i) {
        int b = plain(i);
        if (opcode == Opcode.CLOSE && i < 2) {
            return say("code");
        }
        if (b < 0x80) {
            return Inert.shortName(b);
        }
        if (b < 0xc0) {
            return "←";
        }
        int length = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
        byte[] character = new byte[Math.min(length, count - i)];
        for (int k = 0; k < character.length; k++) {
            character[k] = (byte) plain(i + k);
        }
        return Inert.text(new String(character, StandardCharsets.UTF_8), 2);
    }

    private int colourAt(int index) {
        Optional<Field> field = wire.widestAt(index);
        return field.map(wire::colour).orElse(0);
    }

    private int masked(int i) {
        return wire.bytes()[payloadAt + i] & 0xff;
    }

    private int plain(int i) {
        return masked(i) ^ key[i % 4] & 0xff;
    }

    /// The byte that is pointed at, or the first.
    private void showBits(Optional<Highlight.Spot> spot) {
        int pointed = spot.filter(s -> s.at() != Highlight.Spot.WHOLE)
                .map(s -> s.at() + s.map().wireOffset() - wire.wireOffset() - payloadAt)
                .orElse(0);
        int i = pointed >= 0 && pointed < count ? pointed : 0;
        String name = Inert.name(plain(i));
        bits.setText("  %s   %s   byte %d, masked%n⊕ %s   %s   key[%d]%n= %s   %s%s"
                .formatted(
                        Words.binary(masked(i)), Words.hex(masked(i)), i,
                        Words.binary(key[i % 4]), Words.hex(key[i % 4]), i % 4,
                        Words.binary(plain(i)), Words.hex(plain(i)), name.isEmpty() ? "" : "   " + name));
    }
}

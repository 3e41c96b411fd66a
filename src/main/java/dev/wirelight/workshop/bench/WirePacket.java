package dev.wirelight.workshop.bench;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.Field;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A whole packet: every byte belongs to one piece.
///
/// @param pieces in their order, without a gap
public record WirePacket(byte[] bytes, List<PacketPiece> pieces) {

    /// The piece that a byte belongs to.
    ///
    /// @param index 0 to the number of bytes, exclusive
    public PacketPiece at(int index) {
        return pieces.stream().filter(piece -> piece.has(index)).findFirst().orElseThrow();
    }

    /// How many bytes somebody has in it.
    public int count(Owner owner) {
        return pieces.stream().filter(piece -> piece.owner() == owner).mapToInt(PacketPiece::length).sum();
    }

    /// The owners that have bytes in it, from the outermost inwards.
    public List<Owner> owners() {
        return List.of(Owner.values()).stream().filter(owner -> count(owner) > 0).toList();
    }

    /// The sum, such as `5 bytes of yours + 6 WebSocket header + 20 TCP header + … = 65 bytes`.
    public String sum() {
        List<String> parts = new ArrayList<>();
        parts.add(Amounts.of(count(Owner.MESSAGE), "byte") + " of yours");
        for (int i = pieces.size() - 1; i >= 0; i--) {
            PacketPiece piece = pieces.get(i);
            if (piece.owner() != Owner.MESSAGE) {
                parts.add(Amounts.number(piece.length()) + " " + piece.name());
            }
        }
        return String.join(" + ", parts) + " = " + Amounts.of(bytes.length, "byte");
    }

    /// Whose a byte is, and which field it is in.
    public Told tell(int index) {
        PacketPiece piece = at(index);
        Owner owner = piece.owner();
        String place = "Byte " + index + ", " + HexFormat.of().toHexDigits(bytes[index]) + ": "
                + (owner == Owner.MESSAGE ? "your message" : owner == Owner.APPLICATION ? "the application’s protocol" : owner.words())
                + " · " + piece.name() + ", byte " + (index - piece.from() + 1) + " of " + piece.length();
        Optional<Field> field = piece.fieldAt(index);
        String title = field.map(f -> f.name() + (piece.encrypted() ? "" : value(f))).orElse("");
        String words = field.map(Field::explanation).orElse("");
        if (piece.encrypted()) {
            words = "TLS has encrypted it: who sees this packet cannot tell what the byte was, nor whose. " + words;
        }
        return new Told(place, title, words.strip(), field.map(f -> f.section().toString()).orElse(""));
    }

    private static String value(Field field) {
        String more = field.meaning().isBlank() ? "" : " · " + field.meaning();
        return field.text().isBlank() || field.text().length() > 60 ? more : ": " + field.text() + more;
    }

    /// What is to be said about a byte.
    ///
    /// @param place whose it is
    /// @param field its name and value; may be empty
    /// @param words one to three sentences on the field; may be empty
    /// @param section where it is defined; may be empty
    public record Told(String place, String field, String words, String section) {

        /// All of it, for a screen reader.
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s. %s. %s %s", place, field, words, section).strip();
        }
    }
}

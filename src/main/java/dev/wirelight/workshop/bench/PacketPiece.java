package dev.wirelight.workshop.bench;

import dev.wirelight.dissect.Field;
import java.util.List;
import java.util.Optional;

/// Bytes of a packet that stand together and belong to one owner.
///
/// @param name such as `TCP header`
/// @param from where its first byte stands in the packet
/// @param to the byte after its last one
/// @param fields of the whole header or unit that it is a part of, leaves in their order
/// @param fieldsAt where in the packet the first bit of those fields stands
/// @param encrypted whether TLS has encrypted these bytes
public record PacketPiece(
        Owner owner, String name, int from, int to, List<Field> fields, int fieldsAt, boolean encrypted) {

    /// How many bytes it has.
    public int length() {
        return to - from;
    }

    boolean has(int index) {
        return from <= index && index < to;
    }

    /// The field that has the most bits in a byte; of several with equally many the first.
    ///
    /// @param index in the packet
    Optional<Field> fieldAt(int index) {
        int byteOfFields = index - fieldsAt;
        Field widest = null;
        for (Field field : fields) {
            if (bits(field, byteOfFields) > (widest == null ? 0 : bits(widest, byteOfFields))) {
                widest = field;
            }
        }
        return Optional.ofNullable(widest);
    }

    private static long bits(Field field, int index) {
        long from = Math.max(field.bitOffset(), index * 8L);
        return Math.min(field.bitOffset() + field.bitLength(), index * 8L + 8) - from;
    }
}

package dev.wirelight.protocol.websocket;

import java.util.ArrayList;
import java.util.List;

/// Where the parts of a frame's header stand, to the bit (RFC 6455 §5.2).
///
/// [FrameHeader] holds what the parts say; this says which bits say it.
public final class FrameLayout {

    /// The parts of a header, named as in RFC 6455 §5.2, in their order.
    public enum Part {
        FIN("FIN"),
        RSV1("RSV1"),
        RSV2("RSV2"),
        RSV3("RSV3"),
        OPCODE("Opcode"),
        MASK("MASK"),
        PAYLOAD_LEN("Payload len"),
        EXTENDED_PAYLOAD_LENGTH("Extended payload length"),
        MASKING_KEY("Masking-key");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        /// The specification's own name for it.
        public String title() {
            return title;
        }
    }

    /// A part and the bits that it takes.
    ///
    /// @param bitLength 1 to 64
    public record Place(Part part, int bitLength) {}

    private FrameLayout() {}

    /// The parts that this header has, one after another from its first bit; together they are
    /// [FrameHeader#length()] bytes.
    public static List<Place> of(FrameHeader header) {
        List<Place> places = new ArrayList<>(List.of(
                new Place(Part.FIN, 1),
                new Place(Part.RSV1, 1),
                new Place(Part.RSV2, 1),
                new Place(Part.RSV3, 1),
                new Place(Part.OPCODE, 4),
                new Place(Part.MASK, 1),
                new Place(Part.PAYLOAD_LEN, 7)));
        if (header.lengthForm() != LengthForm.BITS_7) {
            places.add(new Place(
                    Part.EXTENDED_PAYLOAD_LENGTH, 8 * header.lengthForm().extraBytes()));
        }
        if (header.masked()) {
            places.add(new Place(Part.MASKING_KEY, 32));
        }
        return List.copyOf(places);
    }
}

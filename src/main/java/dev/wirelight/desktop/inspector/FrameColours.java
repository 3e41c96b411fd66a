package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Source;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The colours of a WebSocket frame's fields, by name: who composes a frame sees a field keep its colour, whatever other
/// fields come and go.
final class FrameColours {
    private static final int PAYLOAD = 1;
    /// Of what stands beside a part of the payload that has the payload's colour.
    private static final int SECOND_PART = 3;

    private FrameColours() {}

    /// Whether these are the fields of a frame, or of its payload without the mask.
    static boolean isFrame(Source source, List<Field> leaves) {
        return source.name().equals(Source.UNMASKED)
                || leaves.stream().anyMatch(leaf -> leaf.name().equals("Opcode") && leaf.bitLength() == 4)
                        && leaves.stream().anyMatch(leaf -> leaf.name().equals("MASK"));
    }

    /// The colour of each, 1 to 5. Where the payload has parts, these take turns.
    static Map<Field, Integer> of(List<Field> leaves) {
        Map<Field, Integer> colours = new IdentityHashMap<>();
        int before = 0;
        for (Field leaf : leaves) {
            before = switch (leaf.name()) {
                case "FIN", "RSV1", "RSV2", "RSV3" -> 1;
                case "Opcode" -> 2;
                case "MASK" -> 3;
                case "Payload len", "Extended payload length" -> 4;
                case "Masking-key" -> 5;
                default -> before == PAYLOAD ? SECOND_PART : PAYLOAD;
            };
            colours.put(leaf, before);
        }
        return colours;
    }
}

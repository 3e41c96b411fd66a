package dev.wirelight.peers;

import dev.wirelight.conversation.Unit;
import dev.wirelight.peers.Explanation.Field;
import dev.wirelight.peers.Explanation.Line;
import java.util.ArrayList;
import java.util.List;

/// The payloads in one direction of a WebSocket connection, as `wirelight explain --json` tells them, in hexadecimal.
///
/// @param payloads of all frames that have one, without their masks
/// @param texts the text messages of one frame that are not empty, decompressed; the first
/// [Unit#INFLATED_PREVIEW] bytes of each
record WebSocketPayloads(List<String> payloads, List<String> texts) {
    private static final String TEXT = "1";

    /// A frame, of which several lines tell.
    private static final class Frame {
        private String opcode = "";
        private boolean fin;
        private String payload = "";
        private String plain = "";
    }

    static WebSocketPayloads of(List<Line> lines) {
        List<Frame> frames = new ArrayList<>();
        for (Line line : lines) {
            if (!line.protocol().equals("websocket")) {
                continue;
            }
            switch (line.source()) {
                case "wire" -> {
                    Frame frame = new Frame();
                    frame.opcode = ComparedFields.numbers(line, "/Opcode").getFirst();
                    frame.fin = ComparedFields.numbers(line, "/FIN").getFirst().equals("1");
                    frame.payload = hex(line, "Payload data");
                    frame.plain = frame.payload;
                    frames.add(frame);
                }
                case "unmasked" -> {
                    frames.getLast().payload = hex(line, "Payload data, unmasked");
                    frames.getLast().plain = frames.getLast().payload;
                }
                case "inflated" -> frames.getLast().plain = hex(line, "Payload data, decompressed");
                default -> throw new AssertionError("another source: " + line);
            }
        }
        List<String> payloads = frames.stream().map(frame -> frame.payload).filter(hex -> !hex.isEmpty()).toList();
        return new WebSocketPayloads(payloads, texts(frames));
    }

    private static String hex(Line line, String name) {
        StringBuilder hex = new StringBuilder();
        line.fields().stream().filter(field -> field.name().equals(name)).map(Field::value).forEach(hex::append);
        return hex.toString();
    }

    private static List<String> texts(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.fin && frame.opcode.equals(TEXT) && !frame.plain.isEmpty())
                .map(frame -> frame.plain.substring(0, Math.min(frame.plain.length(), 2 * Unit.INFLATED_PREVIEW)))
                .toList();
    }
}

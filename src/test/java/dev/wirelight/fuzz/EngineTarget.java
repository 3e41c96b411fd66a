package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.FrameRules;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Utf8Checker;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The engine in both roles, echoing.
///
/// - However the stream arrives, the same things happen and the same bytes are answered.
/// - Whatever it is sent, it breaks no rule itself, and a close frame is the last that it says.
/// - No message is larger than allowed; text is UTF-8; after a close or a failure nothing happens any more.
final class EngineTarget implements Target {
    private static final HexFormat HEX = HexFormat.of();

    private record Run(List<String> events, byte[] output) {}

    @Override
    public void run(Input input) {
        Role role = input.flag(0) ? Role.CLIENT : Role.SERVER;
        Run whole = run(role, input, input.whole());
        Run pieces = run(role, input, input.pieces());
        same("events", whole.events(), pieces.events());
        same("output", HEX.formatHex(whole.output()), HEX.formatHex(pieces.output()));
        checkObeysTheRules(role, whole.output());
    }

    private static Run run(Role role, Input input, List<byte[]> arrivals) {
        int most = input.flag(1) ? 300 : 1 << 20;
        int[] keys = {input.seed()};
        WebSocketEngine engine = new WebSocketEngine(role, most, () -> keys[0] += 0x01020304);
        List<String> events = new ArrayList<>();
        if (input.flag(2)) {
            engine.close(CloseCode.NORMAL, "first");
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        boolean over = false;
        for (byte[] piece : arrivals) {
            engine.receive(piece, 0, piece.length);
            WebSocketEvent event = engine.next();
            for (; !(event instanceof WebSocketEvent.More); event = engine.next()) {
                check(!over, () -> "something happens after the end: " + events);
                over = answer(engine, event, most, events);
            }
            output.write(engine.output().array(), 0, engine.output().length());
            engine.output().clear();
        }
        events.add("close sent " + engine.isCloseSent() + ", closed " + engine.isClosed() + ", failed " + engine.isFailed());
        return new Run(events, output.toByteArray());
    }

    /// @return whether this is the end
    private static boolean answer(WebSocketEngine engine, WebSocketEvent event, int most, List<String> events) {
        return switch (event) {
            case WebSocketEvent.Text text -> {
                check(text.utf8().length <= most, () -> "a text of " + text.utf8().length + " bytes");
                check(Utf8Checker.isUtf8(text.utf8(), 0, text.utf8().length), () -> "text that is not UTF-8");
                events.add("text " + HEX.formatHex(text.utf8()));
                engine.sendText(text.utf8());
                yield false;
            }
            case WebSocketEvent.Binary(byte[] bytes) -> {
                check(bytes.length <= most, () -> "a message of " + bytes.length + " bytes");
                events.add("binary " + HEX.formatHex(bytes));
                engine.sendBinary(bytes);
                yield false;
            }
            case WebSocketEvent.Ping(byte[] payload) -> {
                events.add("ping " + HEX.formatHex(payload));
                yield false;
            }
            case WebSocketEvent.Pong(byte[] payload) -> {
                events.add("pong " + HEX.formatHex(payload));
                yield false;
            }
            case WebSocketEvent.CloseReceived(int code, String reason) -> {
                events.add("close " + code + " " + reason);
                check(engine.isClosed(), () -> "a close that was not answered");
                yield true;
            }
            case WebSocketEvent.Failed(Violation violation, int code) -> {
                events.add("failed " + code + " " + violation);
                check(engine.isFailed() && engine.isCloseSent(), () -> "a failure that was not said");
                yield true;
            }
            case WebSocketEvent.More _ -> throw new IllegalStateException();
        };
    }

    private static void checkObeysTheRules(Role sender, byte[] output) {
        FrameRules rules = new FrameRules(sender);
        FrameReader reader = new FrameReader();
        reader.give(output, 0, output.length);
        List<Violation> broken = new ArrayList<>();
        FrameReader.Step step = reader.next();
        for (; step != FrameReader.Step.MORE; step = reader.next()) {
            switch (step) {
                case HEADER -> broken.addAll(rules.begin(reader.header()));
                case PAYLOAD -> {
                    byte[] bytes = new byte[reader.length()];
                    reader.copyTo(bytes, 0);
                    if (reader.header().masked()) {
                        Masking.apply(bytes, 0, bytes.length, reader.header().maskingKey(), 0);
                    }
                    rules.payload(bytes, 0, bytes.length).ifPresent(broken::add);
                }
                case END -> rules.end().ifPresent(broken::add);
                case MORE -> throw new IllegalStateException();
            }
        }
        same("rules that the engine broke itself", List.of(), broken);
        check(reader.betweenFrames(), () -> "the engine's output ends in the middle of a frame");
    }
}

package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.FrameRules;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.protocol.websocket.Utf8Checker;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/// The engine in both roles, echoing.
///
/// - However the stream arrives, the same things happen and the same bytes are answered. (Where one compressed message
///   has two faults, which of them is noticed first depends on the pieces; there only the failing itself is compared.)
/// - Whatever it is sent, it breaks no rule itself, and a close frame is the last that it says.
/// - No message is larger than allowed; text is UTF-8; after a close or a failure nothing happens any more.
final class EngineTarget implements Target {
    private static final HexFormat HEX = HexFormat.of();

    private static final Violation NO_MATTER_WHICH = new Violation(FrameRule.TEXT_NOT_UTF8, Role.CLIENT, "");

    private record Run(List<String> events, byte[] output) {}

    @Override
    public void run(Input input) {
        Role role = input.flag(0) ? Role.CLIENT : Role.SERVER;
        Run whole = run(role, input, input.whole());
        Run pieces = run(role, input, input.pieces());
        same("events", whole.events(), pieces.events());
        same("output", HEX.formatHex(whole.output()), HEX.formatHex(pieces.output()));
        checkObeysTheRules(role, input.flag(3), whole.output());
    }

    private static Run run(Role role, Input input, List<byte[]> arrivals) {
        int most = input.flag(1) ? 300 : 1 << 20;
        int[] keys = {input.seed()};
        List<String> events = new ArrayList<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (WebSocketEngine engine = new WebSocketEngine(role, most, () -> keys[0] += 0x01020304)) {
            if (input.flag(3)) {
                engine.compress(new PerMessageDeflate(
                        input.flag(4), input.flag(5), OptionalInt.empty(), OptionalInt.empty(), false));
            }
            if (input.flag(2)) {
                engine.close(CloseCode.NORMAL, "first");
            }
            boolean over = false;
            int beforeFailure = -1;
            for (byte[] piece : arrivals) {
                engine.receive(piece, 0, piece.length);
                int before = output.size() + engine.output().length();
                WebSocketEvent event = engine.next();
                for (; !(event instanceof WebSocketEvent.More); event = engine.next()) {
                    check(!over, () -> "something happens after the end: " + events);
                    if (event instanceof WebSocketEvent.Failed && input.flag(3)) {
                        beforeFailure = before;
                        event = new WebSocketEvent.Failed(NO_MATTER_WHICH, 0);
                    }
                    over = answer(engine, event, most, events);
                    before = output.size() + engine.output().length();
                }
                output.write(engine.output().array(), 0, engine.output().length());
                engine.output().clear();
            }
            events.add(
                    "close sent " + engine.isCloseSent() + ", closed " + engine.isClosed() + ", failed " + engine.isFailed());
            byte[] all = output.toByteArray();
            return new Run(events, beforeFailure < 0 ? all : Arrays.copyOf(all, beforeFailure));
        }
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

    private static void checkObeysTheRules(Role sender, boolean compresses, byte[] output) {
        FrameRules rules = new FrameRules(sender, compresses);
        FrameReader reader = new FrameReader();
        reader.give(output, 0, output.length);
        List<Violation> broken = new ArrayList<>();
        FrameReader.Step step = reader.next();
        for (; step != FrameReader.Step.MORE; step = reader.next()) {
            switch (step) {
                case HEADER -> broken.addAll(rules.begin(reader.header()));
                case PAYLOAD -> {
                    byte[] bytes = new byte[reader.length()];
                    reader.copyUnmasked(bytes, 0);
                    if (!rules.isCompressed()) {
                        rules.payload(bytes, 0, bytes.length).ifPresent(broken::add);
                    }
                }
                case END -> rules.end().ifPresent(broken::add);
                case MORE -> throw new IllegalStateException();
            }
        }
        same("rules that the engine broke itself", List.of(), broken);
        check(reader.betweenFrames(), () -> "the engine's output ends in the middle of a frame");
    }
}

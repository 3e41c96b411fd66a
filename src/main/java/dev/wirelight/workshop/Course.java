package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plays the receiver of frames with the engine that the servers and clients use, and says what it would do.
final class Course implements AutoCloseable {
    private static final int SOME_KEY = 0x37fa213d;

    private final Role receiver;
    private final Application application;
    private final WebSocketEngine engine;
    private final FrameJudge judge;

    /// @param largest the largest message that the receiver takes, in bytes
    /// @param agreed how messages may be compressed, or empty
    Course(Role receiver, Application application, int largest, Optional<PerMessageDeflate> agreed) {
        this.receiver = receiver;
        this.application = application;
        this.engine = new WebSocketEngine(receiver, largest, () -> SOME_KEY);
        agreed.ifPresent(engine::compress);
        this.judge = new FrameJudge(receiver.peer(), agreed.isPresent());
    }

    /// What follows from these bytes, after all that were given before.
    List<Expected> take(byte[] bytes) {
        List<Expected> expected = new ArrayList<>();
        long afterClose = judge.bytesAfterClose();
        boolean wasOver = isOver();
        judge.take(bytes);
        if (wasOver && bytes.length > 0) {
            return List.of(new Expected.Silence(engine.isFailed() ? List.of() : judge.violations()));
        }
        engine.receive(bytes, 0, bytes.length);
        for (WebSocketEvent event = engine.next(); event != WebSocketEvent.MORE; event = engine.next()) {
            follow(event, expected);
        }
        engine.output().clear();
        if (engine.isClosed() && judge.bytesAfterClose() > afterClose) {
            expected.add(new Expected.Silence(judge.violations()));
        }
        if (!isOver() && !judge.betweenFrames()) {
            expected.add(new Expected.Wait(Expected.Rest.FRAME, judge.missing()));
        } else if (!isOver() && judge.messageOpen()) {
            String what = "The " + receiver + " waits: the message's last fragment, with FIN 1, has not come.";
            expected.add(new Expected.Nothing(what, Section.rfc(6455, "5.4")));
        }
        return expected;
    }

    private void follow(WebSocketEvent event, List<Expected> expected) {
        switch (event) {
            case WebSocketEvent.Text text -> expected.add(message(Opcode.TEXT, text.utf8()));
            case WebSocketEvent.Binary(byte[] bytes) -> expected.add(message(Opcode.BINARY, bytes));
            case WebSocketEvent.Ping(byte[] payload) -> expected.add(new Expected.Pong(payload));
            case WebSocketEvent.Pong _ ->
                expected.add(new Expected.Nothing("A pong that nobody asked for needs no answer.", Section.rfc(6455, "5.5.3")));
            case WebSocketEvent.CloseReceived(int code, _) -> {
                expected.add(new Expected.Close(code));
                expected.add(new Expected.End(Role.SERVER, false));
            }
            case WebSocketEvent.Failed(Violation violation, _) -> {
                boolean mayWait = violation.rule() == FrameRule.TEXT_NOT_UTF8 && !judge.wrongMessageEnded();
                expected.add(new Expected.Failure(all(violation), mayWait));
                expected.add(new Expected.End(receiver, true));
            }
            case WebSocketEvent.More _ -> throw new IllegalStateException("no event");
        }
    }

    private Expected message(Opcode opcode, byte[] payload) {
        return switch (application) {
            case ECHO -> new Expected.Echo(opcode, payload);
            case UNKNOWN -> new Expected.Free(opcode, payload);
        };
    }

    /// The engine names the first rule that a frame breaks; a learner wants to hear of all of them.
    private List<Violation> all(Violation first) {
        List<Violation> violations = judge.violations();
        return !violations.isEmpty() && violations.getFirst().rule() == first.rule() ? violations : List.of(first);
    }

    /// Whether the receiver takes nothing more.
    boolean isOver() {
        return engine.isClosed() || engine.isFailed();
    }

    /// Whether nothing has begun that is not finished, so that all that came before is of no consequence.
    boolean isBetweenMessages() {
        return judge.betweenFrames() && !judge.messageOpen();
    }

    @Override
    public void close() {
        engine.close();
    }
}

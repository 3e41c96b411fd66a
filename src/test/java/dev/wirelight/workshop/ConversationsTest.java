package dev.wirelight.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every conversation of frames against the engine, which echoes messages: as it is written, where the engine is the
/// server, and mirrored, where it is the client.
class ConversationsTest {
    private static final int LARGEST = Referee.LARGEST_MESSAGE;

    static Stream<ConversationFiles.Told> ofFrames() {
        return ConversationFiles.ofFrames();
    }

    static List<Path> files() {
        return ConversationFiles.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyLineHasTheNameThatIsMadeFromItsBytes(Path file) throws Exception {
        assertThat(ConversationFiles.named(file))
                .as("Run the main method of ConversationFiles to write the names again.")
                .isEqualTo(Files.readString(file));
    }

    @Test
    void everyRuleIsBrokenInAConversation() {
        Stream<Rule> broken = ConversationFiles.all().stream().flatMap(told -> rules(told.script()).stream());
        Stream<Rule> mirrored = ofFrames().flatMap(told -> rules(told.script().mirrored().orElseThrow()).stream());

        assertThat(Stream.concat(broken, mirrored)).containsAll(Rules.all());
    }

    @ParameterizedTest
    @MethodSource("ofFrames")
    void theServersEngineAnswersAsWritten(ConversationFiles.Told told) {
        play(told.script(), Role.SERVER);
    }

    @ParameterizedTest
    @MethodSource("ofFrames")
    void theClientsEngineAnswersTheMirroredConversation(ConversationFiles.Told told) {
        play(told.script().mirrored().orElseThrow(), Role.CLIENT);
    }

    @ParameterizedTest
    @MethodSource("ofFrames")
    void mirroredTwiceItIsTheSameForThePeer(ConversationFiles.Told told) throws ScriptError {
        Script mirrored = told.script().mirrored().orElseThrow();

        assertThat(Script.parse(mirrored.print())).isEqualTo(mirrored);
        assertThat(mirrored.mirrored().orElseThrow().bytes(Role.SERVER)).isEqualTo(told.script().bytes(Role.SERVER));
    }

    private static void play(Script script, Role receiver) {
        lineByLine(script, receiver);
        String expected = frames(script.bytes(receiver));
        byte[] all = script.bytes(receiver.peer());
        for (int size : List.of(1, 7, Math.max(1, all.length))) {
            try (Played played = new Played(script, receiver)) {
                Bytes.pieces(all, size).forEach(played::receive);
                assertThat(frames(played.output())).as("in pieces of " + size).isEqualTo(expected);
                played.expectRules();
            }
        }
    }

    /// What follows a line must be there before the next one is sent.
    private static void lineByLine(Script script, Role receiver) {
        try (Played played = new Played(script, receiver)) {
            ByteSink expected = new ByteSink();
            ByteSink sent = new ByteSink();
            for (ScriptLine line : script.lines()) {
                if (line instanceof ScriptLine.Said said && said.sender() == receiver) {
                    expected.add(said.bytes());
                } else if (line instanceof ScriptLine.Said said) {
                    assertThat(frames(played.output())).isEqualTo(frames(expected.toArray()));
                    said.writes().forEach(played::receive);
                    sent.add(said.bytes());
                }
            }
            assertThat(frames(played.output())).isEqualTo(frames(expected.toArray()));
            played.expectRules();
        }
    }

    private static List<Rule> rules(Script script) {
        return script.lines().stream()
                .flatMap(line -> line instanceof ScriptLine.Breaks(Rule rule) ? Stream.of(rule) : Stream.empty())
                .toList();
    }

    /// Frames as text. Of a close frame only the code: its reason is for people, and may change.
    private static String frames(byte[] stream) {
        List<String> words = new ArrayList<>();
        for (FrameSlice slice : FrameSlice.cut(stream, 0)) {
            assertThat(slice.isWhole()).isTrue();
            byte[] payload = slice.payload(stream);
            String whole = Bytes.hex(stream).substring(3 * slice.from(), 3 * slice.to() - 1);
            words.add(
                    slice.header().opcode() == Opcode.CLOSE
                            ? "close " + (payload.length < 2 ? "" : (payload[0] & 0xff) << 8 | payload[1] & 0xff)
                                    + (slice.header().masked() ? " masked" : "")
                            : whole.length() > 200 ? whole.substring(0, 60) + " … " + whole.length() + " " + whole.hashCode() : whole);
        }
        return String.join("\n", words);
    }

    /// An engine that echoes, and what it was asked to make of a script.
    private static final class Played implements AutoCloseable {
        private final Script script;
        private final Role receiver;
        private final WebSocketEngine engine;
        private final ByteSink received = new ByteSink();
        private Optional<Rule> failedFor = Optional.empty();

        Played(Script script, Role receiver) {
            this.script = script;
            this.receiver = receiver;
            this.engine = new WebSocketEngine(receiver, LARGEST, () -> Preset.KEY);
            script.compression().ifPresent(engine::compress);
        }

        void receive(byte[] bytes) {
            received.add(bytes);
            engine.receive(bytes, 0, bytes.length);
            for (WebSocketEvent event = engine.next(); event != WebSocketEvent.MORE; event = engine.next()) {
                switch (event) {
                    case WebSocketEvent.Text text -> engine.sendText(text.utf8());
                    case WebSocketEvent.Binary(byte[] message) -> engine.sendBinary(message);
                    case WebSocketEvent.Failed(Violation violation, _) -> failedFor = Optional.of(violation.rule());
                    case WebSocketEvent.Ping _,
                            WebSocketEvent.Pong _,
                            WebSocketEvent.CloseReceived _,
                            WebSocketEvent.More _ -> {}
                }
            }
        }

        byte[] output() {
            return engine.output().toArray();
        }

        /// The engine fails for the first rule that is named, and the referee names all of them.
        void expectRules() {
            List<Rule> rules = rules(script);
            assertThat(failedFor)
                    .isEqualTo(rules.stream().filter(rule -> rule != FrameRule.FRAME_AFTER_CLOSE).findFirst());
            List<Expected> expected =
                    Referee.ofFrames(receiver, Application.ECHO, script.compression()).foresee(received.toArray());
            assertThat(expected.stream().flatMap(e -> e.violations().stream()).map(Violation::rule))
                    .containsExactlyElementsOf(rules);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}

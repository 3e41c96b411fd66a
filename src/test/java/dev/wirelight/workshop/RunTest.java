package dev.wirelight.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.HandClient;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays conversations over real sockets against the lab's own server.
class RunTest {
    /// Nobody waits so long: where something is missing, a test fails late.
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private static final Lab LAB = new Lab(Trace.off(), ServerLimits.DEFAULT);

    @BeforeAll
    static void start() throws Exception {
        LAB.webSocket().start(Lab.LOOPBACK, 0);
        LAB.webSocket().compress(true);
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    private static URI uri() {
        return URI.create("ws://" + LAB.webSocket().address().orElseThrow() + "/chat");
    }

    private static Run run(Script script, Application application, Duration silence) {
        return new Run(new Trace(TraceClock.system(), TraceLimits.DEFAULT), uri(), application, script, silence);
    }

    static Stream<ConversationFiles.Told> conversationsOfAClient() {
        return ConversationFiles.all().stream()
                .filter(told -> !told.file().equals("handshake-responses.txt"))
                // It takes two minutes; HandshakeConversationsTest plays it without a clock.
                .filter(told -> !told.script().lines().contains(new ScriptLine.Breaks(HttpRule.HEAD_TOO_SLOW)));
    }

    @ParameterizedTest
    @MethodSource("conversationsOfAClient")
    void ourServerDoesWhatTheRulesAsk(ConversationFiles.Told told) throws Exception {
        expectAllAsAsked(told.script());
    }

    @ParameterizedTest
    @MethodSource("conversationsOfAClient")
    void ourServerDoesSoAlsoWhenTheBytesComeOneByOne(ConversationFiles.Told told) throws Exception {
        Script pieces = new Script(told.script().lines().stream().map(RunTest::inPieces).toList());
        assertThat(pieces.bytes(Role.CLIENT)).isEqualTo(told.script().bytes(Role.CLIENT));

        expectAllAsAsked(pieces);
    }

    /// Byte by byte; what is long, in larger pieces.
    private static ScriptLine inPieces(ScriptLine line) {
        if (!(line instanceof ScriptLine.Said said) || said.sender() == Role.SERVER) {
            return line;
        }
        byte[] bytes = said.bytes();
        List<Piece> pieces = new ArrayList<>();
        for (byte[] piece : Bytes.pieces(bytes, bytes.length <= 500 ? 1 : 499)) {
            pieces.add(new Piece.Hex(piece));
            pieces.add(new Piece.Cut());
        }
        return new ScriptLine.Said(said.sender(), pieces, said.note());
    }

    private static void expectAllAsAsked(Script script) throws Exception {
        RunReport report = run(script, Application.ECHO, SILENCE).play();
        List<Judgement> judgements =
                report.steps().stream().flatMap(step -> step.judgements().stream()).toList();

        assertThat(judgements).allSatisfy(line -> assertThat(line.mark()).as(line.toString()).isIn(Mark.AS_ASKED, Mark.AS_SAID));
        assertThat(report.unasked()).isEmpty();
        assertThat(judgements.stream().flatMap(line -> line.expected().violations().stream()).map(Violation::rule))
                .isEqualTo(script.lines().stream()
                        .flatMap(l -> l instanceof ScriptLine.Breaks(Rule rule) ? Stream.of(rule) : Stream.empty())
                        .toList());
    }

    @Test
    void aMessageThatTheFileWritesIsExpectedOfAnyServer() throws Exception {
        LAB.webSocket().behave(Behaviour.CLOCK);
        try {
            Script script = Script.parse("""
                    <- 89 80 00 00 00 00
                    -> 81 02 68 6f
                    <- 88 80 00 00 00 00
                    """);
            RunReport report = run(script, Application.UNKNOWN, Duration.ofMillis(50)).play();

            assertThat(report.isRuleBroken()).isFalse();
            assertThat(report.steps().getFirst().judgements())
                    .extracting(Judgement::expectation)
                    .containsExactly(
                            "The server answers with pong, empty.", "The server sends text \"ho\", as the file says.");
            assertThat(report.steps().getFirst().judgements().get(1).mark()).isEqualTo(Mark.ALLOWED);
        } finally {
            LAB.webSocket().behave(Behaviour.ECHO);
        }
    }

    @Test
    void compressionThatAHandshakeMadeByHandAgreedOnHoldsForTheFramesAfterIt() throws Exception {
        Script script = Script.parse("""
                .. from the first byte
                <- "GET /chat HTTP/1.1\\r\\nHost: x\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n"
                   "Sec-WebSocket-Extensions: permessage-deflate\\r\\n\\r\\n"
                -> "HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n"
                <- c1 87 00 00 00 00 f2 48 cd c9 c9 07 00
                """);
        RunReport report = run(script, Application.ECHO, SILENCE).play();

        assertThat(report.steps().getLast().judgements())
                .singleElement()
                .satisfies(line -> assertThat(line.mark()).isEqualTo(Mark.AS_SAID))
                .satisfies(line -> assertThat(line.happened()).startsWith("text \"Hello\""));
        assertThat(report.isRuleBroken()).isFalse();
    }

    @Test
    void aHandshakeMadeByHandMayFollowOtherRequestsOnTheSameConnection() throws Exception {
        Script script = Script.parse("""
                .. from the first byte
                <- "GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"
                -> "HTTP/1.1 200 OK\\r\\n\\r\\n"
                <- "GET /chat HTTP/1.1\\r\\nHost: x\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n"
                -> "HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n"
                <- 89 80 00 00 00 00
                """);
        RunReport report = run(script, Application.ECHO, SILENCE).play();

        assertThat(report.steps().stream().flatMap(step -> step.judgements().stream()).map(Judgement::happened))
                .map(happened -> happened.replaceAll(" after .*", ""))
                .containsExactly("200 OK", "101 Switching Protocols", "pong, empty");
        assertThat(report.isRuleBroken()).isFalse();
    }

    @Test
    void aCloseThatAnswersTheServersOwnNeedsNoAnswer() throws Exception {
        Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        Semaphore news = new Semaphore(0);
        Position start = trace.end();
        try (HandClient client = HandClient.open(trace, uri(), ClientOffer.NOTHING, news::release)) {
            Observer observer = new Observer(trace, client.connection(), start);
            Referee referee = Referee.ofFrames(Role.SERVER, Application.UNKNOWN);
            LAB.webSocket().closeAll(1000, "");
            while (observer.look().frames().isEmpty()) {
                assertThat(news.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            byte[] close = Bytes.hex("88 82 00 00 00 00 03 e8");
            observer.sending();
            List<Expected> expected = referee.sent(close);
            client.send(close);
            while (!observer.look().isOver()) {
                assertThat(news.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(Verdict.of(Role.SERVER, expected, observer.look(), true).lines())
                    .extracting(Judgement::mark)
                    .containsExactly(Mark.AS_ASKED, Mark.AS_ASKED);
        }
    }

    /// How a server that answers no ping comes off.
    private static RunReport withoutPongs(String script) throws Exception {
        LAB.webSocket().play(Tricks.NONE.with("no-pong"));
        try {
            return run(Script.parse(script), Application.UNKNOWN, Duration.ofMillis(50)).play();
        } finally {
            LAB.webSocket().play(Tricks.NONE);
        }
    }

    @Test
    void aPongThatWasWaitedForIsNotExcusedByTheCloseThatFollows() throws Exception {
        String paused = "<- 89 80 00 00 00 00\n.. pause 200 ms\n<- 88 82 00 00 00 00 03 e8\n";
        String answered = "<- 89 80 00 00 00 00\n-> 8a 00\n<- 88 82 00 00 00 00 03 e8\n";
        String failed = "<- 89 80 00 00 00 00\n.. pause 200 ms\n<- 81 00\n";

        for (String script : List.of(paused, answered, failed)) {
            RunReport report = withoutPongs(script);
            assertThat(report.steps().getFirst().judgements())
                    .as(script)
                    .extracting(Judgement::mark)
                    .containsExactly(Mark.BROKEN);
            assertThat(report.isRuleBroken()).isTrue();
        }
    }

    @Test
    void aPongThatACloseFollowsAtOnceMayBeLeftOut() throws Exception {
        RunReport report = withoutPongs("<- 89 80 00 00 00 00 88 82 00 00 00 00 03 e8\n");

        assertThat(report.steps().getFirst().judgements().getFirst().mark()).isEqualTo(Mark.ALLOWED);
        assertThat(report.isRuleBroken()).isFalse();
    }

    @Test
    void anEchoThatDoesNotComeIsSaid() throws Exception {
        LAB.webSocket().behave(Behaviour.CHAT);
        try {
            RunReport report =
                    run(Script.parse("<- 81 81 00 00 00 00 61\n"), Application.ECHO, Duration.ofMillis(50)).play();

            assertThat(report.isOtherThanSaid()).isTrue();
            assertThat(report.isRuleBroken()).isFalse();
        } finally {
            LAB.webSocket().behave(Behaviour.ECHO);
        }
    }

    @Test
    void aPauseEndsWhenThePlayIsCancelled() throws Exception {
        Run run = run(Script.parse(".. pause 600 s\n<- 81 80 00 00 00 00\n"), Application.ECHO, SILENCE);
        FutureTask<RunReport> play = new FutureTask<>(run::play);
        Thread.startVirtualThread(play);
        run.cancel();

        assertThat(play.get(20, TimeUnit.SECONDS).trouble()).contains("The play was cancelled.");
    }

    @Test
    void whereNobodyListensItSaysSo() {
        Run nowhere = new Run(
                Trace.off(), URI.create("ws://127.0.0.1:1/"), Application.ECHO, new Script(List.of()), SILENCE);

        assertThatThrownBy(nowhere::play).isInstanceOf(CannotConnect.class).hasMessageStartingWith("Nobody listens on");
    }
}

package dev.wirelight.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.workshop.Application;
import dev.wirelight.workshop.ConversationFiles;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.Referee;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every conversation that begins with the opening handshake: requests against the server's HTTP, responses against
/// what a client checks.
class HandshakeConversationsTest {
    private static final String RESPONSES = "handshake-responses.txt";
    private static final int LARGEST = 64 << 10;

    static Stream<ConversationFiles.Told> requests() {
        return ConversationFiles.all().stream()
                .filter(told -> told.script().isFromTheFirstByte() && !told.file().equals(RESPONSES));
    }

    static Stream<ConversationFiles.Told> responses() {
        return ConversationFiles.all().stream().filter(told -> told.file().equals(RESPONSES));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theServerAnswersAsWritten(ConversationFiles.Told told) {
        Script script = told.script();
        byte[] asked = script.bytes(Role.CLIENT);
        for (int size : List.of(1, 7, asked.length)) {
            ByteSink output = new ByteSink();
            HttpStage stage = new HttpStage(
                    ServerLimits.DEFAULT, output, new UpgradeTerms(Origins.ofThisComputer(), false), () -> "TLS");
            for (byte[] piece : Bytes.pieces(asked, size)) {
                if (!stage.isUpgraded()) {
                    stage.take(piece, piece.length);
                }
            }
            if (rules(script).contains(HttpRule.HEAD_TOO_SLOW)) {
                stage.timeOut();
            }
            expect(script.bytes(Role.SERVER), output.toArray());
        }
        assertThat(Referee.ofRequests(Application.ECHO).foresee(asked).stream()
                        .map(Expected::violations)
                        .flatMap(List::stream)
                        .map(Violation::rule))
                .isEqualTo(rules(script).stream().filter(rule -> rule != HttpRule.HEAD_TOO_SLOW).toList());
    }

    /// The status is as written, and every field that is written is there.
    private static void expect(byte[] written, byte[] answered) {
        HttpHead wanted = head(HttpHeadReader.Kind.RESPONSE, written);
        HttpHead got = head(HttpHeadReader.Kind.RESPONSE, answered);
        assertThat(got.start()).isEqualTo(wanted.start());
        wanted.fields().forEach(field -> assertThat(got.all(field.name())).contains(field.value()));
    }

    private static HttpHead head(HttpHeadReader.Kind kind, byte[] bytes) {
        HeadResult result = new HttpHeadReader(kind, LARGEST).accept(bytes, 0, bytes.length);
        assertThat(result).isInstanceOf(HeadResult.Complete.class);
        return ((HeadResult.Complete) result).head();
    }

    @ParameterizedTest
    @MethodSource("responses")
    void theClientFindsTheRuleThatTheResponseBreaks(ConversationFiles.Told told) {
        Script script = told.script();
        HttpHead request = head(HttpHeadReader.Kind.REQUEST, script.bytes(Role.CLIENT));
        assertThat(OpeningHandshake.judgeRequest(request, (HttpHead.RequestLine) request.start())).isEmpty();
        byte[] response = script.bytes(Role.SERVER);
        for (int size : List.of(1, response.length)) {
            HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, LARGEST);
            HeadResult result = Bytes.pieces(response, size).stream()
                    .map(piece -> reader.accept(piece, 0, piece.length))
                    .filter(r -> r != HeadResult.MORE)
                    .findFirst()
                    .orElseThrow();
            assertThat(broken(request, result).stream().toList()).isEqualTo(rules(script));
        }
        assertThat(Referee.ofResponse(request, Application.UNKNOWN).foresee(response).stream()
                        .flatMap(expected -> expected.violations().stream())
                        .map(Violation::rule))
                .isEqualTo(rules(script));
    }

    private static Optional<Rule> broken(HttpHead request, HeadResult result) {
        return switch (result) {
            case HeadResult.More _ -> Optional.empty();
            case HeadResult.Broken(HttpRule rule, _) -> Optional.of(rule);
            case HeadResult.Complete(HttpHead response) ->
                OpeningHandshake.judgeResponse(request, response, (StatusLine) response.start()).map(Violation::rule);
        };
    }

    private static List<Rule> rules(Script script) {
        return script.lines().stream()
                .flatMap(line -> line instanceof ScriptLine.Breaks(Rule rule) ? Stream.of(rule) : Stream.empty())
                .toList();
    }
}

package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionsTest {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    private static final String ACCEPT = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

    private static HttpHead request(String extensions) {
        return head(HttpHeadReader.Kind.REQUEST, "GET / HTTP/1.1\r\nHost: x\r\n" + UPGRADE + KEY, extensions);
    }

    private static HttpHead response(String extensions) {
        return head(HttpHeadReader.Kind.RESPONSE, "HTTP/1.1 101 Switching Protocols\r\n" + UPGRADE + ACCEPT, extensions);
    }

    private static HttpHead head(HttpHeadReader.Kind kind, String lines, String extensions) {
        byte[] bytes = utf8(lines + "Sec-WebSocket-Extensions: " + extensions + "\r\n\r\n");
        return ((HeadResult.Complete) new HttpHeadReader(kind, 16_384).accept(bytes, 0, bytes.length)).head();
    }

    private static String judged(HttpHead request, HttpHead response) {
        return OpeningHandshake.judgeResponse(request, response, (StatusLine) response.start())
                .map(violation -> violation.rule().name())
                .orElse("");
    }

    /// What a server that compresses answers, or an empty text.
    private static String answer(String offers) {
        return Extensions.accept(request(offers)).map(PerMessageDeflate::toString).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permessage-deflate                                         | permessage-deflate
            permessage-deflate; client_max_window_bits                 | permessage-deflate
            permessage-deflate; client_max_window_bits=10              | permessage-deflate; client_max_window_bits=10
            permessage-deflate; server_max_window_bits=8               | permessage-deflate; server_max_window_bits=8
            permessage-deflate ;server_max_window_bits = "12"          | permessage-deflate; server_max_window_bits=12
            permessage-deflate; server_no_context_takeover             | permessage-deflate; server_no_context_takeover
            permessage-deflate; client_no_context_takeover             | permessage-deflate; client_no_context_takeover
            permessage-deflate; client_max_window_bits=9; server_max_window_bits=15; client_no_context_takeover; server_no_context_takeover | permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=15; client_max_window_bits=9
            x-webkit-deflate-frame, permessage-deflate                 | permessage-deflate
            permessage-deflate; mystery, permessage-deflate; client_max_window_bits=9 | permessage-deflate; client_max_window_bits=9
            """)
    void theFirstUsableOfferIsAccepted(String offers, String answer) {
        assertThat(answer(offers)).isEqualTo(answer);
        assertThat(judged(request(offers), response(answer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "permessage-deflate; mystery",
        "permessage-deflate; mystery=1",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=08",
        "permessage-deflate; server_max_window_bits=x",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=010",
        "permessage-deflate; client_max_window_bits; client_max_window_bits",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-bzip2",
        ","
    })
    void anOfferThatCannotBeUsedIsDeclinedAndNoError(String offers) {
        HttpHead request = request(offers);

        assertThat(answer(offers)).isEmpty();
        assertThat(OpeningHandshake.judgeRequest(request, (RequestLine) request.start())).isEmpty();
        // A server that accepts it all the same is wrong.
        assertThat(judged(request, response("permessage-deflate"))).isEqualTo("EXTENSION_NOT_OFFERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "x;", "; a", "x; =1", "x; a=", "x; a=\"", "x; a=\"b c\"", "x; a=\"\"", "x y", "x; a=b c", "x=1", "x; a=\"\\"})
    void aListThatIsNotWrittenRightlyIsRefusedByBothEnds(String list) {
        HttpHead request = request(list);

        Optional<Violation> violation = OpeningHandshake.judgeRequest(request, (RequestLine) request.start());
        assertThat(violation.orElseThrow().rule()).isEqualTo(HandshakeRule.EXTENSIONS_MALFORMED);
        assertThat(((HandshakeRule) violation.get().rule()).status()).isEqualTo(400);
        assertThat(judged(request("permessage-deflate"), response(list))).isEqualTo("RESPONSE_EXTENSIONS_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permessage-deflate                             | permessage-deflate; client_max_window_bits=15      | CLIENT_WINDOW_NOT_OFFERED
            permessage-deflate; client_max_window_bits=10  | permessage-deflate; client_max_window_bits=11      | CLIENT_WINDOW_NOT_OFFERED
            permessage-deflate; server_max_window_bits=10  | permessage-deflate                                 | SERVER_WINDOW_TOO_LARGE
            permessage-deflate; server_max_window_bits=10  | permessage-deflate; server_max_window_bits=11      | SERVER_WINDOW_TOO_LARGE
            permessage-deflate; server_no_context_takeover | permessage-deflate                                 | SERVER_TAKEOVER_NOT_GIVEN_UP
            permessage-deflate; client_max_window_bits     | permessage-deflate; client_max_window_bits         | DEFLATE_ANSWER_WRONG
            permessage-deflate                             | permessage-deflate; mystery                        | DEFLATE_ANSWER_WRONG
            permessage-deflate                             | permessage-deflate; server_max_window_bits=16      | DEFLATE_ANSWER_WRONG
            permessage-deflate                             | permessage-deflate, permessage-deflate             | DEFLATE_ANSWER_WRONG
            permessage-deflate                             | permessage-bzip2                                   | EXTENSION_NOT_OFFERED
            permessage-deflate; server_max_window_bits=10, permessage-deflate | permessage-deflate              | ''
            permessage-deflate                             | permessage-deflate; server_max_window_bits=9       | ''
            permessage-deflate                             | permessage-deflate; server_no_context_takeover     | ''
            permessage-deflate                             | permessage-deflate; client_no_context_takeover     | ''
            permessage-deflate; client_max_window_bits     | permessage-deflate; client_max_window_bits=8       | ''
            permessage-deflate; client_max_window_bits=10  | permessage-deflate; client_max_window_bits=9       | ''
            permessage-deflate; server_max_window_bits=10  | permessage-deflate; server_max_window_bits=9       | ''
            """)
    void anAnswerMustFitTheOffer(String offer, String answer, String rule) {
        assertThat(judged(request(offer), response(answer))).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permessage-deflate; client_max_window_bits    | permessage-deflate                           | permessage-deflate
            permessage-deflate; client_max_window_bits    | permessage-deflate; client_max_window_bits=9 | permessage-deflate; client_max_window_bits=9
            permessage-deflate; client_max_window_bits=10 | permessage-deflate                           | permessage-deflate; client_max_window_bits=10
            permessage-deflate; client_no_context_takeover | permessage-deflate                          | permessage-deflate; client_no_context_takeover
            permessage-deflate                            | permessage-deflate; server_no_context_takeover | permessage-deflate; server_no_context_takeover
            """)
    void whatAClientOffersToDoItDoesWhetherTheServerNamesItOrNot(String offer, String answer, String agreed) {
        assertThat(Extensions.agreed(request(offer), response(answer)).orElseThrow()).hasToString(agreed);
    }

    @Test
    void nothingIsAgreedOnWhereTheServerNamesNothing() {
        assertThat(Extensions.agreed(request("permessage-deflate"), response(","))).isEmpty();
        assertThat(judged(request("permessage-deflate"), response(","))).isEmpty();
    }

    @Test
    void aVeryLongListIsReadToItsEnd() {
        String list = "x; a=\"" + "b".repeat(4_000) + "\", " + "y; c, ".repeat(1_000) + "permessage-deflate";
        assertThat(answer(list)).isEqualTo("permessage-deflate");
    }

    @Test
    void offerAndAnswerStandInTheHeads() {
        byte[] asked = OpeningHandshake.request(
                "127.0.0.1:8000", "/", new byte[16], List.of(), Optional.of(PerMessageDeflate.OFFER));
        assertThat(new String(asked, StandardCharsets.US_ASCII))
                .contains("\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
        HttpHead request = request("permessage-deflate; client_max_window_bits=12");
        byte[] answered = OpeningHandshake.response(request, Optional.empty(), Extensions.accept(request));
        assertThat(new String(answered, StandardCharsets.US_ASCII))
                .endsWith("\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12\r\n\r\n");
    }
}

package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpHeadReader.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHandshakeTest {
    private static final String REQUEST = """
            GET /chat HTTP/1.1
            Host: 127.0.0.1:8000
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            """;
    private static final String RESPONSE = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
            """;

    private static HttpHead head(Kind kind, String lines) {
        byte[] bytes = utf8((lines + "\n").replace("\n", "\r\n"));
        HeadResult result = new HttpHeadReader(kind, 16_384).accept(bytes, 0, bytes.length);
        assertThat(result).isInstanceOf(HeadResult.Complete.class);
        return ((HeadResult.Complete) result).head();
    }

    private static Optional<Violation> judgeRequest(String lines) {
        HttpHead request = head(Kind.REQUEST, lines);
        return OpeningHandshake.judgeRequest(request, (RequestLine) request.start());
    }

    private static Optional<Violation> judgeResponse(String request, String lines) {
        HttpHead response = head(Kind.RESPONSE, lines);
        return OpeningHandshake.judgeResponse(head(Kind.REQUEST, request), response, (StatusLine) response.start());
    }

    @Test
    void theExampleOfRfc6455() {
        assertThat(judgeRequest(REQUEST)).isEmpty();
        assertThat(new String(OpeningHandshake.response(head(Kind.REQUEST, REQUEST), Optional.empty(), Optional.empty()), StandardCharsets.US_ASCII))
                .isEqualTo((RESPONSE + "\n").replace("\n", "\r\n"));
        assertThat(judgeResponse(REQUEST, RESPONSE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            METHOD_NOT_GET         | 405 | GET /                                           | POST /
            VERSION_BELOW_1_1      | 400 | HTTP/1.1                                        | HTTP/1.0
            UPGRADE_MISSING        | 426 | Upgrade: websocket                              | X: y
            UPGRADE_MISSING        | 426 | Upgrade: websocket                              | Upgrade: websockets
            CONNECTION_NOT_UPGRADE | 400 | Connection: Upgrade                             | Connection: keep-alive
            KEY_MISSING            | 400 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==     | X: y
            KEY_NOT_16_BYTES       | 400 | dGhlIHNhbXBsZSBub25jZQ==                        | dGhlIHNhbXBsZSBub25j
            KEY_NOT_16_BYTES       | 400 | dGhlIHNhbXBsZSBub25jZQ==                        | dGhlIHNhbXBsZSBub25jZQQ=
            KEY_NOT_16_BYTES       | 400 | dGhlIHNhbXBsZSBub25jZQ==                        | dGhlIHNhbXBsZSBub25j!Q==
            KEY_NOT_16_BYTES       | 400 | dGhlIHNhbXBsZSBub25jZQ==                        | dGhlIHNhbXBsZSBub25jZQQQ
            VERSION_NOT_13         | 426 | Version: 13                                     | Version: 8
            VERSION_NOT_13         | 426 | Sec-WebSocket-Version: 13                       | X: y
            """)
    void eachRuleOfTheRequestIsNamedWithItsStatus(HandshakeRule rule, int status, String right, String wrong) {
        Violation violation = judgeRequest(REQUEST.replace(right, wrong)).orElseThrow();

        assertThat(violation.rule()).isEqualTo(rule);
        assertThat(violation.brokenBy()).isEqualTo(Role.CLIENT);
        assertThat(rule.status()).isEqualTo(status);
        assertThat(rule.consequence()).contains(String.valueOf(status));
    }

    @Test
    void twoKeysAreNotOne() {
        assertThat(judgeRequest(REQUEST + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n").orElseThrow().rule())
                .isEqualTo(HandshakeRule.KEY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a, b c", "", ", ,", "(x)"})
    void aMalformedListOfSubprotocolsIsRefused(String list) {
        assertThat(judgeRequest(REQUEST + "Sec-WebSocket-Protocol: " + list + "\n").orElseThrow().rule())
                .isEqualTo(HandshakeRule.PROTOCOL_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat, chat", "chat,, room"})
    void subprotocolsAreEachNamedOnceAndNoneIsEmpty(String list) {
        assertThat(judgeRequest(REQUEST + "Sec-WebSocket-Protocol: " + list + "\n").orElseThrow().rule())
                .isEqualTo(HandshakeRule.PROTOCOL_REPEATED);
    }

    @Test
    void whatBrowsersSendPasses() {
        String browser = REQUEST.replace("Connection: Upgrade", "connection: keep-alive, upgrade")
                .replace("Upgrade: websocket", "UPGRADE: WebSocket")
                + "Origin: http://127.0.0.1:8000\nSec-WebSocket-Protocol: chat, superchat\n"
                + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\n";

        assertThat(judgeRequest(browser)).isEmpty();
        assertThat(OpeningHandshake.protocols(head(Kind.REQUEST, browser))).containsExactly("chat", "superchat");
    }

    @Test
    void aRequestMeansWebSocketWhenItSaysSoAnywhere() {
        assertThat(OpeningHandshake.isMeantBy(head(Kind.REQUEST, REQUEST))).isTrue();
        assertThat(OpeningHandshake.isMeantBy(head(Kind.REQUEST, "GET / HTTP/1.1\nsec-websocket-key: x\n"))).isTrue();
        assertThat(OpeningHandshake.isMeantBy(head(Kind.REQUEST, "GET / HTTP/1.1\nUpgrade: h2c\n"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STATUS_NOT_101            | 101 Switching Protocols          | 200 OK
            RESPONSE_UPGRADE_WRONG    | Upgrade: websocket               | Upgrade: h2c
            RESPONSE_CONNECTION_WRONG | Connection: Upgrade              | Connection: close
            ACCEPT_WRONG              | s3pPLMBiTxaQ9kYGzzhZRbK+xOo=     | hHLtf2V1k8aDQZfNjw3Ia1hCwt0=
            ACCEPT_WRONG              | s3pPLMBiTxaQ9kYGzzhZRbK+xOo=     | S3PPLMBITXAQ9KYGZZHZRBK+XOO=
            ACCEPT_WRONG              | Sec-WebSocket-Accept             | X
            """)
    void eachRuleOfTheResponseIsNamed(HandshakeRule rule, String right, String wrong) {
        Violation violation = judgeResponse(REQUEST, RESPONSE.replace(right, wrong)).orElseThrow();

        assertThat(violation.rule()).isEqualTo(rule);
        assertThat(violation.brokenBy()).isEqualTo(Role.SERVER);
        assertThat(rule.status()).isZero();
    }

    @Test
    void theServerMayUseOnlyWhatTheClientOffered() {
        assertThat(judgeResponse(REQUEST, RESPONSE + "Sec-WebSocket-Extensions: permessage-deflate\n").orElseThrow().rule())
                .isEqualTo(HandshakeRule.EXTENSION_NOT_OFFERED);
        assertThat(judgeResponse(REQUEST, RESPONSE + "Sec-WebSocket-Protocol: chat\n").orElseThrow().rule())
                .isEqualTo(HandshakeRule.PROTOCOL_NOT_OFFERED);
        String offering = REQUEST + "Sec-WebSocket-Extensions: x; a=1, permessage-deflate; b\nSec-WebSocket-Protocol: a, chat\n";
        assertThat(judgeResponse(
                        offering, RESPONSE + "Sec-WebSocket-Extensions: x; c=2\nSec-WebSocket-Protocol: chat\n"))
                .isEmpty();
    }

    @Test
    void theRequestThatWeSendIsOneThatWeAccept() {
        byte[] bytes = OpeningHandshake.request("127.0.0.1:8000", "/room?a=b", utf8("the sample nonce"), List.of("chat"), Optional.empty());

        assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .startsWith("GET /room?a=b HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n")
                .contains("\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                .endsWith("\r\n\r\n");
        String lines = new String(bytes, StandardCharsets.US_ASCII).replace("\r\n", "\n").stripTrailing() + "\n";
        assertThat(judgeRequest(lines)).isEmpty();
    }
}

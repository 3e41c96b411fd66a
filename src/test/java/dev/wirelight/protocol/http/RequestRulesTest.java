package dev.wirelight.protocol.http;

import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHeadReader.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {

    private static HttpHead head(String lines) {
        byte[] bytes = utf8(lines.replace("~", "\r\n") + "\r\n\r\n");
        return ((HeadResult.Complete) new HttpHeadReader(Kind.REQUEST, 16_384).accept(bytes, 0, bytes.length)).head();
    }

    private static Optional<Violation> judge(String lines) {
        HttpHead head = head(lines);
        return RequestRules.judge(head, (RequestLine) head.start());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HOST_MISSING            | 400 | GET / HTTP/1.1
            HOST_MISSING            | 400 | GET / HTTP/1.1~Host: a~Host: a
            HOST_MISSING            | 400 | GET / HTTP/1.0~Host: a~Host: a
            TRANSFER_CODING_UNKNOWN | 501 | POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked
            TRANSFER_CODING_UNKNOWN | 501 | POST / HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked
            LENGTH_MALFORMED        | 400 | POST / HTTP/1.1~Host: a~Content-Length: -1
            LENGTH_MALFORMED        | 400 | POST / HTTP/1.1~Host: a~Content-Length: 1, 1
            LENGTH_MALFORMED        | 400 | POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2
            LENGTH_MALFORMED        | 400 | POST / HTTP/1.1~Host: a~Content-Length: 99999999999999999999
            """)
    void eachRuleIsNamedWithItsStatus(HttpRule rule, int status, String lines) {
        Violation violation = judge(lines).orElseThrow();

        assertThat(violation.rule()).isEqualTo(rule);
        assertThat(violation.brokenBy()).isEqualTo(Role.CLIENT);
        assertThat(rule.status()).isEqualTo(status);
    }

    @Test
    void whatIsAllowedPasses() {
        assertThat(judge("GET / HTTP/1.0")).isEmpty();
        assertThat(judge("GET / HTTP/1.1~Host:")).isEmpty();
        assertThat(judge("POST / HTTP/1.1~Host: a~Content-Length: 0012")).isEmpty();
    }

    @Test
    void theLengthOfABody() {
        assertThat(RequestRules.bodyLength(head("POST / HTTP/1.1~Content-Length: 12"))).isEqualTo(12);
        assertThat(RequestRules.bodyLength(head("POST / HTTP/1.1~Content-Length: 999999999999999999")))
                .isEqualTo(999_999_999_999_999_999L);
        assertThat(RequestRules.bodyLength(head("POST / HTTP/1.1~Content-Length: 9999999999999999999"))).isZero();
        assertThat(RequestRules.bodyLength(head("GET / HTTP/1.1"))).isZero();
    }
}

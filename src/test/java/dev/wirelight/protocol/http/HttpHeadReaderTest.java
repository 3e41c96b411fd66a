package dev.wirelight.protocol.http;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHeadReaderTest {
    private static final int LARGEST = 16_384;

    private static HeadResult feed(HttpHeadReader reader, List<byte[]> pieces) {
        HeadResult result = HeadResult.MORE;
        for (byte[] piece : pieces) {
            if (result == HeadResult.MORE) {
                result = reader.accept(piece, 0, piece.length);
            }
        }
        return result;
    }

    private static HeadResult request(String text) {
        return feed(new HttpHeadReader(Kind.REQUEST, LARGEST), List.of(utf8(text)));
    }

    private static HttpHead complete(HeadResult result) {
        assertThat(result).isInstanceOf(HeadResult.Complete.class);
        return ((HeadResult.Complete) result).head();
    }

    @Test
    void aRequestIsTheSameHoweverItsBytesArriveAndWhateverFollows() {
        String text = "GET /room?a=b HTTP/1.1\r\nHost: x\r\nX-Empty:\r\nAccept:  a, b \t\r\n\r\n";
        byte[] stream = join(utf8(text), utf8("GET /2"));
        for (List<byte[]> pieces : arrivals(stream)) {
            HttpHeadReader reader = new HttpHeadReader(Kind.REQUEST, LARGEST);
            HttpHead head = complete(feed(reader, pieces));

            assertThat(head.start()).isEqualTo(new RequestLine("GET", "/room?a=b", "HTTP/1.1"));
            assertThat(((RequestLine) head.start()).path()).isEqualTo("/room");
            assertThat(head.fields())
                    .containsExactly(
                            new HttpField("Host", "x", 24, 9),
                            new HttpField("X-Empty", "", 33, 10),
                            new HttpField("Accept", "a, b", 43, 17));
            assertThat(head.length()).isEqualTo(text.length()).isEqualTo(reader.length());
            assertThat(head.lists("accept", "B")).isTrue();
            assertThat(head.lists("accept", "c")).isFalse();
        }
    }

    @Test
    void aResponseWithAndWithoutAReason() {
        HttpHead head = complete(feed(
                new HttpHeadReader(Kind.RESPONSE, LARGEST), List.of(utf8("HTTP/1.1 101 Switching Protocols\r\n\r\n"))));
        assertThat(head.start()).isEqualTo(new StatusLine("HTTP/1.1", 101, "Switching Protocols"));
        head = complete(feed(new HttpHeadReader(Kind.RESPONSE, LARGEST), List.of(utf8("HTTP/1.0 200\r\n\r\n"))));
        assertThat(head.start()).isEqualTo(new StatusLine("HTTP/1.0", 200, ""));
    }

    @Test
    void emptyLinesBeforeARequestAreSkippedAndCounted() {
        HttpHead head = complete(request("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"));

        assertThat(head.length()).isEqualTo(4 + 16 + 9 + 2);
        assertThat(head.fields().getFirst().offset()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REQUEST_LINE_MALFORMED | 400 | GET /~~
            REQUEST_LINE_MALFORMED | 400 | GET  / HTTP/1.1~~
            REQUEST_LINE_MALFORMED | 400 | hello~~
            REQUEST_LINE_MALFORMED | 400 | GET / http/1.1~~
            REQUEST_LINE_MALFORMED | 400 | G@T / HTTP/1.1~~
            REQUEST_LINE_MALFORMED | 400 | GET / HTTP/1.1 ~~
            VERSION_NOT_SUPPORTED  | 505 | GET / HTTP/2.0~~
            VERSION_NOT_SUPPORTED  | 505 | GET / HTTP/0.9~~
            FIELD_MALFORMED        | 400 | GET / HTTP/1.1~Host x~~
            FIELD_MALFORMED        | 400 | GET / HTTP/1.1~Host : x~~
            FIELD_MALFORMED        | 400 | GET / HTTP/1.1~: x~~
            FIELD_FOLDED           | 400 | GET / HTTP/1.1~Host: x~ y~~
            CR_WITHOUT_LF          | 400 | GET / HTTP/1.1~Host: x^y~~
            CONTROL_CHARACTER      | 400 | GET / HTTP/1.1~Host: x@0~~
            LINE_ENDS_IN_LF_ALONE  | 400 | GET / HTTP/1.1_Host: x__
            LINE_ENDS_IN_LF_ALONE  | 400 | GET / HTTP/1.1_Host: x~~
            LINE_ENDS_IN_LF_ALONE  | 400 | GET / HTTP/1.1~Host: x~_
            """)
    void eachRuleOfAHeadIsNamedWithItsStatus(HttpRule rule, int status, String text) {
        byte[] stream = utf8(text.replace("~", "\r\n").replace("_", "\n").replace("^", "\r").replace("@0", "\0"));
        for (List<byte[]> pieces : arrivals(stream)) {
            HeadResult result = feed(new HttpHeadReader(Kind.REQUEST, LARGEST), pieces);

            assertThat(result).isInstanceOf(HeadResult.Broken.class);
            assertThat(((HeadResult.Broken) result).rule()).isEqualTo(rule);
            assertThat(((HeadResult.Broken) result).detail()).endsWith(".");
        }
        assertThat(rule.status()).isEqualTo(status);
        assertThat(rule.consequence()).contains(String.valueOf(status)).contains(StatusCode.reasonOf(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 1O1 x", "HTTP/1.1 99 x", "HTTP/1.1", "ICY 200 OK", "SSH-2.0-x"})
    void whatIsNoStatusLine(String line) {
        HeadResult result = feed(new HttpHeadReader(Kind.RESPONSE, LARGEST), List.of(utf8(line + "\r\n\r\n")));

        assertThat(((HeadResult.Broken) result).rule()).isEqualTo(HttpRule.STATUS_LINE_MALFORMED);
    }

    @Test
    void aTargetMayHave8000Bytes() {
        assertThat(request("GET /" + "a".repeat(7_999) + " HTTP/1.1\r\n\r\n")).isInstanceOf(HeadResult.Complete.class);
        HeadResult result = request("GET /" + "a".repeat(8_000) + " HTTP/1.1\r\n\r\n");
        assertThat(((HeadResult.Broken) result).rule()).isEqualTo(HttpRule.TARGET_TOO_LONG);
        assertThat(HttpRule.TARGET_TOO_LONG.status()).isEqualTo(414);
    }

    @Test
    void aHeadMayBeAsLargeAsTheLimitAndNotOneByteMore() {
        byte[] head = utf8("GET / HTTP/1.1\r\nX: " + "a".repeat(2_000) + "\r\n\r\n");
        for (List<byte[]> pieces : arrivals(head)) {
            assertThat(feed(new HttpHeadReader(Kind.REQUEST, head.length), pieces)).isInstanceOf(HeadResult.Complete.class);
            HttpHeadReader reader = new HttpHeadReader(Kind.REQUEST, head.length - 1);
            HeadResult result = feed(reader, pieces);
            assertThat(((HeadResult.Broken) result).rule()).isEqualTo(HttpRule.HEAD_TOO_LARGE);
            assertThat(reader.length()).isEqualTo(head.length - 1);
        }
        assertThat(HttpRule.HEAD_TOO_LARGE.status()).isEqualTo(431);
    }

    @Test
    void whatItQuotesIsShortAndPrintable() {
        HeadResult result = request("\u001b[31m" + "x".repeat(500) + "\r\n\r\n");

        assertThat(((HeadResult.Broken) result).detail()).hasSizeLessThan(120).doesNotContain("\u001b");
    }

    @Test
    void theFirstBytesCanBeSeenAgain() {
        HttpHeadReader reader = new HttpHeadReader(Kind.REQUEST, LARGEST);
        reader.accept(utf8("xxGET /"), 2, 5);

        assertThat(reader.firstBytes(3)).isEqualTo(utf8("GET"));
        assertThat(reader.firstBytes(64)).isEqualTo(utf8("GET /"));
        assertThat(Arrays.equals(reader.firstBytes(0), new byte[0])).isTrue();
    }
}

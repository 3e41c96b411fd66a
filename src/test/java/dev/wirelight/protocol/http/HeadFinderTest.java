package dev.wirelight.protocol.http;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadFinderTest {

    /// Where heads end, by their first lines, however the bytes arrive.
    private static List<String> found(HttpHeadReader.Kind kind, boolean toHead, String stream) {
        List<String> whole = null;
        for (List<byte[]> pieces : arrivals(utf8(stream))) {
            HeadFinder finder = new HeadFinder(kind, 1_000);
            finder.expectAnswerToHead(toHead);
            List<String> found = new ArrayList<>();
            for (byte[] piece : pieces) {
                for (int from = 0; from < piece.length; ) {
                    from += finder.take(piece, from, piece.length - from);
                    finder.ended().ifPresent(head -> found.add(head.start() + " ends at " + finder.offset()));
                }
            }
            assertThat(finder.offset()).isEqualTo(stream.length());
            assertThat(whole).isIn(null, found);
            whole = found;
        }
        return whole;
    }

    @Test
    void bodiesArePassedOver() {
        assertThat(found(HttpHeadReader.Kind.REQUEST, false,
                        "PUT / HTTP/1.1\r\nContent-Length: 4\r\n\r\n\r\n\r\nGET /b HTTP/1.1\r\n\r\n"))
                .containsExactly("PUT / HTTP/1.1 ends at 37", "GET /b HTTP/1.1 ends at 60");
        assertThat(found(HttpHeadReader.Kind.RESPONSE, false,
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 101 S\r\n\r\n\u0001\u0002"))
                .containsExactly("HTTP/1.1 200 OK ends at 38", "HTTP/1.1 101 S ends at 58");
    }

    @Test
    void theAnswerToAHeadHasNoBody() {
        assertThat(found(HttpHeadReader.Kind.RESPONSE, true,
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nHTTP/1.1 101 S\r\n\r\n"))
                .hasSize(2);
    }

    @Test
    void aBodyThatEndsWithTheConnectionIsTheLastThing() {
        assertThat(found(HttpHeadReader.Kind.RESPONSE, false, "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 101 S\r\n\r\n")).hasSize(1);
        assertThat(found(HttpHeadReader.Kind.RESPONSE, false, "nonsense\r\n\r\nHTTP/1.1 101 S\r\n\r\n")).isEmpty();
    }
}

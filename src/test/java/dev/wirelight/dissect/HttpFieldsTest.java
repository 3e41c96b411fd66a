package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.body;
import static dev.wirelight.dissect.Units.chunks;
import static dev.wirelight.dissect.Units.latin1;
import static dev.wirelight.dissect.Units.request;
import static dev.wirelight.dissect.Units.response;
import static dev.wirelight.dissect.Units.unreadable;
import static dev.wirelight.protocol.http.ChunkedBody.Place.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.ChunkedBody;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Heads and bodies of HTTP, and the fields that a learner reads. [Dump] says how to read the lines.
class HttpFieldsTest {
    @Test
    void theHandshakeRequestOfRfc6455() {
        byte[] bytes = latin1("GET /chat HTTP/1.1\r\n"
                + "Host: server.example.com\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Origin: http://example.com\r\n"
                + "Sec-WebSocket-Protocol: chat, superchat\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "\r\n");

        assertThat(Dump.of(Dissector.explain(request(bytes), bytes))).isEqualTo("""
            Opening handshake: request · RFC 6455 §4.1
            wire, observed
              0+20  Request line = GET /chat HTTP/1.1  (looks like any web request)
                0+3  Method = GET  (give me this)
                3+1  SP = ␠  (one space)
                4+5  Request target = /chat  (path)
                9+1  SP = ␠  (one space)
                10+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                18+2  CR LF = ␍␊  (end of the line)
              20+26  Host = server.example.com  (which server is meant)
                20+4  Field name = Host
                24+1  Colon = :
                25+1  Optional white space = ␠  (white space)
                26+18  Field value = server.example.com  (which server is meant)
                44+2  CR LF = ␍␊  (end of the line)
              46+20  Upgrade = websocket  (asks for another protocol)
                46+7  Field name = Upgrade
                53+1  Colon = :
                54+1  Optional white space = ␠  (white space)
                55+9  Field value = websocket  (asks for another protocol)
                64+2  CR LF = ␍␊  (end of the line)
              66+21  Connection = Upgrade  (Upgrade is meant for you)
                66+10  Field name = Connection
                76+1  Colon = :
                77+1  Optional white space = ␠  (white space)
                78+7  Field value = Upgrade  (Upgrade is meant for you)
                85+2  CR LF = ␍␊  (end of the line)
              87+45  Sec-WebSocket-Key = dGhlIHNhbXBsZSBub25jZQ==  (16 random bytes in Base64)
                87+17  Field name = Sec-WebSocket-Key
                104+1  Colon = :
                105+1  Optional white space = ␠  (white space)
                106+24  Field value = dGhlIHNhbXBsZSBub25jZQ==  (16 random bytes in Base64)
                130+2  CR LF = ␍␊  (end of the line)
              132+28  Origin = http://example.com  (the page that asked)
                132+6  Field name = Origin
                138+1  Colon = :
                139+1  Optional white space = ␠  (white space)
                140+18  Field value = http://example.com  (the page that asked)
                158+2  CR LF = ␍␊  (end of the line)
              160+41  Sec-WebSocket-Protocol = chat, superchat  (the subprotocol)
                160+22  Field name = Sec-WebSocket-Protocol
                182+1  Colon = :
                183+1  Optional white space = ␠  (white space)
                184+15  Field value = chat, superchat  (the subprotocol)
                199+2  CR LF = ␍␊  (end of the line)
              201+27  Sec-WebSocket-Version = 13  (the version of the protocol)
                201+21  Field name = Sec-WebSocket-Version
                222+1  Colon = :
                223+1  Optional white space = ␠  (white space)
                224+2  Field value = 13  (the version of the protocol)
                226+2  CR LF = ␍␊  (end of the line)
              228+2  Empty line = ␍␊  (end of the head)
            """);
    }

    @Test
    void theHandshakeResponse() {
        byte[] bytes = latin1("HTTP/1.1 101 Switching Protocols\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                + "\r\n");

        assertThat(Dump.of(Dissector.explain(response(bytes), bytes))).isEqualTo("""
            Opening handshake: response · RFC 6455 §4.2.2
            wire, observed
              0+34  Status line = HTTP/1.1 101 Switching Protocols  (the server agrees)
                0+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                8+1  SP = ␠  (one space)
                9+3  Status code = 101  (switching protocols)
                12+1  SP = ␠  (one space)
                13+19  Reason phrase = Switching Protocols  (for people)
                32+2  CR LF = ␍␊  (end of the line)
              34+20  Upgrade = websocket  (asks for another protocol)
                34+7  Field name = Upgrade
                41+1  Colon = :
                42+1  Optional white space = ␠  (white space)
                43+9  Field value = websocket  (asks for another protocol)
                52+2  CR LF = ␍␊  (end of the line)
              54+21  Connection = Upgrade  (Upgrade is meant for you)
                54+10  Field name = Connection
                64+1  Colon = :
                65+1  Optional white space = ␠  (white space)
                66+7  Field value = Upgrade  (Upgrade is meant for you)
                73+2  CR LF = ␍␊  (end of the line)
              75+52  Sec-WebSocket-Accept = s3pPLMBiTxaQ9kYGzzhZRbK+xOo=  (the server's answer to the key)
                75+20  Field name = Sec-WebSocket-Accept
                95+1  Colon = :
                96+1  Optional white space = ␠  (white space)
                97+28  Field value = s3pPLMBiTxaQ9kYGzzhZRbK+xOo=  (the server's answer to the key)
                125+2  CR LF = ␍␊  (end of the line)
              127+2  Empty line = ␍␊  (end of the head)
            """);
    }

    @Test
    void aStatusLineMayEndWithItsNumber() {
        byte[] bytes = latin1("HTTP/1.1 200\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(response(bytes), bytes))).contains("""
                9+3  Status code = 200  (it worked)
                12+2  CR LF = ␍␊  (end of the line)
            """);
    }

    @Test
    void whiteSpaceRoundAValueIsNotTheValueAndAnUnknownFieldIsCalledSo() {
        byte[] bytes = latin1("HEAD /a?b=c HTTP/1.0\r\nX-Colour:\t red  \r\nEmpty:\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(request(bytes), bytes))).isEqualTo("""
            HTTP request · RFC 9112 §3
            wire, observed
              0+22  Request line = HEAD /a?b=c HTTP/1.0  (what the client wants)
                0+4  Method = HEAD  (only the head, please)
                4+1  SP = ␠  (one space)
                5+6  Request target = /a?b=c  (path and query)
                11+1  SP = ␠  (one space)
                12+8  HTTP version = HTTP/1.0  (closed afterwards unless told to stay)
                20+2  CR LF = ␍␊  (end of the line)
              22+18  X-Colour = red  (a field that Wirelight does not know)
                22+8  Field name = X-Colour
                30+1  Colon = :
                31+2  Optional white space = ␉␠  (white space)
                33+3  Field value = red  (a field that Wirelight does not know)
                36+2  Optional white space = ␠␠  (white space)
                38+2  CR LF = ␍␊  (end of the line)
              40+8  Empty =   (a field that Wirelight does not know)
                40+5  Field name = Empty
                45+1  Colon = :
                46+2  CR LF = ␍␊  (end of the line)
              48+2  Empty line = ␍␊  (end of the head)
            """);
    }

    @Test
    void anUnsupportedVersionIsMarkedAtItsField() {
        byte[] bytes = latin1("GET / HTTP/1.1\r\nSec-WebSocket-Version: 8\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(request(bytes, broken(HandshakeRule.VERSION_NOT_13)), bytes)))
                .isEqualTo("""
                    HTTP request · RFC 9112 §3
                    wire, observed
                      0+16  Request line = GET / HTTP/1.1  (what the client wants)
                        0+3  Method = GET  (give me this)
                        3+1  SP = ␠  (one space)
                        4+1  Request target = /  (path)
                        5+1  SP = ␠  (one space)
                        6+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                        14+2  CR LF = ␍␊  (end of the line)
                      16+26  Sec-WebSocket-Version = 8  (the version of the protocol)  ✗ VERSION_NOT_13
                        16+21  Field name = Sec-WebSocket-Version
                        37+1  Colon = :
                        38+1  Optional white space = ␠  (white space)
                        39+1  Field value = 8  (the version of the protocol)
                        40+2  CR LF = ␍␊  (end of the line)
                      42+2  Empty line = ␍␊  (end of the head)
                    """);
    }

    @Test
    void aMissingKeyIsMarkedAtTheRequestLine() {
        byte[] bytes = latin1("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(request(bytes, broken(HandshakeRule.KEY_MISSING)), bytes)))
                .isEqualTo("""
                    HTTP request · RFC 9112 §3
                    wire, observed
                      0+16  Request line = GET / HTTP/1.1  (what the client wants)  ✗ KEY_MISSING
                        0+3  Method = GET  (give me this)
                        3+1  SP = ␠  (one space)
                        4+1  Request target = /  (path)
                        5+1  SP = ␠  (one space)
                        6+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                        14+2  CR LF = ␍␊  (end of the line)
                      16+9  Host = a  (which server is meant)
                        16+4  Field name = Host
                        20+1  Colon = :
                        21+1  Optional white space = ␠  (white space)
                        22+1  Field value = a  (which server is meant)
                        23+2  CR LF = ␍␊  (end of the line)
                      25+2  Empty line = ␍␊  (end of the head)
                    """);
    }

    @Test
    void emptyLinesBeforeARequestAreAFieldToo() {
        byte[] bytes = latin1("\r\n\r\nGET / HTTP/1.1\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(request(bytes), bytes))).isEqualTo("""
            HTTP request · RFC 9112 §3
            wire, observed
              0+4  Empty line before the head = ␍␊␍␊  (skipped)
              4+16  Request line = GET / HTTP/1.1  (what the client wants)
                4+3  Method = GET  (give me this)
                7+1  SP = ␠  (one space)
                8+1  Request target = /  (path)
                9+1  SP = ␠  (one space)
                10+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                18+2  CR LF = ␍␊  (end of the line)
              20+2  Empty line = ␍␊  (end of the head)
            """);
    }

    @Test
    void aStatusWithoutReason() {
        byte[] bytes = latin1("HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(response(bytes), bytes))).isEqualTo("""
            HTTP response · RFC 9112 §4
            wire, observed
              0+15  Status line = HTTP/1.1 299   (how it went)
                0+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                8+1  SP = ␠  (one space)
                9+3  Status code = 299  (it worked)
                12+1  SP = ␠  (one space)
                13+2  CR LF = ␍␊  (end of the line)
              15+19  Content-Length = 0  (how long the body is)
                15+14  Field name = Content-Length
                29+1  Colon = :
                30+1  Optional white space = ␠  (white space)
                31+1  Field value = 0  (how long the body is)
                32+2  CR LF = ␍␊  (end of the line)
              34+2  Empty line = ␍␊  (end of the head)
            """);
    }

    @Test
    void aHeadCutInAFieldSaysSo() {
        byte[] whole = latin1("GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n");
        byte[] bytes = Arrays.copyOf(whole, 30);

        assertThat(Dump.of(Dissector.explain(request(whole), bytes))).isEqualTo("""
            HTTP request · RFC 9112 §3 · 30 of 40
            wire, observed
              0+16  Request line = GET / HTTP/1.1  (what the client wants)
                0+3  Method = GET  (give me this)
                3+1  SP = ␠  (one space)
                4+1  Request target = /  (path)
                5+1  SP = ␠  (one space)
                6+8  HTTP version = HTTP/1.1  (stays open unless told to close)
                14+2  CR LF = ␍␊  (end of the line)
              16+14  Host = localhost:8000  (which server is meant · cut: 14 of 22 bytes shown)
                16+4  Field name = Host
                20+1  Colon = :
                21+1  Optional white space = ␠  (white space)
                22+8  Field value = localhost:8000  (which server is meant · cut: 8 of 14 bytes shown)
            """);
    }

    @Test
    void aBody() {
        byte[] bytes = latin1("<p>Hi</p>");

        assertThat(Dump.of(Dissector.explain(body(bytes), bytes))).isEqualTo("""
            HTTP body · RFC 9112 §6
            wire, observed
              0+9  Message body = “<p>Hi</p>”  (9 bytes)
            """);
    }

    @Test
    void aBodyInChunks() {
        byte[] bytes = latin1("5;x=1\r\nHello\r\nA\r\n0123456789\r\n0\r\nA: b\r\n\r\nHTTP/1.1 200");

        assertThat(Dump.of(Dissector.explain(chunks(BEGINNING, bytes), bytes))).isEqualTo("""
            HTTP body in chunks · RFC 9112 §7.1
            wire, observed
              0+14  Chunk = 5 bytes  (a piece of the body)
                0+1  chunk-size = 5  (5 bytes)
                1+4  chunk-ext = ;x=1  (more about this chunk)
                5+2  CR LF = ␍␊  (end of the line)
                7+5  chunk-data = “Hello”  (5 bytes)
                12+2  CR LF = ␍␊  (end of the chunk)
              14+15  Chunk = 10 bytes  (a piece of the body)
                14+1  chunk-size = A  (10 bytes)
                15+2  CR LF = ␍␊  (end of the line)
                17+10  chunk-data = “0123456789”  (10 bytes)
                27+2  CR LF = ␍␊  (end of the chunk)
              29+3  Last chunk = 0 bytes  (the body ends here)
                29+1  chunk-size = 0  (0 bytes)
                30+2  CR LF = ␍␊  (end of the line)
              32+6  trailer-section = A: b␍␊  (fields that come last)
              38+2  End of the body = ␍␊  (nothing more comes)
              40+12  Message body = “HTTP/1.1 200”  (12 bytes)
            """);
    }

    @Test
    void chunksTileAtEveryCutAndWhereTheyAreBroken() {
        byte[] whole = latin1("5\r\nHello\r\nff\r\n" + "x".repeat(255) + "\r\n3\r\nabcX\r\n0\r\n\r\n");
        for (int cut = 0; cut <= whole.length; cut++) {
            Source wire = Dissector.explain(chunks(BEGINNING, whole), Arrays.copyOf(whole, cut)).wire();
            TilingTest.tiles(wire);
            assertThat(TilingTest.leaves(wire.fields())).noneMatch(f -> f.name().equals(Tiles.UNEXPLAINED));
        }
        assertThat(Dissector.explain(chunks(BEGINNING, whole), whole).wire().fields()).extracting(Field::name)
                .containsExactly("Chunk", "Chunk", "Message body");
        byte[] none = latin1("5\r\nHello, no chunk\r\n");
        assertThat(Dissector.explain(chunks(BEGINNING, none), none).wire().fields()).extracting(Field::name)
                .containsExactly("Message body");
    }

    @Test
    void whatLooksLikeChunksIsABodyWhereTheHeadSaysSo() {
        byte[] bytes = latin1("5\r\nHello\r\n0\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(body(bytes), bytes))).isEqualTo("""
            HTTP body · RFC 9112 §6
            wire, observed
              0+15  Message body = “5␍␊Hello␍␊0␍␊␍␊”  (15 bytes)
            """);
    }

    @Test
    void aPieceThatBeginsInAChunkIsSplitFromThere() {
        byte[] bytes = latin1("llo\r\n0\r\n\r\n");
        ChunkedBody.Place place = new ChunkedBody.Place(ChunkedBody.State.DATA, 3, 0, 0);

        assertThat(Dump.of(Dissector.explain(chunks(place, bytes), bytes))).isEqualTo("""
            HTTP body in chunks · RFC 9112 §7.1
            wire, observed
              0+3  chunk-data = “llo”  (the rest of a chunk, 3 bytes)
              3+2  CR LF = ␍␊  (end of the chunk)
              5+3  Last chunk = 0 bytes  (the body ends here)
                5+1  chunk-size = 0  (0 bytes)
                6+2  CR LF = ␍␊  (end of the line)
              8+2  End of the body = ␍␊  (nothing more comes)
            """);
    }

    /// Bytes of chunks never become a plain body, wherever a piece of them ends.
    @Test
    void chunksAreSplitWhereverTheyAreCutIntoTwoPieces() {
        byte[] whole = latin1("5;x=y\r\nHello\r\n1a\r\n" + "z".repeat(26) + "\r\n0\r\nA: b\r\n\r\n");
        for (int cut = 1; cut < whole.length; cut++) {
            ChunkedBody reader = new ChunkedBody();
            reader.take(whole, 0, cut);
            byte[] second = Arrays.copyOfRange(whole, cut, whole.length);

            Source wire = Dissector.explain(chunks(reader.place(), second), second).wire();

            TilingTest.tiles(wire);
            assertThat(TilingTest.leaves(wire.fields())).as("cut at " + cut)
                    .noneMatch(f -> f.name().equals(Tiles.UNEXPLAINED) || f.name().equals("Message body"));
        }
    }

    @Test
    void anUnreadableHeadIsMarkedAsAWhole() {
        byte[] bytes = latin1("Hello\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(
                        unreadable(bytes, "The first line is \"Hello\".", broken(HttpRule.REQUEST_LINE_MALFORMED)),
                        bytes)))
                .isEqualTo("""
                    Unreadable bytes · RFC 9112 §3
                    wire, observed
                      0+9  Unreadable = “Hello␍␊␍␊”  (9 bytes)  ✗ REQUEST_LINE_MALFORMED
                    """);
    }

    private static Violation broken(Rule rule) {
        return new Violation(rule, Role.CLIENT, "as seen");
    }
}

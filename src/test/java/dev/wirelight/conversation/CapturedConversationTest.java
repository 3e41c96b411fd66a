package dev.wirelight.conversation;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.pieces;
import static dev.wirelight.Bytes.utf8;
import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.http.ChunkedBody;
import dev.wirelight.trace.TraceLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedConversationTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String UPGRADE = "GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final String AGREED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    private static final String REFUSED = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";
    private static final byte[] HELLO = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
    private static final byte[] HELLO_BACK = hex("81 05 48 65 6c 6c 6f");
    private static final String UNKNOWN = "unknown? Wirelight does not know the protocol that is spoken here.";
    private static final String MISSING = "? Bytes in the middle of this are missing in the capture, so it cannot be read.";

    private static Captured talk(int port, byte[] toServer, byte[] toClient, int size) {
        Captured captured = Captured.fromTheStart(port);
        pieces(toServer, size).forEach(captured::toServer);
        pieces(toClient, size).forEach(captured::toClient);
        return captured.fin(CLIENT_TO_SERVER).fin(SERVER_TO_CLIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void httpIsKnownByItsFirstLine(int size) {
        Captured captured = talk(9_999, utf8(GET), utf8("HTTP/1.1 204 No Content\r\n\r\n"), size);

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("0+27 GET / HTTP/1.1");
        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("0+27 HTTP/1.1 204 No Content");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void theSwitchToFramesIsFoundFromTheHandshake(int size) {
        Captured captured = talk(80, join(utf8(UPGRADE), HELLO, HELLO), join(utf8(AGREED), HELLO_BACK), size);

        assertThat(captured.words(CLIENT_TO_SERVER))
                .containsExactly("0+144 GET /chat HTTP/1.1", "144+11 text Hello", "155+11 text Hello");
        assertThat(captured.words(SERVER_TO_CLIENT))
                .containsExactly("0+129 HTTP/1.1 101 Switching Protocols", "129+7 text Hello");
        assertThat(captured.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void afterARefusalHttpGoesOn(int size) {
        Captured captured = talk(80, utf8(UPGRADE + GET), utf8(REFUSED + "HTTP/1.1 204 No Content\r\n\r\n"), size);

        assertThat(captured.words(CLIENT_TO_SERVER))
                .containsExactly("0+144 GET /chat HTTP/1.1", "144+27 GET / HTTP/1.1");
        assertThat(captured.words(SERVER_TO_CLIENT)).last().isEqualTo("44+27 HTTP/1.1 204 No Content".replace("44", "" + REFUSED.length()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void behindAnAgreedConnectIsATunnelWithWhateverTheTwoEndsSay(int size) {
        String connect = "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n";
        String agreed = "HTTP/1.1 200 Connection established\r\n\r\n";
        byte[] alert = hex("15 03 03 00 02 02 28");

        Captured tls = talk(3_128, join(utf8(connect), alert), join(utf8(agreed), alert), size);
        assertThat(tls.words(CLIENT_TO_SERVER)).containsExactly("0+49 CONNECT a.test:443 HTTP/1.1", "49+7 21 [] fatal handshake_failure");
        assertThat(tls.words(SERVER_TO_CLIENT)).containsExactly("0+39 HTTP/1.1 200 Connection established", "39+7 21 [] fatal handshake_failure");

        Captured http = talk(3_128, utf8(connect + GET), utf8(agreed + OK), size);
        assertThat(http.words(CLIENT_TO_SERVER)).endsWith("49+27 GET / HTTP/1.1");
        assertThat(http.words(SERVER_TO_CLIENT)).contains("39+38 HTTP/1.1 200 OK");

        Captured refused = talk(3_128, utf8(connect + GET), utf8(REFUSED + OK), size);
        assertThat(refused.words(CLIENT_TO_SERVER)).endsWith("49+27 GET / HTTP/1.1");
    }

    @Test
    void whatNobodyKnowsInATunnelSaysThatItIsInATunnel() {
        Captured captured = talk(3_128, utf8("CONNECT a.test:25 HTTP/1.1\r\nHost: a.test:25\r\n\r\n"),
                utf8("HTTP/1.1 200 OK\r\n\r\n220 hi\r\n"), 10_000);

        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("0+19 HTTP/1.1 200 OK",
                "19+8 unknown? These bytes are in a tunnel that CONNECT opened. Wirelight does not know what is spoken in it.");
    }

    @Test
    void whatWaitsForAnAnswerThatNeverComesIsReadAsWhatItLooksLike() {
        Captured frames = Captured.fromTheStart(80).toServer(join(utf8(UPGRADE), HELLO)).captureEnds();
        Captured http = Captured.fromTheStart(80).toServer(utf8(UPGRADE + GET)).captureEnds();

        assertThat(frames.words(CLIENT_TO_SERVER)).containsExactly("0+144 GET /chat HTTP/1.1", "144+11 text Hello");
        assertThat(http.words(CLIENT_TO_SERVER)).containsExactly("0+144 GET /chat HTTP/1.1", "144+27 GET / HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10_000})
    void aServerThatSpeaksFirstIsHeard(int size) {
        Captured captured = Captured.fromTheStart(2_323);
        pieces(hex("ff fb 01 ff fd 18"), size).forEach(captured::toClient);
        pieces(utf8("hi\r\n"), 4).forEach(captured::toServer);

        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("0+3 Negotiation", "3+3 Negotiation");
        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("0+4 data hi");
    }

    @Test
    void textIsShownAsLinesAndAPortOfPlainServersDecidesAtOnce() {
        assertThat(Captured.fromTheStart(25).toClient(utf8("220 hello\r\n")).words(SERVER_TO_CLIENT))
                .containsExactly("0+11 data 220 hello");
        assertThat(Captured.fromTheStart(7_007).toServer(utf8("a")).words(CLIENT_TO_SERVER)).containsExactly("0+1 data a");
        assertThat(Captured.fromTheStart(25).toServer(utf8("a")).words(CLIENT_TO_SERVER)).isEmpty();
        assertThat(Captured.fromTheStart(25).toServer(utf8("a")).captureEnds().words(CLIENT_TO_SERVER))
                .containsExactly("0+1 data a");
        assertThat(Captured.fromTheStart(25).toServer(utf8("GET well soon\r\n")).words(CLIENT_TO_SERVER))
                .containsExactly("0+15 data GET well soon");
    }

    @Test
    void bytesOfAnUnknownProtocolSaySo() {
        Captured captured = Captured.fromTheStart(5_432).toServer(hex("00 00 00 08 04 d2 16 2f")).toClient(utf8("N"));

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("0+8 " + UNKNOWN);
        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("0+1 " + UNKNOWN);
        assertThat(captured.units()).extracting(unit -> unit.content().protocol()).containsOnly(Protocol.UNKNOWN);
    }

    @Test
    void framesInTheMiddleOfAConnectionAreKnownByTheirHeader() {
        for (int size : List.of(1, 4, 10_000)) {
            Captured captured = new Captured(80);
            pieces(join(HELLO, HELLO), size).forEach(captured::toServer);
            pieces(HELLO_BACK, size).forEach(captured::toClient);
            assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("0+11 text Hello", "11+11 text Hello");
            assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("0+7 text Hello");
        }
        // The same bytes are no frames where a connection begins, and with the wrong mask bit they are none anywhere.
        assertThat(Captured.fromTheStart(80).toServer(HELLO).words(CLIENT_TO_SERVER)).containsExactly("0+11 " + UNKNOWN);
        assertThat(new Captured(80).toClient(HELLO).words(SERVER_TO_CLIENT)).containsExactly("0+11 " + UNKNOWN);
    }

    @Test
    void whatBecomesClearLaterIsReadFromThereOn() {
        Captured captured = new Captured(8_000)
                .toClient(hex("00 01 02 fd"))
                .toServer(utf8(GET))
                .toClient(utf8("more of it"))
                .toClient(utf8(OK));

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("0+27 GET / HTTP/1.1");
        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly(
                "0+4 " + UNKNOWN,
                "4+10 http? What was before these bytes is not in the capture. They are in the middle of something: no head"
                        + " begins here.",
                "14+38 HTTP/1.1 200 OK",
                "52+2 body ok");
        assertThat(captured.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void aFrameOverAGapGoesOnExactlyAtItsEnd() {
        Captured captured = upgraded()
                .toClient(hex("82 10 00 01 02"))
                .gap(SERVER_TO_CLIENT, 10)
                .toClient(join(hex("0d 0e 0f"), HELLO_BACK));

        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly(
                "0+129 HTTP/1.1 101 Switching Protocols",
                "129+5 binary \0\1\2",
                "144+3 websocket? The rest of a frame of which bytes are missing in the capture.",
                "147+7 text Hello");
    }

    @Test
    void afterAGapOverABorderTheNextSegmentThatLooksLikeAFrameIsTakenForOne() {
        Captured captured = upgraded()
                .toClient(hex("82 10 00 01 02"))
                .gap(SERVER_TO_CLIENT, 100)
                .toClient(hex("ff 02 03"))
                .toClient(HELLO_BACK);

        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly(
                "0+129 HTTP/1.1 101 Switching Protocols",
                "129+5 binary \0\1\2",
                "234+3 websocket? What was before these bytes is not in the capture. They do not look like the beginning of a"
                        + " frame.",
                "237+7 text Hello");
        assertThat(captured.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void aGuessedFrameThatBreaksARuleAccusesNobody() {
        Captured captured = upgraded().gap(SERVER_TO_CLIENT, 5).toClient(hex("81 02 c3 28")).toClient(HELLO_BACK);

        assertThat(captured.words(SERVER_TO_CLIENT)).hasSize(3).last().isEqualTo("138+7 text Hello");
        assertThat(captured.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void nobodyIsAccusedOfWhatBeganInAGap() {
        Captured head = Captured.fromTheStart(80)
                .toServer(utf8("GET / HT"))
                .gap(CLIENT_TO_SERVER, 5)
                .toServer(utf8("P"))
                .toServer(utf8(" and then\r\n\r\n"))
                .fin(CLIENT_TO_SERVER)
                .captureEnds();

        assertThat(head.words(CLIENT_TO_SERVER)).containsExactly(
                "0+8 http" + MISSING,
                "13+14 http? What was before these bytes is not in the capture. They are in the middle of something: no head"
                        + " begins here.");
        assertThat(head.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void aHeadThatIsFoundBehindAGapMayBeAPartOfSomethingSoItBreaksNoRule() {
        Captured captured = Captured.fromTheStart(80)
                .toServer(utf8("GET / HT"))
                .gap(CLIENT_TO_SERVER, 5)
                .toServer(utf8("GET /a HTTP/1.1\r\n\r\n")) // without Host
                .toServer(utf8("GET /b HTTP/1.1\r\n\r\n"))
                .captureEnds();

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly(
                "0+8 http" + MISSING, "13+19 GET /a HTTP/1.1", "32+19 GET /b HTTP/1.1");
        assertThat(captured.units()).extracting(unit -> unit.violations().size()).containsExactly(0, 0, 1);

        Captured broken = Captured.fromTheStart(80)
                .toServer(utf8("GET / HT"))
                .gap(CLIENT_TO_SERVER, 5)
                .toServer(utf8("GET in bed\r\n\r\nand read"))
                .toServer(utf8(GET))
                .captureEnds();
        assertThat(broken.words(CLIENT_TO_SERVER)).hasSize(3).last().isEqualTo("35+27 GET / HTTP/1.1");
        assertThat(broken.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void segmentsWithoutDataMayComeInAnyNumberBeforeItIsClearWhatIsSpoken() {
        Captured captured = Captured.fromTheStart(25);
        for (int i = 0; i < 20_000; i++) {
            captured.toServer(new byte[0]);
        }
        captured.toClient(utf8("220 hel")).toClient(utf8("lo\r\n"));

        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("0+7 data 220 hel", "7+4 data lo");
    }

    @Test
    void aBodyGoesOnAfterAGapAndAHeadDoesNot() {
        Captured body = Captured.fromTheStart(80)
                .toServer(utf8(GET))
                .toClient(utf8("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab"))
                .gap(SERVER_TO_CLIENT, 5)
                .toClient(utf8("hijHTTP/1.1 204 No Content\r\n\r\n"));
        assertThat(body.words(SERVER_TO_CLIENT)).containsExactly(
                "0+39 HTTP/1.1 200 OK", "39+2 body ab", "46+3 body hij", "49+27 HTTP/1.1 204 No Content");

        Captured head = Captured.fromTheStart(80)
                .toServer(utf8("GET / HT"))
                .gap(CLIENT_TO_SERVER, 5)
                .toServer(utf8("st: x\r\n\r\n"))
                .toServer(utf8(GET))
                .fin(CLIENT_TO_SERVER)
                .toClient(utf8(OK))
                .captureEnds();
        assertThat(head.words(CLIENT_TO_SERVER)).hasSize(3).first().isEqualTo("0+8 http" + MISSING);
        assertThat(head.words(CLIENT_TO_SERVER)).last().isEqualTo("22+27 GET / HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10_000})
    void aBodyInChunksEndsWhereItSaysAndNobodyIsBlamedForIt(int size) {
        String post = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        String ok = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";
        String chunks = "A;a=b\r\n0\r\n\r\n56789\r\n2\r\nhi\r\n0\r\nExpires: never\r\n\r\n";
        Captured captured = talk(80, utf8(post + chunks + GET), utf8(ok + chunks + "HTTP/1.1 204 No Content\r\n\r\n"), size);

        assertThat(captured.words(CLIENT_TO_SERVER).stream().filter(unit -> !unit.contains(" body ")))
                .containsExactly("0+" + post.length() + " POST /a HTTP/1.1", (post.length() + chunks.length()) + "+27 GET / HTTP/1.1");
        assertThat(captured.words(SERVER_TO_CLIENT).stream().filter(unit -> !unit.contains(" body ")))
                .containsExactly("0+" + ok.length() + " HTTP/1.1 200 OK", (ok.length() + chunks.length()) + "+27 HTTP/1.1 204 No Content");
        assertThat(captured.units()).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void theHeadSaysWhetherABodyComesInChunks() {
        String chunks = "5\r\nHello\r\n0\r\n\r\n";
        Captured plain = talk(80, utf8(GET), utf8("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n" + chunks), 10_000);
        Captured inChunks = talk(80, utf8(GET), utf8("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks), 50);

        assertThat(places(plain)).containsExactly(Optional.empty());
        assertThat(places(inChunks)).containsExactly(
                Optional.of(ChunkedBody.Place.BEGINNING),
                Optional.of(new ChunkedBody.Place(ChunkedBody.State.DATA, 5, 0, 0)));
    }

    private static List<Optional<ChunkedBody.Place>> places(Captured captured) {
        return captured.units().stream()
                .map(Unit::content)
                .filter(Content.Body.class::isInstance)
                .map(content -> ((Content.Body) content).chunks())
                .toList();
    }

    @Test
    void aGapInsideAChunkIsNoTrouble() {
        Captured captured = Captured.fromTheStart(80)
                .toServer(utf8(GET))
                .toClient(utf8("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nab"))
                .gap(SERVER_TO_CLIENT, 13)
                .toClient(utf8("z\r\n0\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"));

        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly(
                "0+47 HTTP/1.1 200 OK", "47+6 body 10\r\nab", "66+8 body z\r\n0\r\n\r\n", "74+27 HTTP/1.1 204 No Content");
    }

    @Test
    void whoComesLateReadsOnFromTheMiddle() {
        Captured captured = new Captured(80, new TraceLimits(3, 10_000));
        captured.toServer(utf8(UPGRADE)).toClient(utf8(AGREED)).toServer(HELLO).toClient(hex("ff 02")).toServer(HELLO).toClient(HELLO_BACK);

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("155+11 text Hello");
        assertThat(captured.words(SERVER_TO_CLIENT)).hasSize(2).last().isEqualTo("131+7 text Hello");
    }

    @Test
    void whereTheAnswerIsMissingBothSidesMayHaveGoneOverToFrames() {
        Captured captured = Captured.fromTheStart(80)
                .toServer(utf8(UPGRADE))
                .gap(SERVER_TO_CLIENT, AGREED.length())
                .toServer(HELLO)
                .toClient(HELLO_BACK);

        assertThat(captured.words(CLIENT_TO_SERVER)).last().isEqualTo("144+11 text Hello");
        assertThat(captured.words(SERVER_TO_CLIENT)).containsExactly("129+7 text Hello");
    }

    @Test
    void whatIsUnfinishedIsToldWhenTheCaptureOrTheConnectionEnds() {
        assertThat(upgraded().toClient(hex("81 05 48")).reset().words(SERVER_TO_CLIENT)).last().isEqualTo("129+3 text H");
        assertThat(upgraded().toClient(hex("81 05 48")).captureEnds().words(SERVER_TO_CLIENT)).last().isEqualTo("129+3 text H");
        assertThat(Captured.fromTheStart(80).toServer(utf8("GET / HT")).captureEnds().words(CLIENT_TO_SERVER))
                .containsExactly("0+8 http? The head was not finished: it ends with an empty line.");
    }

    private static Captured upgraded() {
        return Captured.fromTheStart(80).toServer(utf8(UPGRADE)).toClient(utf8(AGREED));
    }
}

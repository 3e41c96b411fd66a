package dev.wirelight.conversation;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.TlsBytes;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceReaderTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String UPGRADE = "GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final String AGREED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    private static final byte[] HELLO = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");

    private Trace trace = trace(TraceLimits.DEFAULT);
    private Connection connection = open("http");

    private static Trace trace(TraceLimits limits) {
        return new Trace(new TraceClock(Instant.EPOCH, () -> 0), limits);
    }

    private Connection open(String speaks) {
        return trace.open("lab", speaks, Side.SERVER, new Address("127.0.0.1", 50_000), new Address("127.0.0.1", 8_000));
    }

    private void read(byte[] bytes, long firstUnit) {
        trace.read(0, connection, bytes, 0, bytes.length, firstUnit);
    }

    private void read(byte[] bytes) {
        read(bytes, length(Direction.CLIENT_TO_SERVER) == 0 ? 0 : Call.NO_UNIT);
    }

    private void write(byte[] bytes) {
        trace.write(connection, bytes, 0, bytes.length, length(Direction.SERVER_TO_CLIENT));
    }

    private void note(Call call) {
        trace.note("lab", connection, call);
    }

    private void upgrade() {
        connection.flow(Direction.CLIENT_TO_SERVER).switchAt(UPGRADE.length());
        connection.flow(Direction.SERVER_TO_CLIENT).switchAt(AGREED.length());
    }

    private long length(Direction direction) {
        return connection.flow(direction).length();
    }

    private static List<Unit> units(TraceReader reader) {
        List<Unit> units = new ArrayList<>();
        List<Seen> seen;
        while (!(seen = reader.next(3)).isEmpty()) {
            for (Seen one : seen) {
                if (one instanceof Seen.Completed(Unit unit)) {
                    units.add(unit);
                }
            }
        }
        return units;
    }

    private List<Unit> units() {
        return units(new TraceReader(trace));
    }

    private static String words(Unit unit) {
        String content =
                switch (unit.content()) {
                    case Content.Request(_, var line) -> line.toString();
                    case Content.Response(_, var line) -> line.toString();
                    case Content.Body(byte[] preview, var _) -> "body " + new String(preview);
                    case Content.Frame(var header, byte[] preview, var _) -> header.opcode() + " " + hex(preview);
                    case Content.Telnet(TelnetUnit.Data data) -> "data " + hex(data.bytes());
                    case Content.Telnet(TelnetUnit other) -> other.getClass().getSimpleName();
                    case Content.Tls tls -> "record " + tls.header().type();
                    case Content.Unreadable(_, String why, _) -> "? " + why;
                };
        return unit.offset() + "+" + unit.length() + " " + content;
    }

    private static void addUpTo(byte[] wire, List<Unit> units, Trace trace) {
        long next = 0;
        for (Unit unit : units) {
            assertThat(unit.offset()).isEqualTo(next);
            next += unit.length();
            assertThat(unit.bytes(trace, Integer.MAX_VALUE).orElseThrow())
                    .isEqualTo(Arrays.copyOfRange(wire, (int) unit.offset(), (int) next));
            assertThat(unit.bytes(trace, 2).orElseThrow()).hasSize((int) Math.min(2, unit.length()));
        }
        assertThat(next).isEqualTo(wire.length);
    }

    @Test
    void theUnitsAreTheSameHoweverTheBytesWereSplit() {
        byte[] toServer = join(utf8(UPGRADE), HELLO, hex("01 80 00 00 00 00 89 81 00 00 00 00 21 80 80 00 00 00 00 88 80 00 00 00 00"));
        byte[] toClient = join(utf8(AGREED), hex("81 05 48 65 6c 6c 6f 8a 01 21 88 00"));
        for (List<byte[]> pieces : arrivals(toServer)) {
            trace = trace(TraceLimits.DEFAULT);
            connection = open("http");
            upgrade();
            pieces.forEach(this::read);
            arrivals(toClient).get(pieces.size() % 4).forEach(this::write);
            List<Unit> units = units();
            List<Unit> fromClient = of(units, Direction.CLIENT_TO_SERVER);
            List<Unit> fromServer = of(units, Direction.SERVER_TO_CLIENT);

            assertThat(fromClient.stream().map(TraceReaderTest::words))
                    .containsExactly(
                            "0+" + UPGRADE.length() + " GET /chat HTTP/1.1",
                            "144+11 text 48 65 6c 6c 6f",
                            "155+6 text ",
                            "161+7 ping 21",
                            "168+6 continuation ",
                            "174+6 close ");
            assertThat(fromServer.stream().map(TraceReaderTest::words))
                    .containsExactly(
                            "0+" + AGREED.length() + " HTTP/1.1 101 Switching Protocols",
                            "129+7 text 48 65 6c 6c 6f",
                            "136+3 pong 21",
                            "139+2 close ");
            assertThat(units).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
            addUpTo(toServer, fromClient, trace);
            addUpTo(toClient, fromServer, trace);
        }
    }

    private static List<Unit> of(List<Unit> units, Direction direction) {
        return units.stream().filter(unit -> unit.direction() == direction).toList();
    }

    @Test
    void bodiesFollowTheirHeads() {
        read(utf8("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + GET + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc" + GET));
        write(utf8("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        write(utf8("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\n\r\nuntil "));
        write(utf8("the end"));

        List<Unit> units = units();
        assertThat(of(units, Direction.CLIENT_TO_SERVER).stream().map(u -> u.content().getClass().getSimpleName()))
                .containsExactly("Request", "Request", "Request", "Body", "Request");
        assertThat(of(units, Direction.SERVER_TO_CLIENT).stream().map(TraceReaderTest::words))
                .containsExactly(
                        "0+38 HTTP/1.1 200 OK",
                        "38+38 HTTP/1.1 200 OK",
                        "76+2 body ok",
                        "78+27 HTTP/1.1 204 No Content",
                        "105+19 HTTP/1.1 200 OK",
                        "124+6 body until ",
                        "130+7 body the end");
    }

    @Test
    void anInterimResponseDoesNotAnswerTheRequest() {
        read(utf8("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"));
        write(utf8("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP/1.1 204 \r\n\r\n"));

        assertThat(units(new TraceReader(trace)).stream().skip(1))
                .hasSize(3)
                .allSatisfy(unit -> assertThat(unit.content()).isInstanceOf(Content.Response.class));
    }

    @Test
    void aTransferCodingComesBeforeContentLength() {
        read(utf8(GET));
        write(utf8("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"));

        assertThat(units(new TraceReader(trace)).getLast().content()).isInstanceOf(Content.Body.class);
    }

    @Test
    void brokenRulesStandWithTheUnitAndWithWhoBrokeThem() {
        read(utf8(UPGRADE.replace("Version: 13", "Version: 12") + "GET / HTTP/1.1\r\n\r\n"));
        write(utf8(AGREED.replace("s3pP", "S3pP")));
        List<Unit> units = units();

        assertThat(units).flatExtracting(Unit::violations)
                .extracting(v -> v.rule() + " by " + v.brokenBy())
                .containsExactly(
                        HandshakeRule.VERSION_NOT_13 + " by " + Role.CLIENT,
                        HttpRule.HOST_MISSING + " by " + Role.CLIENT,
                        HandshakeRule.ACCEPT_WRONG + " by " + Role.SERVER);
    }

    @Test
    void helloTypedAfterThe101IsToldAtOnce() {
        byte[] typed = utf8("Hello\r\n");
        for (List<byte[]> pieces : arrivals(typed)) {
            trace = trace(TraceLimits.DEFAULT);
            connection = open("http");
            upgrade();
            read(utf8(UPGRADE));
            pieces.forEach(this::read);
            List<Unit> units = units();
            Unit frame = units.get(1);

            assertThat(frame.offset()).isEqualTo(UPGRADE.length());
            assertThat(frame.violations()).extracting(v -> v.rule().name()).containsExactly(
                    "RESERVED_BIT_SET", "CLIENT_FRAME_UNMASKED", "CONTROL_FRAME_FRAGMENTED");
            assertThat(frame.violations().getFirst().brokenBy()).isEqualTo(Role.CLIENT);
            Content.Frame content = (Content.Frame) frame.content();
            assertThat(content.header().payloadLength()).isEqualTo(101);
            assertThat(content.preview()).isEqualTo(Arrays.copyOfRange(typed, 2, (int) frame.length()));
            assertThat(units.subList(2, units.size())).allSatisfy(u -> assertThat(u.content()).isInstanceOf(Content.Unreadable.class));
            addUpTo(join(utf8(UPGRADE), typed), units, trace);
        }
    }

    @Test
    void theFirstBrokenRuleIsTheSameHoweverTheBytesWereSplit() {
        byte[] frames = join(HELLO, hex("81 05 48 65 6c 6c 6f"), HELLO, hex("81 05 48 65 6c 6c 6f"));
        for (List<byte[]> pieces : arrivals(frames)) {
            trace = trace(TraceLimits.DEFAULT);
            connection = open("http");
            upgrade();
            read(utf8(UPGRADE));
            pieces.forEach(this::read);
            note(new Call.Close());
            List<Unit> units = units();

            assertThat(units).flatExtracting(Unit::violations)
                    .extracting(v -> v.rule().name())
                    .containsExactly(FrameRule.CLIENT_FRAME_UNMASKED.name());
            assertThat(units.get(2).violations()).hasSize(1);
            assertThat(units.get(2).offset()).isEqualTo(UPGRADE.length() + 11);
            addUpTo(join(utf8(UPGRADE), frames), units, trace);
        }
    }

    @Test
    void theFramesBehindABrokenOneAreReadHoweverTheBytesWereSplit() {
        byte[] reserved = hex("83 83 37 fa 21 3d 42 94 4a"); // opcode 3
        for (List<byte[]> pieces : arrivals(join(reserved, HELLO, HELLO))) {
            trace = trace(TraceLimits.DEFAULT);
            connection = open("http");
            upgrade();
            read(utf8(UPGRADE));
            pieces.forEach(this::read);
            note(new Call.Close());
            List<Unit> units = units();

            assertThat(units.get(1).violations()).extracting(v -> v.rule().name()).containsExactly("RESERVED_OPCODE");
            assertThat(units.subList(units.size() - 2, units.size())).allSatisfy(unit -> {
                assertThat(unit.content()).isInstanceOf(Content.Frame.class);
                assertThat(unit.length()).isEqualTo(11);
                assertThat(unit.violations()).isEmpty();
            });
            addUpTo(join(utf8(UPGRADE), reserved, HELLO, HELLO), units, trace);
        }
    }

    @Test
    void halfAHeadIsAUnitWhenTheStreamEnds() {
        read(utf8("GET / HTT"));
        assertThat(units()).isEmpty();
        note(new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
        note(new Call.Close());

        assertThat(units().stream().map(TraceReaderTest::words))
                .containsExactly("0+9 ? The head was not finished: it ends with an empty line.");
    }

    @Test
    void aHeadTypedWithLfAloneSaysSo() {
        read(utf8("GET / HTTP/1.1\nHost: x\n"));
        note(new Call.Close());

        assertThat(((Content.Unreadable) units().getFirst().content()).why()).contains("CR LF");
    }

    @Test
    void halfAFrameAndHalfACommandAreUnitsAtTheEnd() {
        upgrade();
        read(utf8(UPGRADE));
        read(hex("82 fe 01 00 00 00 00 00 41 42"));
        write(utf8(AGREED));
        write(hex("81"));
        note(new Call.Close());
        assertThat(units().stream().map(TraceReaderTest::words))
                .contains("144+10 binary 41 42", "129+1 ? The stream ended in the middle of a frame's header.");

        connection = open("telnet");
        read(hex("61 0d"));
        write(hex("ff fd"));
        note(new Call.Close());
        assertThat(units().stream().filter(u -> u.connection() == connection).map(TraceReaderTest::words))
                .containsExactly(
                        "0+1 data 61",
                        "1+1 ? The stream ended in the middle of a command, or after a CR.",
                        "0+2 ? The stream ended in the middle of a command, or after a CR.");
    }

    @Test
    void whoComesLateGoesOnAtTheNextFrame() {
        trace = trace(new TraceLimits(2, 10_000));
        connection = open("http");
        upgrade();
        TraceReader reader = new TraceReader(trace);
        read(utf8(UPGRADE), 0);
        assertThat(units(reader)).hasSize(1);
        read(hex("81 85 37"));
        read(hex("fa 21 3d 7f"));
        read(hex("9f 4d 51"));
        read(join(hex("58"), HELLO, hex("01 80")), UPGRADE.length() + 11);
        read(hex("00 00 00 00"));

        List<Seen> seen = reader.next(10);
        assertThat(seen.getFirst()).isEqualTo(new Seen.Missed(3, 10));
        List<Unit> units = seen.stream().filter(s -> s instanceof Seen.Completed).map(s -> ((Seen.Completed) s).unit()).toList();
        assertThat(units.stream().map(TraceReaderTest::words))
                .containsExactly(
                        "154+1 ? The beginning of what these bytes belong to is no longer in memory.",
                        "155+11 text 48 65 6c 6c 6f",
                        "166+6 text ");
        assertThat(units).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
    }

    @Test
    void whoComesLateGoesOnAtTheNextHeadOrPieceOfTelnet() {
        trace = trace(new TraceLimits(2, 10_000));
        for (String speaks : List.of("http", "telnet")) {
            connection = open(speaks);
            TraceReader reader = new TraceReader(trace, trace.end());
            read(hex("ff fa"), 0);
            read(hex("18 00"));
            read(join(hex("ff f0"), utf8(speaks.equals("http") ? GET : "hi\r\n")), 6);
            note(new Call.Close());

            List<Seen> seen = reader.next(10);
            assertThat(seen.getFirst()).isEqualTo(new Seen.Missed(2, 4));
            assertThat(seen.stream().filter(s -> s instanceof Seen.Completed).map(s -> words(((Seen.Completed) s).unit())))
                    .containsExactly(
                            "4+2 ? The beginning of what these bytes belong to is no longer in memory.",
                            speaks.equals("http") ? "6+" + GET.length() + " GET / HTTP/1.1" : "6+4 data 68 69 0d 0a");
        }
    }

    @Test
    void theFirstByteOfAFlowBeginsSomethingWhoeverWroteItDown() {
        read(utf8(GET), Call.NO_UNIT);

        assertThat(units().stream().map(TraceReaderTest::words)).containsExactly("0+27 GET / HTTP/1.1");
    }

    @Test
    void skippingToTheEndCountsWhatWasSkipped() {
        TraceReader reader = new TraceReader(trace);
        read(utf8("GET"));
        note(new Call.Remark("one"));
        read(utf8(" /"));
        assertThat(reader.behind()).isEqualTo(3);
        reader.skipToEnd();
        assertThat(reader.behind()).isZero();
        read(utf8(" HTTP"));

        List<Seen> seen = reader.next(10);
        assertThat(seen.getFirst()).isEqualTo(new Seen.Missed(3, 5));
        assertThat(((Seen.Completed) seen.getLast()).unit().offset()).isEqualTo(5);
        assertThat(reader.next(10)).isEmpty();
    }

    @Test
    void whatWasSeenAndWhatWasMissedAddsUpToTheTotals() {
        trace = trace(new TraceLimits(7, 40));
        connection = open("telnet");
        TraceReader reader = new TraceReader(trace);
        long entries = 0;
        long bytes = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < round % 11; i++) {
                read(new byte[i * round % 13]);
            }
            if (round % 5 == 0) {
                reader.skipToEnd();
            }
            for (Seen seen : reader.next(round % 3)) {
                switch (seen) {
                    case Seen.Called(var entry) -> {
                        entries++;
                        bytes += entry.size();
                    }
                    case Seen.Missed(long more, long moreBytes) -> {
                        entries += more;
                        bytes += moreBytes;
                    }
                    case Seen.Completed _ -> {}
                }
            }
            assertThat(entries + reader.behind()).isEqualTo(trace.totals().entries());
        }
        reader.skipToEnd();
        Seen.Missed rest = (Seen.Missed) reader.next(1).getFirst();
        assertThat(entries + rest.entries()).isEqualTo(trace.totals().entries());
        assertThat(bytes + rest.bytes()).isEqualTo(trace.totals().bytes());
    }

    @Test
    void callsStandBeforeTheUnitsThatTheyComplete() {
        read(utf8(GET));
        List<Seen> seen = new TraceReader(trace).next(10);

        assertThat(seen.get(0)).isInstanceOf(Seen.Called.class);
        assertThat(seen.get(1)).isInstanceOf(Seen.Completed.class);
        assertThat(seen).hasSize(2);
    }

    @Test
    void aSynThatIsCapturedAfterOurSocketWasClosedBeginsNothing() {
        TraceReader reader = new TraceReader(trace);
        read(utf8(GET));
        reader.next(10);
        assertThat(reader.open()).isEqualTo(1);
        note(new Call.Close());
        byte[] headers = hex("45 00 00 28 00 00 40 00 40 06 00 00 7f 00 00 01 7f 00 00 01"
                + "c3 50 1f 40 00 00 03 e8 00 00 00 00 50 02 ff ff 00 00 00 00");
        PacketHead syn = new PacketHead(1, 0, 101, headers, 0, 0, PacketHead.UNKNOWN, Set.of(), false);
        note(new Call.Segment(Direction.CLIENT_TO_SERVER, syn, 0, new byte[0], Call.NO_UNIT, Call.Ends.NONE));
        reader.next(10);

        assertThat(reader.open()).isZero();
    }

    @Test
    void whoSpeaksTlsToAPortWithoutItSentAClientHelloAndNoBrokenHttp() {
        List<List<Unit>> readings = new ArrayList<>();
        for (List<byte[]> pieces : arrivals(Arrays.copyOf(TlsBytes.CLIENT_1_3, 210))) {
            trace = trace(TraceLimits.DEFAULT);
            connection = open("http");
            pieces.forEach(this::read);
            write(utf8("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            readings.add(units());
        }
        assertThat(readings).allSatisfy(units -> {
            assertThat(units).extracting(TraceReaderTest::words).containsExactly("0+210 record 22", "0+66 HTTP/1.1 400 Bad Request");
            assertThat(units).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
        });
    }

    @Test
    void aFewControlCharactersTypedInTelnetAreNoTls() {
        connection = open("telnet");
        read(hex("16 03 01 0d 0a"));
        assertThat(units()).extracting(TraceReaderTest::words).containsExactly("0+5 data 16 03 01 0d 0a");
    }
}

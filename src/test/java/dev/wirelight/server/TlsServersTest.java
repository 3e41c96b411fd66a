package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The two servers inside TLS, with the JDK's own client at the other end.
class TlsServersTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @BeforeEach
    void start() throws CannotListen {
        lab.plainTls().start(Lab.LOOPBACK, 0);
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Address plain() {
        return lab.plainTls().address().orElseThrow();
    }

    private Address webSocket() {
        return lab.webSocketTls().address().orElseThrow();
    }

    private List<Entry> entries() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries();
    }

    private List<Call> calls(boolean inside) {
        return entries().stream()
                .filter(entry -> entry.connection() != null
                        && entry.connection().carrier().isPresent() == inside)
                .map(Entry::call)
                .toList();
    }

    private void awaitRemark(String... words) {
        Eventually.holds(List.of(words) + " is remarked", () -> entries().stream()
                .anyMatch(entry -> entry.call() instanceof Call.Remark(String text)
                        && List.of(words).stream().allMatch(text::contains)));
    }

    private void awaitClosed() {
        Eventually.holds("all is closed", () -> lab.plainTls().peers().isEmpty() && lab.webSocketTls().peers().isEmpty()
                && entries().getLast().call() instanceof Call.Close);
    }

    /// All that passed one way: on the wires, or inside.
    private byte[] bytes(boolean inside, Direction direction) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Call call : calls(inside)) {
            if (call instanceof Call.Transfer transfer && transfer.direction() == direction) {
                all.writeBytes(transfer.bytes());
            }
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whatIsTypedStandsInsideAndNowhereOnTheWire(String version) throws Exception {
        try (Wire client = TlsPeer.to(plain(), version)) {
            client.send("only for your eyes\r\n");
            client.expect("only for your eyes\r\n");
        }
        awaitClosed();

        for (Direction direction : Direction.values()) {
            assertThat(text(bytes(true, direction))).isEqualTo("only for your eyes\r\n");
            assertThat(text(bytes(false, direction))).doesNotContain("only", "eyes");
        }
        assertThat(calls(true)).first().isInstanceOfSatisfying(Call.Secured.class, secured -> {
            assertThat(secured.version()).isEqualTo(version);
            assertThat(secured.cipherSuite()).startsWith("TLS_");
            assertThat(secured.applicationProtocol()).isEmpty();
        });
        assertThat(calls(true)).last().isEqualTo(new Call.Close());
    }

    @Test
    void theTwoConnectionsAreOneForWhoeverLooksAtThem() throws Exception {
        try (Wire client = TlsPeer.to(webSocket(), "TLSv1.3")) {
            client.send(Wire.UPGRADE);
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
        }
        awaitClosed();

        Connection inside = entries().stream()
                .map(Entry::connection)
                .filter(connection -> connection != null && connection.carrier().isPresent())
                .findFirst()
                .orElseThrow();
        Connection wire = inside.carrier().orElseThrow();
        assertThat(wire.speaks()).isEqualTo("tls");
        assertThat(inside.speaks()).isEqualTo("http");
        assertThat(inside.number()).isEqualTo(wire.number()).isEqualTo(1);
        assertThat(inside.client()).isEqualTo(wire.client());
        assertThat(inside.service()).isEqualTo("websocket-tls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void ofEveryPlainByteTheRecordIsKnownThatCarriedIt(String version) throws Exception {
        byte[] much = new byte[100_000];
        new Random(7).nextBytes(much);
        for (int i = 0; i < much.length; i++) {
            much[i] &= 0x7f; // no telnet command
        }
        try (Wire client = TlsPeer.to(plain(), version)) {
            Thread.startVirtualThread(() -> {
                try {
                    client.send(much);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(client.read(much.length)).isEqualTo(much);
        }
        awaitClosed();

        for (Direction direction : Direction.values()) {
            byte[] wire = bytes(false, direction);
            long offset = 0;
            long record = 0;
            for (Call call : calls(true)) {
                if (call instanceof Call.Carried carried && carried.direction() == direction) {
                    assertThat(carried.offset()).isEqualTo(offset);
                    int at = (int) carried.recordOffset();
                    assertThat(Bytes.hex(Arrays.copyOfRange(wire, at, at + 3))).as("application data").isEqualTo("17 03 03");
                    assertThat((wire[at + 3] & 0xff) << 8 | wire[at + 4] & 0xff).isEqualTo(carried.recordLength() - 5);
                    assertThat(carried.bytes()).hasSizeLessThan(carried.recordLength());
                    assertThat(carried.recordOffset()).isGreaterThanOrEqualTo(record);
                    record = carried.recordOffset();
                    offset += carried.bytes().length;
                }
            }
            assertThat(offset).isEqualTo(much.length);
        }
    }

    @Test
    void everyReadOfTheWireSaysWhereItsFirstRecordBegins() throws Exception {
        try (Between between = new Between(plain());
                Wire client = TlsPeer.over(between.connect(), plain(), "TLSv1.3")) {
            client.send("abc");
            client.expect("abc");
        }
        awaitClosed();

        byte[] wire = bytes(false, Direction.CLIENT_TO_SERVER);
        List<Long> begins = new ArrayList<>();
        for (int at = 0; at < wire.length; at += 5 + ((wire[at + 3] & 0xff) << 8 | wire[at + 4] & 0xff)) {
            begins.add((long) at);
        }
        List<Call.Read> reads = calls(false).stream()
                .filter(Call.Read.class::isInstance)
                .map(Call.Read.class::cast)
                .toList();
        assertThat(reads).hasSizeGreaterThan(5); // in pieces
        for (Call.Read read : reads) {
            long expected = begins.stream()
                    .filter(at -> at >= read.offset() && at < read.offset() + read.bytes().length)
                    .findFirst()
                    .orElse(Call.NO_UNIT);
            assertThat(read.firstUnit()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 16_383, 16_384, 16_385, 65_535})
    void framesOfEverySizeComeBack(int size) throws Exception {
        byte[] payload = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
        try (Wire client = TlsPeer.to(webSocket(), "TLSv1.3")) {
            client.send(Wire.UPGRADE);
            client.head();
            client.sendFrame(0x81, payload);
            byte[] head = size < 126 ? new byte[] {(byte) 0x81, (byte) size} : new byte[] {(byte) 0x81, 126, (byte) (size >> 8), (byte) size};
            assertThat(client.read(head.length)).isEqualTo(head);
            assertThat(client.read(size)).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aMebibyteComesBack(String version) throws Exception {
        byte[] much = new byte[1 << 20];
        Arrays.fill(much, (byte) 'y');
        try (Wire client = TlsPeer.to(plain(), version)) {
            Thread.startVirtualThread(() -> {
                try {
                    client.send(much);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(client.read(much.length)).isEqualTo(much);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aHandshakeThatComesByteByByteIsAHandshake(String version) throws Exception {
        try (Between between = new Between(webSocket());
                Wire client = TlsPeer.over(between.connect(), webSocket(), version, "http/1.1")) {
            client.send(Wire.UPGRADE);
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void thirtyTalkAtOnce() throws Exception {
        List<Thread> talking = new ArrayList<>();
        List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 30; i++) {
            String line = "line of number " + i + "\r\n";
            String version = i % 2 == 0 ? "TLSv1.2" : "TLSv1.3";
            talking.add(Thread.startVirtualThread(() -> {
                try (Wire client = TlsPeer.to(plain(), version)) {
                    for (int round = 0; round < 20; round++) {
                        client.send(line);
                        client.expect(line);
                    }
                } catch (IOException | AssertionError e) {
                    wrong.add(e);
                }
            }));
        }
        for (Thread thread : talking) {
            assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aProperEndIsToldFromOneThatIsCutOff(String version) throws Exception {
        try (Wire client = TlsPeer.to(plain(), version)) {
            client.send("a");
            client.expect("a");
        }
        awaitClosed();
        assertThat(calls(true))
                .contains(new Call.EndOfStream(Direction.CLIENT_TO_SERVER))
                .doesNotContain(new Call.Truncated(Direction.CLIENT_TO_SERVER));

        try (Socket socket = new Socket(plain().host(), plain().port())) {
            Wire client = TlsPeer.over(socket, plain(), version);
            client.send("b");
            client.expect("b");
            socket.shutdownOutput(); // FIN, and no close_notify
            client.rest();
        }
        awaitClosed();
        assertThat(calls(true)).contains(new Call.Truncated(Direction.CLIENT_TO_SERVER));
    }

    @Test
    void whoVanishesWithAResetIsNoSecret() throws Exception {
        try (Socket socket = new Socket(plain().host(), plain().port())) {
            Wire client = TlsPeer.over(socket, plain(), "TLSv1.3");
            client.send("b");
            client.expect("b");
            new Wire(socket).reset();
        }
        awaitClosed();
        assertThat(calls(false)).anyMatch(call -> call instanceof Call.Failed);
        assertThat(calls(true)).contains(new Call.Close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatStopsSaysCloseNotifyBeforeItsFin(String version) throws Exception {
        try (Wire client = TlsPeer.to(plain(), version)) {
            client.send("a");
            client.expect("a");
            Thread stopping = Thread.startVirtualThread(() -> lab.plainTls().stop());
            client.expectEnd();
            client.close();
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
        List<Call> inside = calls(true);
        assertThat(inside).contains(new Call.Shutdown());
        List<Call> wire = calls(false);
        // The client may answer so soon that its close_notify is read before FIN is sent, and then close() sends it.
        Call beforeFin = wire.stream()
                .takeWhile(call -> !(call instanceof Call.Shutdown || call instanceof Call.Close))
                .filter(Call.Write.class::isInstance)
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(beforeFin).isInstanceOfSatisfying(Call.Write.class, write ->
                // An alert record; with TLS 1.3 it looks like all others (RFC 8446 §5.2).
                assertThat(write.bytes()[0]).isEqualTo((byte) (version.equals("TLSv1.2") ? 21 : 23)));
    }

    @Test
    void closeIsTheLastCallInsideAndOutsideHoweverThreadsMeet() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Wire wire = TlsPeer.to(plain(), "TLSv1.3");
                wire.send("x");
                wire.expect("x");
                wire.send("x".repeat(3_000));
                wires.add(wire);
            }
            lab.plainTls().say("hello");
            lab.plainTls().peers().forEach(peer -> peer.drop("a test"));
            for (Wire wire : wires) {
                wire.close();
            }
        }
        lab.close();
        Map<Connection, Call> last = new IdentityHashMap<>();
        for (Entry entry : entries()) {
            if (entry.connection() != null) {
                assertThat(last.put(entry.connection(), entry.call()) instanceof Call.Close).as("after the close").isFalse();
            }
        }
        assertThat(last.values()).hasSize(80).allMatch(call -> call instanceof Call.Close);
    }

    @Test
    void aBrowserWithoutTlsIsToldInHttpWhatToDo() throws Exception {
        try (Wire client = Wire.to(webSocket())) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.response())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("This port speaks TLS", "https://127.0.0.1:" + webSocket().port() + "/");
            client.expectEnd();
        }
        awaitRemark("The client does not speak TLS", "47 (\"G\")", "It looks like HTTP");
    }

    @Test
    void whoTypesToATlsPortIsToldInAPlainLine() throws Exception {
        try (Wire client = Wire.to(plain())) {
            client.send("hello\r\n");
            assertThat(client.line()).startsWith("This port speaks TLS").contains("openssl s_client -connect 127.0.0.1:");
            client.expectEnd();
        }
        awaitRemark("The client does not speak TLS", "68 (\"h\")");
    }

    @Test
    void aClientWithTlsOnAPortWithoutItIsAnEvent() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
        for (Server server : List.of(lab.plain(), lab.webSocket())) {
            try (Wire client = Wire.to(server.address().orElseThrow())) {
                client.sendHex("16 03 01 00 2d 01 00 00 29 03 03" + "ab".repeat(32) + "00 00 02 13 01 01 00");
                boolean web = server == lab.webSocket();
                String next = web
                        ? "https://" + webSocket() + "/ and wss://" + webSocket() + "/ do. Without TLS an address begins with http://"
                        : "port " + plain().port() + " does: openssl s_client -connect " + plain() + ". Without TLS: telnet 127.0.0.1 "
                                + server.address().orElseThrow().port();
                assertThat(web ? client.response() : client.line())
                        .startsWith(web ? "HTTP/1.1 400 Bad Request\r\n" : "The client begins to speak TLS")
                        .contains("This port does not speak TLS; " + next);
                client.expectEnd();
                awaitRemark("The client begins to speak TLS: its first bytes, 16 03", next);
            }
        }
    }

    @Test
    void whereNoPortSpeaksTlsNoneIsNamed() throws Exception {
        lab.plainTls().stop();
        lab.plain().start(Lab.LOOPBACK, 0);
        try (Wire client = Wire.to(lab.plain().address().orElseThrow())) {
            client.sendHex("16 03 01 00 2d 01");
            assertThat(client.line()).contains("This port does not speak TLS. Without TLS: telnet 127.0.0.1 ");
            client.expectEnd();
        }
    }

    @Test
    void threeBytesOfARecordAreNoClientHelloAndAreEchoed() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        try (Wire client = Wire.to(lab.plain().address().orElseThrow())) {
            client.sendHex("16 03 01 00 02 02");
            client.expectHex("16 03 01 00 02 02");
        }
    }

    @Test
    void anOldVersionOfTlsIsTurnedDownWithAnAlert() throws Exception {
        try (Wire client = Wire.to(plain())) {
            client.sendHex("16 03 01 00 2d 01 00 00 29 03 02" + "ab".repeat(32) + "00 00 02 c0 13 01 00");
            client.expectHex("15 03 03 00 02 02 46");
            client.expectEnd();
        }
        awaitRemark("The client offers only versions of TLS that are too old");
    }

    @Test
    void aClientThatOffersNoCipherSuiteOfOursIsTurnedDownWithAnAlert() throws Exception {
        try (Wire client = Wire.to(plain())) {
            client.sendHex("16 03 01 00 2d 01 00 00 29 03 03" + "ab".repeat(32) + "00 00 02 00 01 01 00");
            client.expectHex("15 03 03 00 02 02 28");
            client.expectEnd();
        }
        awaitRemark("The client offers no cipher suite that this end accepts");
    }

    @Test
    void aClientThatWantsOnlyHttp2IsTurnedDownWithAnAlert() throws Exception {
        Socket socket = new Socket(webSocket().host(), webSocket().port());
        assertThatThrownBy(() -> TlsPeer.over(socket, webSocket(), "TLSv1.3", "h2"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("no_application_protocol");
        awaitRemark("The client would speak other protocols inside (ALPN)");
    }

    @Test
    void theClientsFirstChoiceThatWeSpeakIsTaken() throws Exception {
        Socket socket = new Socket(webSocket().host(), webSocket().port());
        try (Wire _ = TlsPeer.over(socket, webSocket(), "TLSv1.3", "h2", "http/1.1")) {
            Eventually.holds("it is secured", () -> calls(true).stream()
                    .anyMatch(call -> call instanceof Call.Secured secured
                            && secured.applicationProtocol().equals("http/1.1")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientThatDistrustsTheCertificateIsAnEventThatSaysWhatToDo(String version) throws Exception {
        Socket socket = new Socket(plain().host(), plain().port());
        assertThatThrownBy(() -> TlsPeer.over(SSLContext.getDefault(), socket, plain(), version))
                .isInstanceOf(SSLException.class);
        awaitRemark(
                "The client does not trust this server's certificate",
                "gave up, with the TLS alert",
                "It is signed by nobody but itself. Tell the client to trust it",
                "accept the warning");
        Eventually.holds("it is counted", () -> lab.plainTls().distrusted() == 1);
    }

    @Test
    void anAlertBeforeThereAreKeysIsUnderstood() throws Exception {
        try (Wire client = Wire.to(plain())) {
            client.sendHex("15 03 01 00 02 02 30");
            client.rest();
        }
        awaitRemark("The client does not trust this server's certificate", "the TLS alert unknown_ca");
    }

    @Test
    void aRecordThatWasChangedOnTheWayIsAnEventAndTheEnd() throws Exception {
        try (Between between = new Between(plain())) {
            Wire client = TlsPeer.over(between.connect(), plain(), "TLSv1.3");
            client.send("a");
            client.expect("a");
            between.spoil();
            client.send("b");
            client.rest();
        }
        awaitRemark("had been changed on its way", "gave up, with the TLS alert bad_record_mac");
        assertThat(text(bytes(true, Direction.CLIENT_TO_SERVER))).isEqualTo("a");
    }

    @Test
    void garbageInTheMiddleOfAHandshakeHarmsNobodyElse() throws Exception {
        byte[] random = new byte[50_000];
        new Random(3).nextBytes(random);
        random[0] = 22;
        random[1] = 3;
        try (Wire good = TlsPeer.to(plain(), "TLSv1.3")) {
            for (byte[] garbage : List.of(random, hex("16 03 01 ff ff 00"), hex("16"), hex("14 03 03 00 01 01"), hex("17 03 03 00 00"))) {
                try (Wire client = Wire.to(plain())) {
                    client.send(garbage);
                    client.finish();
                    client.rest();
                } catch (IOException e) {
                    // The server was quicker, as it may be.
                }
            }
            good.send("still here");
            good.expect("still here");
            Eventually.holds("only the good one is left", () -> lab.plainTls().peers().size() == 1);
        }
    }

    @Test
    void whoSaysNothingIsNotWaitedForForLong() throws Exception {
        Lab hasty = new Lab(trace, ServerLimits.DEFAULT.withPatience(Duration.ofMillis(50), Duration.ofMinutes(1)));
        hasty.plainTls().start(Lab.LOOPBACK, 0);
        try (Wire silent = Wire.to(hasty.plainTls().address().orElseThrow())) {
            silent.expectEnd();
            awaitRemark("The client did not complete the TLS handshake within");
        } finally {
            hasty.close();
        }
    }

    @Test
    void thoseWhoShakeHandsCountAsConnections() throws Exception {
        Lab small = new Lab(trace, ServerLimits.DEFAULT.withConnections(1));
        small.plainTls().start(Lab.LOOPBACK, 0);
        try (Wire _ = Wire.to(small.plainTls().address().orElseThrow());
                Wire second = Wire.to(small.plainTls().address().orElseThrow())) {
            second.expectEnd();
            awaitRemark("The lab is full: 1 connection is open.");
        } finally {
            small.close();
        }
    }

    @Test
    void theServerSaysWhichCertificateItShows() {
        assertThat(entries()).anyMatch(entry -> entry.service().equals("plain-tls")
                && entry.call() instanceof Call.Remark(String text)
                && text.startsWith("Its certificate is for localhost, 127.0.0.1, ::1"));
    }

    @Test
    void theChatRoomHasDoorsWithAndWithoutTls() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.plain().behave(Behaviour.CHAT);
        lab.plainTls().behave(Behaviour.CHAT);
        try (Wire open = Wire.to(lab.plain().address().orElseThrow());
                Wire hidden = TlsPeer.to(plain(), "TLSv1.3")) {
            Eventually.holds("both are in", () -> lab.plain().peers().size() == 1 && lab.plainTls().peers().size() == 1);
            hidden.send("hello from inside\r\n");
            open.line(); // the room's greeting
            open.line(); // somebody came
            assertThat(open.line()).contains("hello from inside");
        }
    }
}

package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.protocol.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketEngineTest {
    private static final int LARGEST = 1_000;

    private static WebSocketEngine engine(Role role) {
        return new WebSocketEngine(role, LARGEST, () -> 0x37fa213d);
    }

    private static List<String> feed(WebSocketEngine engine, byte[] bytes) {
        List<String> events = new ArrayList<>();
        engine.receive(bytes, 0, bytes.length);
        for (WebSocketEvent event = engine.next(); event != WebSocketEvent.MORE; event = engine.next()) {
            events.add(words(event));
        }
        return events;
    }

    private static List<String> feedAll(WebSocketEngine engine, List<byte[]> pieces) {
        List<String> events = new ArrayList<>();
        pieces.forEach(piece -> events.addAll(feed(engine, piece)));
        return events;
    }

    private static String words(WebSocketEvent event) {
        return switch (event) {
            case WebSocketEvent.Text text -> "text " + text.text();
            case WebSocketEvent.Binary(byte[] bytes) -> "binary " + hex(bytes);
            case WebSocketEvent.Ping(byte[] payload) -> "ping " + hex(payload);
            case WebSocketEvent.Pong(byte[] payload) -> "pong " + hex(payload);
            case WebSocketEvent.CloseReceived(int code, String reason) -> "close " + code + " " + reason;
            case WebSocketEvent.Failed(var violation, int code) ->
                "failed " + code + " " + violation.rule().name() + " by " + violation.brokenBy();
            case WebSocketEvent.More() -> throw new AssertionError();
        };
    }

    private static String output(WebSocketEngine engine) {
        return hex(engine.output().toArray());
    }

    /// The bytes of a frame as this role's peer sends it: masked with 01 02 03 04 by a client, not by a server.
    private static byte[] from(Role sender, int first, byte[] payload) {
        FrameHeader header = new FrameHeader(
                (first & 0x80) != 0,
                first >> 4 & 7,
                Opcode.of(first),
                sender == Role.CLIENT,
                sender == Role.CLIENT ? 0x01020304 : 0,
                LengthForm.minimalFor(payload.length),
                payload.length);
        byte[] frame = new byte[header.length() + payload.length];
        int at = header.write(frame, 0);
        System.arraycopy(payload, 0, frame, at, payload.length);
        Masking.apply(frame, at, payload.length, header.maskingKey(), 0);
        return frame;
    }

    @Test
    void theMaskedHelloOfRfc6455() {
        byte[] hello = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        for (List<byte[]> pieces : arrivals(hello)) {
            assertThat(feedAll(engine(Role.SERVER), pieces)).containsExactly("text Hello");
        }
        assertThat(feed(engine(Role.SERVER), join(hello, hex("81 85 37")))).containsExactly("text Hello");
    }

    @Test
    void aClientSendsHelloMaskedAndAServerSendsItPlain() {
        WebSocketEngine client = engine(Role.CLIENT);
        client.sendText("Hello");
        assertThat(output(client)).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");

        WebSocketEngine server = engine(Role.SERVER);
        server.sendText("Hello");
        assertThat(output(server)).isEqualTo("81 05 48 65 6c 6c 6f");
    }

    @ParameterizedTest
    @EnumSource
    void aTalkIsUnderstoodByBothRolesHoweverItsBytesArrive(Role role) {
        Role peer = role.peer();
        byte[] talk = join(
                from(peer, 0x01, utf8("Grü")),
                from(peer, 0x89, hex("01 02")),
                from(peer, 0x00, hex("c3")),
                from(peer, 0x8a, hex("")),
                from(peer, 0x80, hex("9f")),
                from(peer, 0x82, new byte[126]),
                from(peer, 0x81, hex("")),
                from(peer, 0x88, hex("03 e8 6f 6b")));
        for (List<byte[]> pieces : arrivals(talk)) {
            WebSocketEngine engine = engine(role);
            assertThat(feedAll(engine, pieces))
                    .containsExactly(
                            "ping 01 02", "pong ", "text Grüß", "binary " + hex(new byte[126]), "text ", "close 1000 ok");
            assertThat(engine.isClosed()).isTrue();
            assertThat(output(engine))
                    .isEqualTo(role == Role.SERVER
                            ? "8a 02 01 02 88 02 03 e8"
                            : "8a 82 37 fa 21 3d 36 f8 88 82 37 fa 21 3d 34 12");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLIENT_FRAME_UNMASKED    | 1002 | 81 05 48 65 6c 6c 6f
            RESERVED_BIT_SET         | 1002 | c1 80 00 00 00 00
            RESERVED_BIT_SET         | 1002 | 48 65 6c 6c 6f 0d 0a
            RESERVED_OPCODE          | 1002 | 83 80 00 00 00 00
            LENGTH_NOT_MINIMAL       | 1002 | 81 fe 00 01 00 00 00 00 41
            LENGTH_TOP_BIT_SET       | 1002 | 82 ff ff ff ff ff ff ff ff ff 00 00 00 00
            CONTROL_FRAME_FRAGMENTED | 1002 | 09 80 00 00 00 00
            CONTROL_FRAME_TOO_LONG   | 1002 | 89 fe 00 7e 00 00 00 00
            CONTINUATION_OF_NOTHING  | 1002 | 80 80 00 00 00 00
            MESSAGE_INSIDE_MESSAGE   | 1002 | 01 80 00 00 00 00 81 80 00 00 00 00
            TEXT_NOT_UTF8            | 1007 | 81 81 00 00 00 00 ff
            TEXT_NOT_UTF8            | 1007 | 81 81 00 00 00 00 c3
            CLOSE_BODY_ONE_BYTE      | 1002 | 88 81 00 00 00 00 03
            CLOSE_CODE_NOT_ALLOWED   | 1002 | 88 82 00 00 00 00 03 ee
            CLOSE_REASON_NOT_UTF8    | 1007 | 88 83 00 00 00 00 03 e8 ff
            MESSAGE_TOO_BIG          | 1009 | 82 fe 03 e9 00 00 00 00
            MESSAGE_TOO_BIG          | 1009 | 82 ff 7f ff ff ff ff ff ff ff 00 00 00 00
            """)
    void aServerFailsAClientThatBreaksARule(FrameRule rule, int code, String stream) {
        for (List<byte[]> pieces : arrivals(join(hex(stream), hex("81 81 00 00 00 00 41")))) {
            WebSocketEngine engine = engine(Role.SERVER);
            assertThat(feedAll(engine, pieces)).containsExactly("failed " + code + " " + rule + " by client");
            assertThat(engine.isFailed()).isTrue();
            FrameHeader close = FrameHeader.read(engine.output().toArray(), 0);
            assertThat(close).isEqualTo(FrameHeader.unmasked(true, Opcode.CLOSE, engine.output().length() - 2));
            assertThat(output(engine).substring(6, 11)).isEqualTo(code == 1002 ? "03 ea" : code == 1007 ? "03 ef" : "03 f1");
        }
    }

    @Test
    void aClientFailsAServerThatMasks() {
        assertThat(feed(engine(Role.CLIENT), hex("81 81 00 00 00 00 41")))
                .containsExactly("failed 1002 SERVER_FRAME_MASKED by server");
    }

    @Test
    void textFailsAtItsFirstBadByteAndNotAtItsEnd() {
        WebSocketEngine engine = engine(Role.SERVER);

        assertThat(feed(engine, hex("81 fe 03 e8 00 00 00 00 41 ed"))).isEmpty();
        assertThat(feed(engine, hex("a0"))).containsExactly("failed 1007 TEXT_NOT_UTF8 by client");
    }

    @Test
    void aMessageMayBeAsLargeAsTheLimitAndNotOneByteMore() {
        byte[] half = new byte[LARGEST / 2];
        assertThat(feed(engine(Role.CLIENT), join(from(Role.SERVER, 0x02, half), from(Role.SERVER, 0x80, half)))).hasSize(1);
        assertThat(feed(engine(Role.CLIENT), join(from(Role.SERVER, 0x02, half), from(Role.SERVER, 0x80, new byte[501]))))
                .containsExactly("failed 1009 MESSAGE_TOO_BIG by server");
        assertThat(feed(engine(Role.CLIENT), from(Role.SERVER, 0x82, new byte[LARGEST]))).hasSize(1);
    }

    @Test
    void aMillionEmptyFragmentsAreOneMessage() {
        WebSocketEngine engine = engine(Role.SERVER);
        byte[] fragments = new byte[6 * 10_000];
        for (int i = 0; i < fragments.length; i += 6) {
            fragments[i + 1] = (byte) 0x80;
        }

        assertThat(feed(engine, hex("01 80 00 00 00 00"))).isEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(feed(engine, fragments)).isEmpty();
        }
        assertThat(feed(engine, hex("80 81 00 00 00 00 41"))).containsExactly("text A");
    }

    @Test
    void aLargeMessageInFragmentsOfOneByteArrivesWhole() {
        int size = 4 << 20;
        WebSocketEngine engine = new WebSocketEngine(Role.CLIENT, size, () -> 0);
        byte[] fragments = new byte[3 * 65_536];
        for (int i = 0; i < fragments.length; i += 3) {
            fragments[i + 1] = 1;
            fragments[i + 2] = (byte) (i / 3);
        }
        byte[] first = fragments.clone();
        first[0] = 2;

        assertThat(feed(engine, first)).isEmpty();
        for (int sent = 65_536; sent < size; sent += 65_536) {
            assertThat(feed(engine, fragments)).isEmpty();
        }
        byte[] end = hex("80 00");
        engine.receive(end, 0, 2);
        byte[] whole = ((WebSocketEvent.Binary) engine.next()).bytes();
        assertThat(whole).hasSize(size);
        for (int i = 0; i < size; i += 4_099) {
            assertThat(whole[i]).isEqualTo((byte) i);
        }
    }

    @Test
    void thisEndBeginsTheClosingHandshake() {
        WebSocketEngine engine = engine(Role.SERVER);
        engine.close(1001, "bye");
        engine.sendText("too late");
        engine.close(1000, "again");
        assertThat(output(engine)).isEqualTo("88 05 03 e9 62 79 65");
        assertThat(engine.isCloseSent()).isTrue();
        assertThat(engine.isClosed()).isFalse();

        engine.output().clear();
        // Until the peer's close frame comes, its messages still count, and a ping is answered (RFC 6455 §5.5.2).
        assertThat(feed(engine, join(from(Role.CLIENT, 0x81, utf8("x")), from(Role.CLIENT, 0x89, utf8("y")))))
                .containsExactly("text x", "ping 79");
        assertThat(feed(engine, from(Role.CLIENT, 0x88, hex("03 e9")))).containsExactly("close 1001 ");
        assertThat(engine.isClosed()).isTrue();
        assertThat(output(engine)).isEqualTo("8a 01 79");
    }

    @Test
    void whatComesAfterThePeersCloseIsIgnored() {
        WebSocketEngine engine = engine(Role.SERVER);

        assertThat(feed(engine, join(from(Role.CLIENT, 0x88, hex("")), from(Role.CLIENT, 0x81, utf8("x")), hex("ff ff ff"))))
                .containsExactly("close 1005 ");
        assertThat(output(engine)).isEqualTo("88 00");
    }

    @Test
    void aRuleBrokenAfterThisEndClosedIsToldAndSendsNothingMore() {
        WebSocketEngine engine = engine(Role.SERVER);
        engine.close(1000, "");
        engine.output().clear();

        assertThat(feed(engine, hex("81 00"))).containsExactly("failed 1002 CLIENT_FRAME_UNMASKED by client");
        assertThat(output(engine)).isEmpty();
    }

    @Test
    void aCloseInsideAFragmentedMessageEndsIt() {
        assertThat(feed(engine(Role.CLIENT), hex("01 01 41 88 02 03 e8"))).containsExactly("close 1000 ");
    }

    @Test
    void aLongReasonIsCutBetweenTwoCharacters() {
        WebSocketEngine engine = engine(Role.SERVER);
        engine.close(1000, "ä".repeat(100));

        assertThat(engine.output().toArray()).startsWith(0x88, 2 + 122).hasSize(2 + 2 + 122);
    }

    @Test
    void aCloseWithoutACodeIsEmpty() {
        WebSocketEngine engine = engine(Role.SERVER);
        engine.close(CloseCode.NO_STATUS, "not sent");

        assertThat(output(engine)).isEqualTo("88 00");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1006, 1015, 2999, 5000})
    void aCodeThatMayNotBeSentIsNotSent(int code) {
        assertThatThrownBy(() -> engine(Role.SERVER).close(code, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPingOf126BytesIsNotSent() {
        WebSocketEngine engine = engine(Role.SERVER);
        engine.sendPing(new byte[125]);
        assertThat(engine.output().length()).isEqualTo(127);
        assertThatThrownBy(() -> engine.sendPing(new byte[126])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itSaysWhereTheFirstFrameOfTheReceivedBytesBegins() {
        WebSocketEngine engine = engine(Role.CLIENT);
        feed(engine, hex(""));
        assertThat(engine.firstFrame()).isEqualTo(-1);
        feed(engine, hex("81 03 41"));
        assertThat(engine.firstFrame()).isZero();
        feed(engine, hex("42"));
        assertThat(engine.firstFrame()).isEqualTo(-1);
        feed(engine, hex("43 81"));
        assertThat(engine.firstFrame()).isEqualTo(5);
        feed(engine, hex("00"));
        assertThat(engine.firstFrame()).isEqualTo(-1);
        feed(engine, hex("82 00 82 00"));
        assertThat(engine.firstFrame()).isEqualTo(7);
    }

    @Test
    void aPingIsAnsweredUntilThePeersCloseFrameHasCome() {
        WebSocketEngine engine = engine(Role.SERVER);
        engine.close(1001, "");
        engine.output().clear();

        feed(engine, from(Role.CLIENT, 0x89, utf8("hi")));
        engine.sendText("too late");
        assertThat(output(engine)).isEqualTo("8a 02 68 69");

        engine.output().clear();
        feed(engine, from(Role.CLIENT, 0x88, hex("03 e9")));
        feed(engine, from(Role.CLIENT, 0x89, utf8("ho")));
        assertThat(output(engine)).isEmpty();
        assertThat(engine.isClosed()).isTrue();
    }
}

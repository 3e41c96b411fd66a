package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Engines on whose connection permessage-deflate was agreed (RFC 7692). A client's engine receives here, where nothing
/// else is said: a server's frames have no mask, so that the bytes stand here as in the RFC.
class CompressedMessagesTest {
    private static final int LARGEST = 2 << 20;

    private static WebSocketEngine engine(Role role, PerMessageDeflate agreed) {
        WebSocketEngine engine = new WebSocketEngine(role, LARGEST, () -> 0x37fa213d);
        engine.compress(agreed);
        return engine;
    }

    private static List<String> feed(WebSocketEngine engine, byte[] bytes) {
        List<String> events = new ArrayList<>();
        engine.receive(bytes, 0, bytes.length);
        for (WebSocketEvent event = engine.next(); event != WebSocketEvent.MORE; event = engine.next()) {
            events.add(words(event));
        }
        return events;
    }

    private static String words(WebSocketEvent event) {
        return switch (event) {
            case WebSocketEvent.Text text -> "text " + text.text();
            case WebSocketEvent.Binary(byte[] bytes) -> "binary " + Arrays.hashCode(bytes) + " of " + bytes.length;
            case WebSocketEvent.Failed(var violation, int code) -> "failed " + code + " " + violation.rule().name();
            case WebSocketEvent.Ping(byte[] payload) -> "ping " + hex(payload);
            default -> event.toString();
        };
    }

    private static List<String> received(String stream) {
        List<String> whole = null;
        for (List<byte[]> pieces : arrivals(hex(stream))) {
            try (WebSocketEngine engine = engine(Role.CLIENT, PerMessageDeflate.PLAIN)) {
                List<String> events = new ArrayList<>();
                pieces.forEach(piece -> events.addAll(feed(engine, piece)));
                assertThat(whole).isIn(null, events);
                whole = events;
            }
        }
        return whole;
    }

    private static String sent(WebSocketEngine engine) {
        String sent = hex(engine.output().toArray());
        engine.output().clear();
        return sent;
    }

    /// RFC 7692 §7.2.3, all examples.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7.2.3.1, one frame              | c1 07 f2 48 cd c9 c9 07 00
            7.2.3.1, two frames             | 41 03 f2 48 cd 80 04 c9 c9 07 00
            7.2.3.3, not compressed         | c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00
            7.2.3.4, BFINAL is 1            | c1 08 f3 48 cd c9 c9 07 00 00
            BFINAL is 1, no block after it  | c1 07 f3 48 cd c9 c9 07 00
            7.2.3.5, two blocks             | c1 0d f2 48 05 00 00 00 ff ff ca c9 c9 07 00
            RSV1 is 0: not compressed       | 81 05 48 65 6c 6c 6f
            7.2.3.6, an empty last fragment | 41 0b f2 48 cd c9 c9 07 00 00 00 ff ff 80 01 00
            """)
    void helloOfRfc7692(String section, String stream) {
        assertThat(received(stream)).containsExactly("text Hello");
    }

    @Test
    void theSecondHelloRefersToTheFirst() {
        // RFC 7692 §7.2.3.2
        assertThat(received("c1 07 f2 48 cd c9 c9 07 00 c1 05 f2 00 11 00 00")).containsExactly("text Hello", "text Hello");
    }

    @Test
    void anEmptyMessageIsOneByte() {
        WebSocketEngine server = engine(Role.SERVER, PerMessageDeflate.PLAIN);
        server.sendText("");
        assertThat(sent(server)).isEqualTo("c1 01 00");
        assertThat(received("c1 01 00 c1 01 00 81 00")).containsExactly("text ", "text ", "text ");
    }

    @Test
    void whatIsSentIsRfc7692sHelloAndThenOneThatRefersToIt() {
        WebSocketEngine server = engine(Role.SERVER, PerMessageDeflate.PLAIN);
        server.sendText("Hello");
        server.sendText("Hello");
        assertThat(sent(server)).isEqualTo("c1 07 f2 48 cd c9 c9 07 00 c1 05 f2 00 11 00 00");
    }

    @Test
    void aMessageThatIsCutOffAnywhereIsCorrupt() {
        // Many different letters, so that the block brings its own table of codes and may be cut in the middle of that.
        byte[] letters = new byte[300];
        Random random = new Random(1);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('a' + (int) Math.abs(random.nextGaussian() * 5) % 26);
        }
        byte[] whole;
        try (MessageDeflater deflater = new MessageDeflater(false, 15)) {
            whole = deflater.compress(letters);
        }
        assertThat(whole[0] & 7).as("BFINAL 0 and BTYPE 2, RFC 1951 §3.2.3").isEqualTo(4);
        for (int length = 1; length < whole.length; length++) {
            FrameHeader header = FrameHeader.unmasked(true, Opcode.BINARY, length).withRsv1(true);
            byte[] frame = new byte[header.length() + length];
            System.arraycopy(whole, 0, frame, header.write(frame, 0), length);
            try (WebSocketEngine engine = engine(Role.CLIENT, PerMessageDeflate.PLAIN)) {
                assertThat(feed(engine, frame)).as("%d bytes", length).containsExactly("failed 1007 COMPRESSED_DATA_CORRUPT");
            }
        }
    }

    @Test
    void withoutContextTakeoverEachMessageStandsForItself() {
        PerMessageDeflate agreed =
                new PerMessageDeflate(true, false, OptionalInt.empty(), OptionalInt.empty(), false);
        WebSocketEngine server = engine(Role.SERVER, agreed);
        server.sendText("Hello");
        server.sendText("Hello");
        assertThat(sent(server)).isEqualTo("c1 07 f2 48 cd c9 c9 07 00 c1 07 f2 48 cd c9 c9 07 00");

        // Who was told that each message stands for itself does not find what an earlier one held.
        WebSocketEngine client = engine(Role.CLIENT, agreed);
        assertThat(feed(client, hex("c1 07 f2 48 cd c9 c9 07 00"))).containsExactly("text Hello");
        assertThat(feed(client, hex("c1 05 f2 00 11 00 00"))).containsExactly("failed 1007 COMPRESSED_DATA_CORRUPT");
    }

    @Test
    void aControlFrameMayStandBetweenTheFragmentsAndIsNeverCompressed() {
        assertThat(received("41 03 f2 48 cd 89 01 21 80 04 c9 c9 07 00")).containsExactly("ping 21", "text Hello");

        WebSocketEngine server = engine(Role.SERVER, PerMessageDeflate.PLAIN);
        server.sendPing(hex("21"));
        server.close(1000, "bye");
        assertThat(sent(server)).isEqualTo("89 01 21 88 05 03 e8 62 79 65");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMPRESSED_BIT_MISPLACED | 1002 | 41 03 f2 48 cd c0 04 c9 c9 07 00
            COMPRESSED_BIT_MISPLACED | 1002 | c9 01 21
            COMPRESSED_BIT_MISPLACED | 1002 | c8 02 03 e8
            RESERVED_BIT_SET         | 1002 | a1 05 48 65 6c 6c 6f
            RESERVED_BIT_SET         | 1002 | d1 07 f2 48 cd c9 c9 07 00
            RESERVED_OPCODE          | 1002 | c3 00
            COMPRESSED_DATA_CORRUPT  | 1007 | c1 05 48 65 6c 6c 6f
            COMPRESSED_DATA_CORRUPT  | 1007 | c1 01 ff
            COMPRESSED_DATA_CORRUPT  | 1007 | c1 00
            COMPRESSED_DATA_CORRUPT  | 1007 | c1 03 f2 48 cd
            COMPRESSED_DATA_CORRUPT  | 1007 | c1 08 00 05 00 fa ff 48 65 6c
            TEXT_NOT_UTF8            | 1007 | c1 07 00 01 00 fe ff ff 00
            TEXT_NOT_UTF8            | 1007 | c1 07 00 01 00 fe ff c3 00
            """)
    void theConnectionFails(FrameRule rule, int code, String stream) {
        assertThat(received(stream)).containsExactly("failed " + code + " " + rule);
    }

    @Test
    void rsv1IsNobodysBitWhereNothingWasAgreedOn() {
        WebSocketEngine client = new WebSocketEngine(Role.CLIENT, LARGEST, () -> 0);
        assertThat(feed(client, hex("c1 07 f2 48 cd c9 c9 07 00"))).containsExactly("failed 1002 RESERVED_BIT_SET");
    }

    @Test
    void aMessageThatBecomesTooLargeClosesWith1009() {
        byte[] zeros = new byte[LARGEST];
        PerMessageDeflate agreed = new PerMessageDeflate(true, true, OptionalInt.empty(), OptionalInt.empty(), false);
        WebSocketEngine server = engine(Role.SERVER, agreed);
        server.sendBinary(zeros);
        byte[] fits = server.output().toArray();
        assertThat(fits).hasSizeLessThan(LARGEST / 500);
        assertThat(feed(engine(Role.CLIENT, agreed), fits))
                .containsExactly("binary " + Arrays.hashCode(zeros) + " of " + LARGEST);

        server.output().clear();
        server.sendBinary(new byte[LARGEST + 1]);
        WebSocketEngine client = engine(Role.CLIENT, agreed);
        assertThat(feed(client, server.output().toArray())).containsExactly("failed 1009 MESSAGE_TOO_BIG");
        assertThat(hex(client.output().toArray())).startsWith("88 ");
    }

    @Test
    void afterItsEndAnEngineSendsNothing() {
        WebSocketEngine server = engine(Role.SERVER, PerMessageDeflate.PLAIN);
        server.sendText("Hello");
        sent(server);
        server.close();
        server.sendText("Hello");
        assertThat(sent(server)).isEmpty();
    }

    /// Each of the four parameters: not named, or named; the windows at their smallest and largest.
    static List<PerMessageDeflate> agreements() {
        List<PerMessageDeflate> all = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            all.add(new PerMessageDeflate((i & 1) != 0, (i & 2) != 0, bits(i / 4 % 3), bits(i / 12), false));
        }
        return all;
    }

    private static OptionalInt bits(int choice) {
        return choice == 0 ? OptionalInt.empty() : OptionalInt.of(choice == 1 ? 8 : 15);
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void everyAgreementCarriesMessagesOfAnySizeBothWays(PerMessageDeflate agreed) {
        for (Role sender : Role.values()) {
            WebSocketEngine from = engine(sender, agreed);
            WebSocketEngine to = engine(sender.peer(), agreed);
            for (int fragment : new int[] {0, 1_000}) {
                from.style(new SendingStyle(false, fragment, true, true));
                for (int size : new int[] {0, 1, 125, 126, 65_535, 65_536, 70_000}) {
                    byte[] message = words(size);
                    from.sendBinary(message);
                    byte[] frames = from.output().toArray();
                    from.output().clear();
                    assertThat(feed(to, frames)).containsExactly("binary " + Arrays.hashCode(message) + " of " + size);
                }
            }
            from.close();
            to.close();
        }
    }

    /// The second half repeats the first, and refers to it only where the window reaches that far.
    @Test
    void nothingRefersFurtherBackThanTheWindowThatWasAgreedOn() {
        for (int bits = 8; bits <= 15; bits++) {
            byte[] half = new byte[1 << bits];
            new Random(bits).nextBytes(half);
            byte[] twice = join(half, half);
            PerMessageDeflate agreed =
                    new PerMessageDeflate(false, false, OptionalInt.of(bits), OptionalInt.empty(), false);
            WebSocketEngine server = engine(Role.SERVER, agreed);
            server.sendBinary(twice);
            server.sendBinary(twice);
            assertThat(server.output().length()).as("window of %d bits", bits).isGreaterThanOrEqualTo(2 * twice.length);
            WebSocketEngine client = engine(Role.CLIENT, agreed);
            String whole = "binary " + Arrays.hashCode(twice) + " of " + twice.length;
            assertThat(feed(client, server.output().toArray())).containsExactly(whole, whole);
        }
        WebSocketEngine server = engine(Role.SERVER, PerMessageDeflate.PLAIN);
        byte[] half = new byte[1 << 14];
        new Random(0).nextBytes(half);
        server.sendBinary(join(half, half));
        assertThat(server.output().length()).isLessThan(half.length + 1_000);
    }

    /// Bytes that can be compressed, but not to nothing, and that repeat themselves over all distances.
    private static byte[] words(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(7);
        for (int i = 0; i < size; i++) {
            int back = 1 + random.nextInt(60_000);
            bytes[i] = i > back && (i & 31) != 0 ? bytes[i - back] : (byte) random.nextInt(16);
        }
        return bytes;
    }
}

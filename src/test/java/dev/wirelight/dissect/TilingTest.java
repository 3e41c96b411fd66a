package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_CLIENT;
import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.latin1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every bit of every source belongs to exactly one leaf, whatever the bytes are and wherever they are cut.
class TilingTest {
    private static final long SEED = 6455;
    private static final String HEAD = "GET /chat?a=b HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nX:\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-ch-ua: \t\"A\";v=\"1\" \r\nSec-WebSocket-Extensions: x; a=\"1\" , permessage-deflate;client_max_window_bits\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final Random random = new Random(SEED);

    @Test
    void framesOfEveryKindTileAtEveryCut() {
        for (int first = 0; first < 256; first++) {
            for (String rest : List.of(
                    "00",
                    "05 48 65 6c 6c 6f",
                    "85 37 fa 21 3d 7f 9f 4d 51 58",
                    "02 03 e8",
                    "03 c3 a4 ff",
                    "7e 00 02 aa bb",
                    "fe 00 01 01 02 03 04 05",
                    "7f 00 00 00 00 00 00 00 01 aa",
                    "01 ff",
                    "ff ff ff ff ff ff ff ff ff 01 02 03 04 05 06",
                    "84 00 00 00 00 03 e8 ff 41")) {
                byte[] bytes = hex("%02x".formatted(first) + rest);
                holdsAtEveryCut(Units.frame(first % 2 == 0 ? TO_SERVER : TO_CLIENT, bytes), bytes);
            }
        }
    }

    @Test
    void randomFramesTileAtEveryCut() {
        for (int i = 0; i < 1_500; i++) {
            byte[] bytes = new byte[FrameHeader.MAX_LENGTH + random.nextInt(40)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes[1] = (byte) (bytes[1] & 0x80 | bytes.length - FrameHeader.MAX_LENGTH);
            }
            FrameHeader header = FrameHeader.read(bytes, 0);
            int length = (int) Math.min(bytes.length, header.length() + (header.payloadLength() & Long.MAX_VALUE));
            byte[] frame = Arrays.copyOf(bytes, length);
            holdsAtEveryCut(Units.frame(random.nextBoolean() ? TO_SERVER : TO_CLIENT, frame), frame);
        }
    }

    @Test
    void headsTileAtEveryCut() {
        byte[] request = latin1(HEAD);
        holdsAtEveryCut(Units.request(request), request);
        byte[] response = latin1(ANSWER);
        holdsAtEveryCut(Units.response(response), response);
        byte[] lateRequest = latin1("\r\n\r\n" + HEAD);
        holdsAtEveryCut(Units.request(lateRequest), lateRequest);
    }

    @Test
    void mutatedHeadsTileAtEveryCut() {
        int read = 0;
        for (int i = 0; i < 250; i++) {
            boolean isRequest = random.nextBoolean();
            byte[] bytes = latin1(isRequest ? HEAD : ANSWER);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int other = random.nextBoolean() ? random.nextInt(256) : ":\r\n \t".charAt(random.nextInt(5));
                bytes[random.nextInt(bytes.length)] = (byte) other;
            }
            var kind = isRequest ? HttpHeadReader.Kind.REQUEST : HttpHeadReader.Kind.RESPONSE;
            HeadResult result = new HttpHeadReader(kind, 10_000).accept(bytes, 0, bytes.length);
            if (result instanceof HeadResult.Complete complete) {
                byte[] head = Arrays.copyOf(bytes, complete.head().length());
                holdsAtEveryCut(isRequest ? Units.request(head) : Units.response(head), head);
                read++;
            } else {
                holdsAtEveryCut(Units.unreadable(bytes, "It cannot be read."), bytes);
            }
        }
        assertThat(read).isGreaterThan(40);
    }

    @Test
    void bytesThatAreNotThoseOfTheUnitStillTile() {
        Unit request = Units.request(latin1(HEAD));
        Unit frame = Units.frame(TO_SERVER, hex("88 85 37 fa 21 3d 7f 9f 4d 51 58"));
        Unit option = Units.telnet(hex("ff fa 1f 00 50 00 18 ff f0"));
        for (int i = 0; i < 500; i++) {
            byte[] other = new byte[random.nextInt(400)];
            random.nextBytes(other);
            holds(request, other);
            holds(frame, other);
            holds(option, other);
        }
    }

    @Test
    void everyPieceOfARandomTelnetStreamTilesAtEveryCut() {
        byte[] alphabet = hex("ff ff ff fa f0 fb fd f6 11 00 0d 0a 41 c3 a4 1f");
        for (int i = 0; i < 1_000; i++) {
            byte[] stream = new byte[1 + random.nextInt(60)];
            for (int k = 0; k < stream.length; k++) {
                stream[k] = alphabet[random.nextInt(alphabet.length)];
            }
            TelnetReader reader = new TelnetReader();
            reader.give(stream, 0, stream.length);
            int from = 0;
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                byte[] bytes =
                        Arrays.copyOfRange(stream, from, from + next.get().length());
                holdsAtEveryCut(Units.telnet(next.get()), bytes);
                from += bytes.length;
            }
        }
    }

    @Test
    void bodiesAndUnreadableBytesTileAtEveryCut() {
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(50)];
            random.nextBytes(bytes);
            holdsAtEveryCut(Units.body(bytes), bytes);
            holdsAtEveryCut(Units.unreadable(bytes, "It cannot be read."), bytes);
        }
    }

    @Test
    void aFloodOfTinyFieldsIsBounded() {
        byte[] doubled = new byte[200_001];
        Arrays.fill(doubled, (byte) 0xff);
        doubled[200_000] = '\n';
        Unit line = Units.telnet(doubled);
        holds(line, doubled);
        List<Field> fields = Dissector.explain(line, doubled).wire().fields();
        assertThat(count(fields)).isLessThan(Tiles.MOST_FIELDS + 5);
        assertThat(fields.getLast().name()).isEqualTo(Tiles.REST);
    }

    private static void holdsAtEveryCut(Unit unit, byte[] bytes) {
        for (int cut = 0; cut <= bytes.length; cut++) {
            holds(unit, Arrays.copyOf(bytes, cut));
        }
        for (Layer layer : Layers.osi(unit, bytes)) {
            layer.source().ifPresent(TilingTest::tiles);
        }
        for (Source source : Dissector.explain(unit, bytes).sources()) {
            assertThat(leaves(source.fields())).noneMatch(f -> f.name().equals(Tiles.UNEXPLAINED));
        }
    }

    /// With and without a broken rule, which must then stand at some field.
    private static void holds(Unit unit, byte[] bytes) {
        Dissection dissection = Dissector.explain(unit, bytes);
        assertThat(dissection.wire().bytes()).isSameAs(bytes);
        assertThat(dissection.shownBytes()).isEqualTo(bytes.length);
        dissection.sources().forEach(TilingTest::tiles);
        Violation violation = new Violation(FrameRule.TEXT_NOT_UTF8, Role.CLIENT, "as seen");
        Unit broken = Units.unit(
                unit.connection(), unit.direction(), unit.offset(), unit.length(), unit.content(), List.of(violation));
        Dissection marked = Dissector.explain(broken, bytes);
        marked.sources().forEach(TilingTest::tiles);
        if (bytes.length > 0) {
            assertThat(violations(marked.sources().stream()
                            .flatMap(s -> s.fields().stream())
                            .toList()))
                    .isPositive();
        }
    }

    static void tiles(Source source) {
        long position = 0;
        for (Field leaf : leaves(source.fields())) {
            if (leaf.bitOffset() != position || leaf.bitLength() <= 0) {
                fail(leaf.name() + " stands at bit " + leaf.bitOffset() + ", not at " + position);
            }
            position += leaf.bitLength();
        }
        assertThat(position).isEqualTo(8L * source.bytes().length);
        for (Field field : source.fields()) {
            spansItsParts(field);
        }
    }

    /// Plain comparisons: they run some million times.
    private static void spansItsParts(Field field) {
        if (field.name().isBlank() || field.explanation().isBlank()) {
            fail("a field without name or explanation: " + field);
        }
        if (field.isLeaf()) {
            return;
        }
        Field first = field.fields().getFirst();
        Field last = field.fields().getLast();
        long end = last.bitOffset() + last.bitLength();
        if (first.bitOffset() != field.bitOffset() || end != field.bitOffset() + field.bitLength()) {
            fail("the parts do not fill " + field);
        }
        field.fields().forEach(TilingTest::spansItsParts);
    }

    static List<Field> leaves(List<Field> fields) {
        List<Field> leaves = new ArrayList<>();
        for (Field field : fields) {
            leaves.addAll(field.isLeaf() ? List.of(field) : leaves(field.fields()));
        }
        return leaves;
    }

    private static long count(List<Field> fields) {
        return fields.stream().mapToLong(f -> 1 + count(f.fields())).sum();
    }

    private static long violations(List<Field> fields) {
        return fields.stream()
                .mapToLong(f -> f.violations().size() + violations(f.fields()))
                .sum();
    }
}

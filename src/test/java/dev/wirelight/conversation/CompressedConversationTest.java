package dev.wirelight.conversation;

import static dev.wirelight.Bytes.arrivals;
import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.protocol.websocket.SendingStyle;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading a conversation in which messages are compressed. The frames of a server stand here as in RFC 7692 §7.2.3.
class CompressedConversationTest {
    private static final String HELLO = "c1 07 f2 48 cd c9 c9 07 00";
    private static final String SECOND_HELLO = "c1 05 f2 00 11 00 00";

    private final Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), TraceLimits.DEFAULT);
    private final Connection connection = trace.open(
            "lab", "http", Side.SERVER, new Address("127.0.0.1", 50_000), new Address("127.0.0.1", 8_000));

    private Position start = Position.START;

    private void read(byte[] bytes, long firstUnit) {
        trace.read(0, connection, bytes, 0, bytes.length, firstUnit);
    }

    private void write(byte[] bytes) {
        trace.write(connection, bytes, 0, bytes.length, connection.flow(Direction.SERVER_TO_CLIENT).length());
    }

    private void upgrade(String offer, String answer) {
        byte[] request = utf8("GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Extensions: " + offer + "\r\n\r\n");
        byte[] response = utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                + (answer.isEmpty() ? "" : "Sec-WebSocket-Extensions: " + answer + "\r\n") + "\r\n");
        read(request, 0);
        write(response);
        connection.flow(Direction.CLIENT_TO_SERVER).switchAt(request.length);
        connection.flow(Direction.SERVER_TO_CLIENT).switchAt(response.length);
    }

    private List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        TraceReader reader = new TraceReader(trace, start);
        for (List<Seen> seen = reader.next(100); !seen.isEmpty(); seen = reader.next(100)) {
            for (Seen one : seen) {
                if (one instanceof Seen.Completed(Unit unit) && !(unit.content() instanceof Content.Request)
                        && !(unit.content() instanceof Content.Response)) {
                    units.add(unit);
                }
            }
        }
        return units;
    }

    private List<String> frames() {
        return units().stream().map(CompressedConversationTest::words).toList();
    }

    private static String words(Unit unit) {
        String broken = unit.violations().isEmpty()
                ? ""
                : " breaks " + unit.violations().stream().map(violation -> violation.rule().name()).toList();
        if (!(unit.content() instanceof Content.Frame(var header, byte[] preview, var inflated))) {
            return "? " + unit.length() + broken;
        }
        String text = inflated.map(plain -> " inflated " + plain.length() + " \""
                        + new String(plain.preview(), StandardCharsets.UTF_8) + "\"" + plain.trouble())
                .orElse(" " + hex(preview));
        return header.opcode() + text + broken;
    }

    @Test
    void messagesAreReadAsWhatTheyBecomeHoweverTheBytesArrive() {
        byte[] talk = hex(HELLO + SECOND_HELLO + "81 02 48 69" + "89 00" + "c1 01 00"
                + "41 03 f2 48 cd 89 01 21 80 04 c9 c9 07 00");
        for (List<byte[]> pieces : arrivals(talk)) {
            CompressedConversationTest fresh = new CompressedConversationTest();
            fresh.upgrade("permessage-deflate; client_max_window_bits", "permessage-deflate");
            pieces.forEach(fresh::write);
            assertThat(fresh.frames())
                    .containsExactly(
                            "text inflated 5 \"Hello\"",
                            "text inflated 5 \"Hello\"",
                            "text 48 69",
                            "ping ",
                            "text inflated 0 \"\"",
                            "text inflated 2 \"He\"",
                            "ping 21",
                            "continuation inflated 3 \"llo\"");
        }
    }

    @Test
    void aClientsFramesAreUnmaskedFirst() {
        upgrade("permessage-deflate", "permessage-deflate");
        WebSocketEngine client = new WebSocketEngine(Role.CLIENT, 1_000, () -> 0x37fa213d);
        client.compress(PerMessageDeflate.PLAIN);
        client.sendText("Hello");
        read(client.output().toArray(), -1);
        assertThat(frames()).containsExactly("text inflated 5 \"Hello\"");
    }

    @Test
    void whereNothingWasAgreedOnTheBitIsBroken() {
        upgrade("permessage-deflate", "");
        write(hex(HELLO));
        assertThat(frames()).containsExactly("text f2 48 cd c9 c9 07 00 breaks [RESERVED_BIT_SET]");
    }

    @Test
    void whereTheAgreementWasNotSeenTextIsNotJudgedHoweverItArrives() {
        // Some bytes of it come out of DEFLATE, and are no UTF-8, before it is seen that it refers to what was missed.
        byte[] talk = hex("c1 2f 32 2e 31 0d 0a 48 6f 73 74 3a 20 07 f2 48 cd c9 c1 07 00 c2 07 f2 48 cd c9 c9 07 00 3c 00 00");
        for (List<byte[]> pieces : arrivals(talk)) {
            CompressedConversationTest fresh = new CompressedConversationTest();
            fresh.connection.flow(Direction.SERVER_TO_CLIENT).switchAt(0);
            pieces.forEach(fresh::write);
            fresh.trace.note("lab", fresh.connection, new Call.Close());
            assertThat(fresh.units()).hasSize(1).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
        }
    }

    @Test
    void anAnswerThatMayNotBeGivenIsNoAgreement() {
        upgrade("permessage-deflate", "permessage-deflate; client_max_window_bits=9");
        write(hex(HELLO));
        assertThat(frames()).containsExactly("text f2 48 cd c9 c9 07 00 breaks [RESERVED_BIT_SET]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c1 05 48 65 6c 6c 6f                  | [COMPRESSED_DATA_CORRUPT]
            c1 03 f2 48 cd                        | [COMPRESSED_DATA_CORRUPT]
            c1 07 00 01 00 fe ff ff 00            | [TEXT_NOT_UTF8]
            c9 01 21                              | [COMPRESSED_BIT_MISPLACED]
            c1 87 00 00 00 00 f2 48 cd c9 c9 07 00 | [SERVER_FRAME_MASKED]
            """)
    void rulesAreJudgedAfterDecompressing(String frame, String rules) {
        upgrade("permessage-deflate", "permessage-deflate");
        write(hex(frame));
        assertThat(frames()).singleElement().asString().endsWith("breaks " + rules);
    }

    @Test
    void whatComesAfterABrokenCompressedMessageIsReadAsItStands() {
        upgrade("permessage-deflate", "permessage-deflate");
        write(hex("c1 07 00 01 00 fe ff ff 00"));
        write(hex("88 02 03 ef"));
        write(hex("89 01 21"));
        assertThat(frames()).hasSize(3).endsWith("close 03 ef", "ping 21");
    }

    @Test
    void aBinaryMessageMayBecomeAnything() {
        upgrade("permessage-deflate", "permessage-deflate");
        write(hex("c2 07 00 01 00 fe ff ff 00"));
        assertThat(units().getFirst().violations()).isEmpty();
    }

    @Test
    void aSenderThatForgetsMayNotReferBack() {
        upgrade("permessage-deflate; server_no_context_takeover", "permessage-deflate; server_no_context_takeover");
        write(hex(HELLO + HELLO + SECOND_HELLO));
        assertThat(frames())
                .startsWith("text inflated 5 \"Hello\"", "text inflated 5 \"Hello\"")
                .last().asString().endsWith("breaks [COMPRESSED_DATA_CORRUPT]");
    }

    @Test
    void whoComesInTheMiddleReadsWhatStandsForItselfAndIsToldOfTheRest() {
        upgrade("permessage-deflate", "permessage-deflate");
        write(hex(HELLO));
        start = trace.end();
        write(hex(SECOND_HELLO + HELLO + SECOND_HELLO + "c9 00"));
        String missed = "text inflated 0 \"\"It refers to messages before it, and those were not seen here.";
        assertThat(frames())
                .containsExactly(missed, "text inflated 5 \"Hello\"", missed, "ping  breaks [COMPRESSED_BIT_MISPLACED]");
    }

    @Test
    void ofAVeryLargeMessageTheFirstBytesAreKeptAndTheRestIsCounted() {
        upgrade("permessage-deflate", "permessage-deflate");
        WebSocketEngine server = new WebSocketEngine(Role.SERVER, 1_000, () -> 0);
        server.compress(PerMessageDeflate.PLAIN);
        server.style(new SendingStyle(false, 10_000, true, true));
        server.sendBinary(new byte[Decompression.LARGEST_MESSAGE]);
        server.sendText("after it");
        write(server.output().toArray());

        List<Unit> units = units();
        long all = 0;
        for (Unit unit : units.subList(0, units.size() - 1)) {
            Content.Inflated inflated = ((Content.Frame) unit.content()).inflated().orElseThrow();
            assertThat(inflated.preview()).hasSize(Unit.INFLATED_PREVIEW);
            assertThat(inflated.trouble()).isEmpty();
            all += inflated.length();
        }
        assertThat(all).isEqualTo(Decompression.LARGEST_MESSAGE);
        assertThat(words(units.getLast())).isEqualTo("text inflated 8 \"after it\"");
    }

    @Test
    void whatBecomesTooLargeIsLeftAndIsNoRuleBroken() {
        upgrade("permessage-deflate", "permessage-deflate");
        WebSocketEngine server = new WebSocketEngine(Role.SERVER, 1_000, () -> 0);
        server.compress(PerMessageDeflate.PLAIN);
        server.sendBinary(new byte[Decompression.LARGEST_MESSAGE + 1]);
        server.sendText("after it");
        write(server.output().toArray());

        List<Unit> units = units();
        Content.Inflated inflated = ((Content.Frame) units.getFirst().content()).inflated().orElseThrow();
        assertThat(inflated.length()).isEqualTo(Decompression.LARGEST_MESSAGE);
        assertThat(inflated.trouble()).startsWith("The message becomes more than 16 MiB");
        assertThat(units).hasSize(2).allSatisfy(unit -> assertThat(unit.violations()).isEmpty());
        assertThat(words(units.getLast())).isEqualTo("text inflated 8 \"after it\"");
    }

    @Test
    void aMessageThatIsCutOffShowsWhatCameOfIt() {
        upgrade("permessage-deflate", "permessage-deflate");
        write(join(hex(HELLO), hex("c1 07 f2 48 cd")));
        trace.note("lab", connection, new Call.EndOfStream(Direction.SERVER_TO_CLIENT));
        assertThat(frames()).containsExactly("text inflated 5 \"Hello\"", "text inflated 2 \"He\"");
    }
}

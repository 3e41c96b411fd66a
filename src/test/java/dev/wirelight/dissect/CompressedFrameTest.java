package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_CLIENT;
import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.trace.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Frames of compressed messages, and the head in which that was agreed on. [Dump] says how to read the lines.
class CompressedFrameTest {
    private static final byte[] MASKED = hex("c1 87 37 fa 21 3d c5 b2 ec f4 fe fd 21");
    private static final byte[] PLAIN = hex("c1 07 f2 48 cd c9 c9 07 00");

    private static Unit unit(Direction direction, byte[] bytes, Content.Inflated inflated, Violation... violations) {
        Content frame = new Content.Frame(FrameHeader.read(bytes, 0), new byte[0], Optional.of(inflated));
        return Units.unit(
                Units.connection("http", "127.0.0.1"), direction, 527, bytes.length, frame, List.of(violations));
    }

    private static Content.Inflated inflated(String hex, long length) {
        return new Content.Inflated(hex(hex), length, "");
    }

    @Test
    void aMaskedAndCompressedHello() {
        Unit unit = unit(TO_SERVER, MASKED, inflated("48 65 6c 6c 6f", 5));

        assertThat(Dump.of(Dissector.explain(unit, MASKED))).isEqualTo("""
            Text frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (the whole message)
              0.1+3  RSV1–3 = 100  (compressed, as agreed)
                0.1+1  RSV1 = 1  (this message is compressed)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x1  (text)
              1.0+1  MASK = 1  (masked: a client must mask)
              1.1+7  Payload len = 7  (7 bytes, 7-bit form)
              2+4  Masking-key = 37 fa 21 3d  (fresh for every frame)
              6+7  Payload data = c5 b2 ec f4 fe fd 21  (7 bytes, compressed and then masked)
            unmasked, derived
              0+7  Payload data, unmasked = f2 48 cd c9 c9 07 00  (compressed: 7 bytes instead of 5 (140 %))
            decompressed, derived
              0+5  Payload data, decompressed = “Hello”  (valid UTF-8, 5 characters)
            """);
        assertThat(UnitWords.of(unit)).hasToString("TEXT “Hello” · compressed 5 → 7 bytes · masked · 13 bytes");
        assertThat(UnitWords.line(unit)).isEqualTo("text \"Hello\" · compressed 5 → 7 bytes · masked 37fa213d · 13 bytes");
    }

    @Test
    void theLayersSayWhoCompressed() {
        Unit unit = unit(TO_SERVER, MASKED, inflated("48 65 6c 6c 6f", 5));

        assertThat(Layers.tcpIp(unit, MASKED).getFirst().summary()).isEqualTo("frame header 6 · payload 7, compressed");
        assertThat(Layers.osi(unit, MASKED).get(1).summary()).isEqualTo("compression · done by WebSocket itself");
    }

    @Test
    void ofALongMessageItIsSaidHowMuchIsShown() {
        Dissection dissection = Dissector.explain(unit(TO_CLIENT, PLAIN, inflated("48 65", 2_000)), PLAIN);

        assertThat(Dump.of(dissection.sources().getLast())).isEqualTo("""
            decompressed, derived
              0+2  Payload data, decompressed = “He”  (valid UTF-8, 2 characters · cut: 2 of 2,000 bytes shown)
            """);
        assertThat(Dump.of(dissection.wire())).contains("(compressed: 7 bytes instead of 2,000 (0 %))");
    }

    @Test
    void whatCannotBeDecompressedSaysWhy() {
        Unit unit = unit(TO_CLIENT, PLAIN, new Content.Inflated(new byte[0], 0, "It refers to what was not seen."));
        Dissection dissection = Dissector.explain(unit, PLAIN);

        assertThat(dissection.sources()).hasSize(1);
        Field payload = dissection.wire().fields().getLast();
        assertThat(payload.meaning()).isEqualTo("compressed: 7 bytes, not decompressed here");
        assertThat(payload.explanation()).endsWith("It refers to what was not seen.");
        assertThat(UnitWords.of(unit)).hasToString("TEXT · compressed · unmasked · 9 bytes");
    }

    @Test
    void aPartOfAMessageIsPutIntoWordsAsAPart() {
        byte[] bytes = hex("80 04 c9 c9 07 00");
        Unit unit = unit(TO_CLIENT, bytes, inflated("6c 6c 6f", 3));

        assertThat(Dump.of(Dissector.explain(unit, bytes))).contains("RSV1–3 = 000  (no extension)")
                .contains("Payload data = c9 c9 07 00  (compressed: 4 bytes instead of 3 (133 %))")
                .contains("Payload data, decompressed = “llo”  (the next part of the message)");
        assertThat(UnitWords.of(unit)).hasToString("CONTINUATION “llo” · last part · compressed 3 → 4 bytes · unmasked · 6 bytes");
    }

    @Test
    void brokenRulesStandAtWhatBreaksThem() {
        Violation notUtf8 = new Violation(FrameRule.TEXT_NOT_UTF8, Role.CLIENT, "");
        assertThat(Dump.of(Dissector.explain(unit(TO_SERVER, MASKED, inflated("48 ff", 2), notUtf8), MASKED)))
                .contains("1+1  Not UTF-8 = ff  (no character begins so)  ✗ TEXT_NOT_UTF8");
        Violation corrupt = new Violation(FrameRule.COMPRESSED_DATA_CORRUPT, Role.CLIENT, "");
        assertThat(Dump.of(Dissector.explain(unit(TO_SERVER, MASKED, inflated("", 0), corrupt), MASKED)))
                .containsPattern("Payload data, unmasked = .*✗ COMPRESSED_DATA_CORRUPT");
    }

    @Test
    void everyParameterOfTheHandshakeIsExplained() {
        byte[] bytes = latin1("GET / HTTP/1.1\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits;"
                + " server_max_window_bits=\"10\" ;client_no_context_takeover,x; y\r\n\r\n");

        assertThat(Dump.of(Dissector.explain(Units.request(bytes), bytes))).contains("""
                  Extension = permessage-deflate  (compresses each message)
            """.strip())
                .contains("Parameter = client_max_window_bits  (the server may limit the client's window)")
                .contains("Parameter = server_max_window_bits=\"10\"  (the server looks back at most 1,024 bytes)")
                .contains("Parameter = client_no_context_takeover  (the client forgets after each message)")
                .contains("Extension = x  (an extension that Wirelight does not know)")
                .contains("Parameter = y  (a parameter that Wirelight does not know)")
                .doesNotContain("unexplained");
        for (int cut = 0; cut < bytes.length; cut++) {
            byte[] head = Arrays.copyOf(bytes, cut);
            assertThat(Dump.of(Dissector.explain(Units.request(bytes), head))).doesNotContain("unexplained");
        }
    }
}

package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_CLIENT;
import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.connection;
import static dev.wirelight.dissect.Units.frame;
import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Frames as literal bytes, and the fields that a learner reads. [Dump] says how to read the lines.
class FrameFieldsTest {
    @Test
    void aMaskedHelloFromAClient() {
        byte[] bytes = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");

        assertThat(Dump.of(Dissector.explain(frame(TO_SERVER, bytes), bytes))).isEqualTo("""
            Text frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (the whole message)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x1  (text)
              1.0+1  MASK = 1  (masked: a client must mask)
              1.1+7  Payload len = 5  (5 bytes, 7-bit form)
              2+4  Masking-key = 37 fa 21 3d  (fresh for every frame)
              6+5  Payload data = 7f 9f 4d 51 58  (5 bytes, masked)
            unmasked, derived
              0+5  Payload data, unmasked = “Hello”  (valid UTF-8, 5 characters)
            """);
    }

    @Test
    void anUnmaskedHelloFromAServer() {
        byte[] bytes = hex("81 05 48 65 6c 6c 6f");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes), bytes))).isEqualTo("""
            Text frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (the whole message)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x1  (text)
              1.0+1  MASK = 0  (not masked: a server must not mask)
              1.1+7  Payload len = 5  (5 bytes, 7-bit form)
              2+5  Payload data = “Hello”  (valid UTF-8, 5 characters)
            """);
    }

    @Test
    void aMaskedPongWithTheBytesOfThePing() {
        byte[] bytes = hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58");

        assertThat(Dump.of(Dissector.explain(frame(TO_SERVER, bytes), bytes))).isEqualTo("""
            Pong frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (complete, as a control frame must be)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0xa  (pong)
              1.0+1  MASK = 1  (masked: a client must mask)
              1.1+7  Payload len = 5  (5 bytes, 7-bit form)
              2+4  Masking-key = 37 fa 21 3d  (fresh for every frame)
              6+5  Payload data = 7f 9f 4d 51 58  (5 bytes, masked)
            unmasked, derived
              0+5  Payload data, unmasked = “Hello”  (what the ping carried)
            """);
    }

    @Test
    void aBinaryFrameOf256BytesSaysItsLengthIn16Bits() {
        byte[] bytes = Arrays.copyOf(hex("82 7e 01 00"), 4 + 256);

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes), bytes))).isEqualTo("""
            Binary frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (the whole message)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x2  (binary)
              1.0+1  MASK = 0  (not masked: a server must not mask)
              1.1+7  Payload len = 126  (the next 16 bits are the length)
              2+2  Extended payload length = 256  (256 bytes, 16-bit form)
              4+256  Payload data = 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 …  (256 bytes)
            """);
    }

    @Test
    void aBinaryFrameOf65536BytesSaysItsLengthIn64BitsAndIsShownCut() {
        byte[] bytes = hex("82 7f 00 00 00 00 00 01 00 00 ff fe fd fc");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes), bytes))).isEqualTo("""
            Binary frame · RFC 6455 §5.2 · 14 of 65546
            wire, observed
              0.0+1  FIN = 1  (the whole message)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x2  (binary)
              1.0+1  MASK = 0  (not masked: a server must not mask)
              1.1+7  Payload len = 127  (the next 64 bits are the length)
              2+8  Extended payload length = 65536  (65,536 bytes, 64-bit form)
              10+4  Payload data = ff fe fd fc  (65,536 bytes · cut: 4 of 65,536 bytes shown)
            """);
    }

    @Test
    void aCloseFrameWithACodeAndNoReason() {
        byte[] bytes = hex("88 02 03 e8");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes), bytes))).isEqualTo("""
            Close frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (complete, as a control frame must be)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x8  (close)
              1.0+1  MASK = 0  (not masked: a server must not mask)
              1.1+7  Payload len = 2  (2 bytes, 7-bit form)
              2+2  Payload data = 03 e8  (why it is closed)
                2+2  Status code = 1000  (normal closure)
            """);
    }

    @Test
    void aMaskedCloseFrameHasItsCodeAndReasonInTheUnmaskedBytes() {
        byte[] bytes = hex("88 85 00 00 00 01 03 e9 62 78 65");

        assertThat(Dump.of(Dissector.explain(frame(TO_SERVER, bytes), bytes))).isEqualTo("""
            Close frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (complete, as a control frame must be)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x8  (close)
              1.0+1  MASK = 1  (masked: a client must mask)
              1.1+7  Payload len = 5  (5 bytes, 7-bit form)
              2+4  Masking-key = 00 00 00 01  (fresh for every frame)
              6+5  Payload data = 03 e9 62 78 65  (5 bytes, masked)
            unmasked, derived
              0+5  Payload data, unmasked = 03 e9 62 79 65  (why it is closed)
                0+2  Status code = 1001  (going away)
                2+3  Reason = “bye”  (for people, valid UTF-8)
            """);
    }

    @Test
    void helloTypedAfterThe101ReadsAsABrokenFrame() {
        byte[] bytes = hex("48 65 6c 6c 6f 0d 0a");

        assertThat(Dump.of(Dissector.explain(
                        frame(
                                TO_SERVER,
                                bytes,
                                broken(FrameRule.CLIENT_FRAME_UNMASKED),
                                broken(FrameRule.RESERVED_BIT_SET)),
                        bytes)))
                .isEqualTo("""
                    Close frame · RFC 6455 §5.2 · 7 of 103
                    wire, observed
                      0.0+1  FIN = 0  (not complete: a control frame must be)
                      0.1+3  RSV1–3 = 100  (only for an agreed extension)  ✗ RESERVED_BIT_SET
                        0.1+1  RSV1 = 1  (set)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x8  (close)
                      1.0+1  MASK = 0  (not masked: a client must mask)  ✗ CLIENT_FRAME_UNMASKED
                      1.1+7  Payload len = 101  (101 bytes, 7-bit form)
                      2+5  Payload data = 6c 6c 6f 0d 0a  (why it is closed · cut: 5 of 101 bytes shown)
                        2+2  Status code = 27756  (not defined)
                        4+3  Reason = “o␍␊”  (for people, valid UTF-8 · cut: 3 of 99 bytes shown)
                    """);
    }

    @Test
    void aFrameThatNeverCameWholeSaysSo() {
        byte[] bytes = hex("48 65 6c 6c 6f 0d 0a");

        assertThat(Dump.of(Dissector.explain(
                        unit(
                                connection("http", "127.0.0.1"),
                                TO_SERVER,
                                527,
                                bytes,
                                new Content.Frame(FrameHeader.read(bytes, 0), bytes)),
                        bytes)))
                .isEqualTo("""
                    Close frame · RFC 6455 §5.2
                    wire, observed
                      0.0+1  FIN = 0  (not complete: a control frame must be)
                      0.1+3  RSV1–3 = 100  (only for an agreed extension)
                        0.1+1  RSV1 = 1  (set)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x8  (close)
                      1.0+1  MASK = 0  (not masked: a client must mask)
                      1.1+7  Payload len = 101  (101 bytes, 7-bit form)
                      2+5  Payload data = 6c 6c 6f 0d 0a  (why it is closed · only 5 of 101 bytes came)
                        2+2  Status code = 27756  (not defined)
                        4+3  Reason = “o␍␊”  (for people, valid UTF-8 · only 3 of 99 bytes came)
                    """);
    }

    @Test
    void aTextFrameThatIsNotUtf8ShowsWhichByteIsWrong() {
        byte[] bytes = hex("81 04 c3 a4 ff 41");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes, broken(FrameRule.TEXT_NOT_UTF8)), bytes)))
                .isEqualTo("""
                    Text frame · RFC 6455 §5.2
                    wire, observed
                      0.0+1  FIN = 1  (the whole message)
                      0.1+3  RSV1–3 = 000  (no extension)
                        0.1+1  RSV1 = 0  (not used)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x1  (text)
                      1.0+1  MASK = 0  (not masked: a server must not mask)
                      1.1+7  Payload len = 4  (4 bytes, 7-bit form)
                      2+4  Payload data = c3 a4 ff 41  (not valid UTF-8)
                        2+2  Text = “ä”  (valid UTF-8)
                        4+1  Not UTF-8 = ff  (no character begins so)  ✗ TEXT_NOT_UTF8
                        5+1  Bytes after it = 41  (not looked at)
                    """);
    }

    @Test
    void aMaskedTextThatIsNotUtf8IsMarkedInBothSources() {
        byte[] bytes = hex("81 82 00 00 00 00 41 ff");

        assertThat(Dump.of(Dissector.explain(frame(TO_SERVER, bytes, broken(FrameRule.TEXT_NOT_UTF8)), bytes)))
                .isEqualTo("""
                    Text frame · RFC 6455 §5.2
                    wire, observed
                      0.0+1  FIN = 1  (the whole message)
                      0.1+3  RSV1–3 = 000  (no extension)
                        0.1+1  RSV1 = 0  (not used)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x1  (text)
                      1.0+1  MASK = 1  (masked: a client must mask)
                      1.1+7  Payload len = 2  (2 bytes, 7-bit form)
                      2+4  Masking-key = 00 00 00 00  (fresh for every frame)
                      6+2  Payload data = 41 ff  (2 bytes, masked)  ✗ TEXT_NOT_UTF8
                    unmasked, derived
                      0+2  Payload data, unmasked = 41 ff  (not valid UTF-8)
                        0+1  Text = “A”  (valid UTF-8)
                        1+1  Not UTF-8 = ff  (no character begins so)  ✗ TEXT_NOT_UTF8
                    """);
    }

    @Test
    void aFirstFragmentMayEndInTheMiddleOfACharacter() {
        byte[] bytes = hex("01 02 48 c3");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes), bytes))).isEqualTo("""
            Text frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 0  (the first part, more follow)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x1  (text)
              1.0+1  MASK = 0  (not masked: a server must not mask)
              1.1+7  Payload len = 2  (2 bytes, 7-bit form)
              2+2  Payload data = “H”  (valid UTF-8, 1 character and the beginning of one more)
            """);
    }

    @Test
    void aCloseFrameOfOneByteIsMarkedAtItsCode() {
        byte[] bytes = hex("88 01 03");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes, broken(FrameRule.CLOSE_BODY_ONE_BYTE)), bytes)))
                .isEqualTo("""
                    Close frame · RFC 6455 §5.2
                    wire, observed
                      0.0+1  FIN = 1  (complete, as a control frame must be)
                      0.1+3  RSV1–3 = 000  (no extension)
                        0.1+1  RSV1 = 0  (not used)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x8  (close)
                      1.0+1  MASK = 0  (not masked: a server must not mask)
                      1.1+7  Payload len = 1  (1 byte, 7-bit form)
                      2+1  Payload data = 03  (why it is closed)
                        2+1  Status code = 03  (one byte, where two are needed)  ✗ CLOSE_BODY_ONE_BYTE
                    """);
    }

    @Test
    void aLengthThatIsNotMinimalIsMarkedAtTheExtendedLength() {
        byte[] bytes = hex("82 7e 00 01 aa");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes, broken(FrameRule.LENGTH_NOT_MINIMAL)), bytes)))
                .isEqualTo("""
                    Binary frame · RFC 6455 §5.2
                    wire, observed
                      0.0+1  FIN = 1  (the whole message)
                      0.1+3  RSV1–3 = 000  (no extension)
                        0.1+1  RSV1 = 0  (not used)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x2  (binary)
                      1.0+1  MASK = 0  (not masked: a server must not mask)
                      1.1+7  Payload len = 126  (the next 16 bits are the length)
                      2+2  Extended payload length = 1  (1 byte, 16-bit form; a shorter form would do)  ✗ LENGTH_NOT_MINIMAL
                      4+1  Payload data = aa  (1 byte)
                    """);
    }

    @Test
    void aLengthWithItsHighestBitSetIsShownAsAnUnsignedNumber() {
        byte[] bytes = hex("82 7f ff ff ff ff ff ff ff ff");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes, broken(FrameRule.LENGTH_TOP_BIT_SET)), bytes)))
                .isEqualTo("""
                    Binary frame · RFC 6455 §5.2 · 10 of 2147483657
                    wire, observed
                      0.0+1  FIN = 1  (the whole message)
                      0.1+3  RSV1–3 = 000  (no extension)
                        0.1+1  RSV1 = 0  (not used)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x2  (binary)
                      1.0+1  MASK = 0  (not masked: a server must not mask)
                      1.1+7  Payload len = 127  (the next 64 bits are the length)
                      2+8  Extended payload length = 18446744073709551615  (18446744073709551615 bytes, 64-bit form)  ✗ LENGTH_TOP_BIT_SET
                    """);
    }

    @Test
    void anEmptyPingHasNoPayloadField() {
        byte[] bytes = hex("89 00");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes), bytes))).isEqualTo("""
            Ping frame · RFC 6455 §5.2
            wire, observed
              0.0+1  FIN = 1  (complete, as a control frame must be)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x9  (ping)
              1.0+1  MASK = 0  (not masked: a server must not mask)
              1.1+7  Payload len = 0  (0 bytes, 7-bit form)
            """);
    }

    @Test
    void aReservedOpcodeIsShown() {
        byte[] bytes = hex("83 01 41");

        assertThat(Dump.of(Dissector.explain(frame(TO_CLIENT, bytes, broken(FrameRule.RESERVED_OPCODE)), bytes)))
                .isEqualTo("""
                    Reserved 0x3 frame · RFC 6455 §5.2
                    wire, observed
                      0.0+1  FIN = 1  (the whole message)
                      0.1+3  RSV1–3 = 000  (no extension)
                        0.1+1  RSV1 = 0  (not used)
                        0.2+1  RSV2 = 0  (not used)
                        0.3+1  RSV3 = 0  (not used)
                      0.4+4  Opcode = 0x3  (reserved 0x3)  ✗ RESERVED_OPCODE
                      1.0+1  MASK = 0  (not masked: a server must not mask)
                      1.1+7  Payload len = 1  (1 byte, 7-bit form)
                      2+1  Payload data = 41  (1 byte)
                    """);
    }

    @Test
    void aFrameCutInItsMaskingKeySaysSo() {
        byte[] whole = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        byte[] bytes = Arrays.copyOf(whole, 4);

        assertThat(Dump.of(Dissector.explain(frame(TO_SERVER, whole), bytes))).isEqualTo("""
            Text frame · RFC 6455 §5.2 · 4 of 11
            wire, observed
              0.0+1  FIN = 1  (the whole message)
              0.1+3  RSV1–3 = 000  (no extension)
                0.1+1  RSV1 = 0  (not used)
                0.2+1  RSV2 = 0  (not used)
                0.3+1  RSV3 = 0  (not used)
              0.4+4  Opcode = 0x1  (text)
              1.0+1  MASK = 1  (masked: a client must mask)
              1.1+7  Payload len = 5  (5 bytes, 7-bit form)
              2+2  Masking-key = 37 fa 21 3d  (fresh for every frame · cut: 2 of 4 bytes shown)
            """);
    }

    private static Violation broken(Rule rule) {
        return new Violation(rule, Role.CLIENT, "as seen");
    }
}

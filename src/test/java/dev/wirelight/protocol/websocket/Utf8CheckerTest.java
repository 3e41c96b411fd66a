package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckerTest {

    private static boolean jdkSays(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean inPieces(byte[] bytes, int size) {
        Utf8Checker checker = new Utf8Checker();
        for (int at = 0; at < bytes.length; at += size) {
            if (!checker.accept(bytes, at, Math.min(size, bytes.length - at))) {
                return false;
            }
        }
        return checker.isComplete();
    }

    private static void agrees(byte[] bytes) {
        boolean valid = jdkSays(bytes);
        assertThat(Utf8Checker.isUtf8(bytes, 0, bytes.length)).as(hex(bytes)).isEqualTo(valid);
        assertThat(inPieces(bytes, 1)).as(hex(bytes)).isEqualTo(valid);
        assertThat(inPieces(bytes, 3)).as(hex(bytes)).isEqualTo(valid);
    }

    @Test
    void itAgreesWithTheJdkOnEverySequenceOfTwoBytesAndOnAllLeadersOfThreeAndFour() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                agrees(new byte[] {(byte) a, (byte) b});
            }
        }
        for (int a = 0xe0; a < 256; a++) {
            for (int b = 0x7f; b < 0xc1; b++) {
                agrees(new byte[] {(byte) a, (byte) b, (byte) 0x80});
                agrees(new byte[] {(byte) a, (byte) b, (byte) 0xbf, (byte) 0x80});
                agrees(new byte[] {(byte) a, (byte) b, (byte) 0xc0, (byte) 0x80});
            }
        }
    }

    @Test
    void itAgreesWithTheJdkOnRandomText() {
        Random random = new Random(3629);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                int kind = random.nextInt(4);
                int most = kind == 0 ? 0x80 : kind == 1 ? 0x800 : kind == 2 ? 0xd800 : 0x110000;
                int c = random.nextInt(most);
                text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
            }
            byte[] bytes = utf8(text.toString());
            agrees(bytes);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            agrees(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c0", "c1", "f5", "ff", "e0 9f", "ed a0", "f0 8f", "f4 90", "c3 28", "e2 82 28"})
    void itFailsAtTheFirstByteThatCannotBeRight(String start) {
        byte[] bytes = hex(start);
        Utf8Checker checker = new Utf8Checker();

        assertThat(checker.accept(bytes, 0, bytes.length - 1)).isTrue();
        assertThat(checker.accept(bytes, bytes.length - 1, 1)).isFalse();
    }

    @Test
    void halfACharacterIsNotComplete() {
        assertThat(Utf8Checker.isUtf8(hex("41 e2 82"), 0, 3)).isFalse();
        assertThat(Utf8Checker.isUtf8(hex("41 e2 82 ac"), 0, 4)).isTrue();
        assertThat(Utf8Checker.isUtf8(hex("41"), 0, 0)).isTrue();
    }
}

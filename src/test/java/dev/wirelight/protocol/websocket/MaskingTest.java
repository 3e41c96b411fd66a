package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void theExampleOfRfc6455() {
        byte[] bytes = hex("7f 9f 4d 51 58");
        Masking.apply(bytes, 0, 5, 0x37fa213d, 0);

        assertThat(bytes).isEqualTo(utf8("Hello"));
    }

    @Test
    void anyPartFromAnyPhaseIsMaskedAsByteByByte() {
        Random random = new Random(6455);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            int from = random.nextInt(bytes.length + 1);
            int length = random.nextInt(bytes.length - from + 1);
            int key = random.nextInt();
            long phase = random.nextLong() >>> 1;
            byte[] expected = bytes.clone();
            for (int i = 0; i < length; i++) {
                int keyByte = key >>> 24 - 8 * (int) ((phase + i) % 4);
                expected[from + i] ^= (byte) keyByte;
            }

            Masking.apply(bytes, from, length, key, phase);
            assertThat(bytes).isEqualTo(expected);
        }
    }

    @Test
    void maskingTwiceChangesNothing() {
        byte[] bytes = utf8("a text of more than eight bytes");
        byte[] twice = Arrays.copyOf(bytes, bytes.length);
        Masking.apply(twice, 0, twice.length, 0xdeadbeef, 3);
        assertThat(twice).isNotEqualTo(bytes);
        Masking.apply(twice, 0, twice.length, 0xdeadbeef, 3);

        assertThat(twice).isEqualTo(bytes);
    }
}

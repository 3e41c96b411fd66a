package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The right value, and the wrong ones that a learner may produce by hand.
class AcceptValueTest {
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    @Test
    void theExampleOfRfc6455() {
        assertThat(AcceptValue.of(KEY)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(hex(AcceptValue.sha1(KEY + AcceptValue.GUID)))
                .isEqualTo("b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea");
    }

    @Test
    void aNewlineAfterTheKeyAndTheGuid() {
        assertThat(base64(KEY + AcceptValue.GUID + "\n")).isEqualTo("BQgomKt49tqcGtJYe4ASzQz1IXI=");
    }

    @Test
    void theKeyDecodedFirst() {
        String decoded = new String(Base64.getDecoder().decode(KEY), StandardCharsets.ISO_8859_1);
        assertThat(base64(decoded + AcceptValue.GUID)).isEqualTo("BXhwxM0SZasKmCD9S4BfpPmCnEw=");
    }

    @Test
    void theHexTextEncodedInsteadOfTheBytes() {
        String text = HexFormat.of().formatHex(AcceptValue.sha1(KEY + AcceptValue.GUID));
        assertThat(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII))).startsWith("YjM3YTRm");
    }

    @Test
    void theGuidInLowerCase() {
        assertThat(base64(KEY + AcceptValue.GUID.toLowerCase(Locale.ROOT))).isEqualTo("WJfwerbIozKsJXHxxI0JTO1SQgU=");
    }

    @Test
    void noGuid() {
        assertThat(base64(KEY)).isEqualTo("hHLtf2V1k8aDQZfNjw3Ia1hCwt0=");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(AcceptValue.sha1(text));
    }
}

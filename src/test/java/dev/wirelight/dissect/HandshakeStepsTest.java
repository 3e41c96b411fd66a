package dev.wirelight.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The example of RFC 6455 §1.3, and what comes out of the usual mistakes.
class HandshakeStepsTest {
    private final HandshakeSteps steps = HandshakeSteps.ofKey("dGhlIHNhbXBsZSBub25jZQ==");

    @Test
    void theStepsOfRfc6455() {
        assertThat(steps.guid()).isEqualTo("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        assertThat(steps.joined()).isEqualTo("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        assertThat(HexFormat.of().formatHex(steps.sha1())).isEqualTo("b37a4f2cc0624f1690f64606cf385945b2bec4ea");
        assertThat(steps.accept()).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @CsvSource({
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=, NONE",
        "'  s3pPLMBiTxaQ9kYGzzhZRbK+xOo= ', NONE",
        "'', NOTHING",
        "BQgomKt49tqcGtJYe4ASzQz1IXI=, NEWLINE_AFTER_GUID",
        "BXhwxM0SZasKmCD9S4BfpPmCnEw=, KEY_DECODED_FIRST",
        "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==, BASE64_OF_HEX",
        "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQo=, BASE64_OF_HEX",
        "WJfwerbIozKsJXHxxI0JTO1SQgU=, GUID_LOWER_CASE",
        "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=, NO_GUID",
        "b37a4f2cc0624f1690f64606cf385945b2bec4ea, HEX",
        "dGhlIHNhbXBsZSBub25jZQ==, KEY_ITSELF",
        "S3PPLMBITXAQ9KYGZZHZRBK+XOO=, LETTER_CASE",
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo, NO_PADDING",
        "hello, NOT_20_BYTES",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAA=, OTHER"
    })
    void aMistakeIsCalledByItsName(String typed, HandshakeMistake mistake) {
        assertThat(steps.diagnose(typed)).isEqualTo(mistake);
    }

    @Test
    void mistakesAreComputedForEveryKey() {
        HandshakeSteps others = HandshakeSteps.ofKey("x3JJHMbDL1EzLkh9GBhXDw==");

        assertThat(others.accept()).isEqualTo("HSmrc0sMlYUkAGmm5OPpG2HaGWk=");
        assertThat(others.diagnose("HSmrc0sMlYUkAGmm5OPpG2HaGWk=")).isEqualTo(HandshakeMistake.NONE);
        assertThat(others.diagnose("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")).isEqualTo(HandshakeMistake.OTHER);
    }

    @Test
    void aKeyThatIsNoBase64HasStepsToo() {
        assertThat(HandshakeSteps.ofKey("no key!").diagnose("x")).isEqualTo(HandshakeMistake.NOT_20_BYTES);
    }

    @Test
    void theKeyIsTakenOutOfTheRequest() {
        byte[] with = Units.latin1("GET / HTTP/1.1\r\nsec-websocket-key:  dGhlIHNhbXBsZSBub25jZQ== \r\n\r\n");
        byte[] without = Units.latin1("GET / HTTP/1.1\r\n\r\n");

        assertThat(HandshakeSteps.of(((Content.Request) Units.request(with).content()).head()))
                .get()
                .extracting(HandshakeSteps::key)
                .isEqualTo("dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(HandshakeSteps.of(((Content.Request) Units.request(without).content()).head()))
                .isEmpty();
    }
}

package dev.wirelight.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.dissect.HandshakeVariant;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The handshake's value, computed by hand.
class HandshakeTrialTest {
    private final HandshakeTrial trial = HandshakeTrial.of("dGhlIHNhbXBsZSBub25jZQ==");

    private HandshakeTrial hashing(String typed) {
        return trial.withHashed(TypedText.read(typed).bytes());
    }

    @Test
    void theStepsAreThoseOfTheSpecification() {
        assertThat(trial.hashed())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        assertThat(HexFormat.of().formatHex(trial.digest())).isEqualTo("b37a4f2cc0624f1690f64606cf385945b2bec4ea");
        assertThat(trial.value()).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(trial.aboutKey().right()).isTrue();
        assertThat(trial.aboutHashed().right()).isTrue();
        assertThat(trial.aboutDigest().right()).isTrue();
        assertThat(trial.aboutValue().right()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NEWLINE_AT_THE_END, BQgomKt49tqcGtJYe4ASzQz1IXI=",
        "KEY_DECODED, BXhwxM0SZasKmCD9S4BfpPmCnEw=",
        "LOWER_CASE, WJfwerbIozKsJXHxxI0JTO1SQgU=",
        "WITHOUT_GUID, hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
    })
    void aWrongWayLeadsToItsWorkedValue(HandshakeVariant variant, String value) {
        assertThat(HandshakeTrial.of(trial.key(), variant).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(value = HandshakeVariant.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void everyWrongWayIsCalledByItsNameAtTheValue(HandshakeVariant variant) {
        Finding said = HandshakeTrial.of(trial.key(), variant).aboutValue();

        assertThat(said.right()).isFalse();
        assertThat(said.words()).startsWith(variant.mistake().sentence());
    }

    @Test
    void aMistakeInWhatIsHashedIsNamedThereToo() {
        HandshakeTrial newline = hashing("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11\\n");

        assertThat(newline.aboutHashed().words()).startsWith("Nearly. There is a newline after the GUID.");
        assertThat(newline.aboutDigest().right()).as("the SHA-1 is right for what is hashed").isTrue();
        assertThat(newline.aboutValue().words()).startsWith("Nearly. There is a newline after the GUID.");
    }

    @Test
    void aMistakeWithoutANameIsShownByItsByte() {
        HandshakeTrial typo = hashing("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B12");

        assertThat(typo.aboutHashed().words()).endsWith("Byte 60 is “2” (32) in place of “1” (31).");
        assertThat(typo.aboutValue().words()).isEqualTo("It is the Base64 of box 3. The mistake stands further left.");
        assertThat(hashing("dGhl").aboutHashed().words()).endsWith("The text ends too soon, after byte 4.");
    }

    @Test
    void theDigitsOfTheSha1AreNotItsBytes() {
        HandshakeTrial digits = trial.withDigest("b37a4f2cc0624f1690f64606cf385945b2bec4ea".getBytes(StandardCharsets.US_ASCII));

        assertThat(digits.value()).startsWith("YjM3YTRm");
        assertThat(digits.aboutDigest().words()).startsWith("These are the hexadecimal digits of the SHA-1, as text: 40 bytes.");
    }

    @Test
    void aSha1OfSomethingElseIsSaid() {
        assertThat(trial.withDigest(new byte[20]).aboutDigest().words()).endsWith("that begins with b3 7a 4f 2c.");
        assertThat(trial.withDigest(new byte[3]).aboutDigest().words()).isEqualTo("A SHA-1 has 20 bytes. Here are 3.");
        assertThat(hashing("x").withDigest(trial.digest()).aboutDigest().words())
                .isEqualTo("This is the SHA-1 of the key and the GUID, but not of what stands in box 2.");
    }

    @Test
    void aKeyThatIsNoneIsSaid() {
        assertThat(HandshakeTrial.of("abc").aboutKey().words()).contains("Here are 3 characters.");
    }

    @Test
    void whatCannotBeSeenCanBeTypedAndComesBack() {
        assertThat(TypedText.read("a\\n\\r\\t\\\\\\x00é").bytes())
                .isEqualTo(new byte[] {'a', '\n', '\r', '\t', '\\', 0, (byte) 0xc3, (byte) 0xa9});
        assertThat(TypedText.write(new byte[] {'a', '\n', '\\', 0, (byte) 0xc3})).isEqualTo("a\\n\\\\\\x00\\xc3");
        assertThat(TypedText.read("a\\q").trouble()).startsWith("After \\ stands n (LF)");
        assertThat(TypedText.read("a\\").isGood()).isFalse();
        assertThat(TypedText.read("a\\x0").isGood()).isFalse();
    }
}

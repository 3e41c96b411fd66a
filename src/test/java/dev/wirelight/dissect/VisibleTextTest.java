package dev.wirelight.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    private static String of(String text) {
        return VisibleText.of(text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void controlCharactersHaveSigns() {
        assertThat(of("a\r\n\0\t\u001b\u007f")).isEqualTo("a␍␊␀␉␛␡");
    }

    @Test
    void whatWouldTurnTheReadingDirectionIsWrittenAsItsNumber() {
        assertThat(of("a\u202eb\u2066c")).isEqualTo("a‹U+202E›b‹U+2066›c");
    }

    @Test
    void whatCannotBeSeenIsWrittenAsItsNumber() {
        assertThat(of("a\u200bb\u00a0c\u2028d\u0085e\ue000f")).isEqualTo(
                "a‹U+200B›b‹U+00A0›c‹U+2028›d‹U+0085›e‹U+E000›f");
    }

    @Test
    void lettersAndSignsOfAllScriptsStay() {
        assertThat(of("Zürich – 東京 😀")).isEqualTo("Zürich – 東京 😀");
    }

    @Test
    void aByteThatIsNoUtf8IsWrittenAsItsDigits() {
        assertThat(VisibleText.of(new byte[] {'a', (byte) 0xff, 'b'}, false)).isEqualTo("a‹ff›b");
        assertThat(VisibleText.of(new byte[] {'a', (byte) 0xc3}, false)).isEqualTo("a‹c3›");
    }

    @Test
    void aCharacterThatTheCutWentThroughIsLeftOut() {
        assertThat(VisibleText.of(new byte[] {'a', (byte) 0xc3}, true)).isEqualTo("a…");
    }

    @Test
    void longTextIsCutAtACharacter() {
        assertThat(VisibleText.of("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(VisibleText.of("😀😀", 2)).isEqualTo("😀😀");
    }
}

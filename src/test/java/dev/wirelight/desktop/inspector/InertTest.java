package dev.wirelight.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {

    @Test
    void controlCharactersGetTheirNames() {
        assertThat(Inert.text("hi\r\n\u001b[31m\0\u007f")).isEqualTo("hi‹CR›‹LF›‹ESC›[31m‹NUL›‹DEL›");
    }

    @Test
    void anOverrideThatWouldTurnTextRoundIsSeenAndDoesNothing() {
        assertThat(Inert.text("exe.\u202egnp")).isEqualTo("exe.‹U+202E›gnp");
        assertThat(Inert.text("a\u2066b\u200bc\ufeff\u0085")).isEqualTo("a‹U+2066›b‹U+200B›c‹U+FEFF›‹U+0085›");
    }

    @Test
    void picturesOfControlCharactersAreWrittenOut() {
        assertThat(Inert.text("␍␊")).isEqualTo("‹CR›‹LF›");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Inert.text("Grüße, 世界 😀")).isEqualTo("Grüße, 世界 😀");
    }

    @Test
    void longTextIsCutAndTheRestCounted() {
        assertThat(Inert.text("abcdef", 4)).isEqualTo("abcd… and 2 characters more");
        assertThat(Inert.text("abc😀", 4)).isEqualTo("abc… and 2 characters more");
        assertThat(Inert.text("abcdef…", 4)).isEqualTo("abcd… and more");
    }

    @Test
    void inTheTextColumnEveryByteIsOneCharacterWide() {
        assertThat(Inert.column((byte) 'A')).isEqualTo("A");
        assertThat(Inert.column((byte) 0x0d)).isEqualTo("·");
        assertThat(Inert.column((byte) 0xe4)).isEqualTo("·");
    }
}

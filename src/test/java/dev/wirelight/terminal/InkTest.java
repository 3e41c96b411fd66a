package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InkTest {

    @Test
    void onlyOurOwnCodesReachTheTerminal() {
        assertThat(Ink.TO_CLIENT.write("a\u001b[2J\u009b1m\u202eb\r\n", Ink.Colours.MANY))
                .isEqualTo("\u001b[38;5;208ma␛[2J‹U+009B›1m‹U+202E›b␍␊\u001b[0m");
        assertThat(Ink.TO_CLIENT.write("a\u0007", Ink.Colours.NONE)).isEqualTo("a␇");
    }
}

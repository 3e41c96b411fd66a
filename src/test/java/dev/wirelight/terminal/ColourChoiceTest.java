package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourChoiceTest {
    private static final Map<String, String> RICH = Map.of("TERM", "xterm-256color");

    @Test
    void autoColoursATerminalAndNothingElse() {
        assertThat(ColourChoice.AUTO.colours(RICH, true)).isEqualTo(Ink.Colours.MANY);
        assertThat(ColourChoice.AUTO.colours(Map.of("TERM", "vt220"), true)).isEqualTo(Ink.Colours.EIGHT);
        assertThat(ColourChoice.AUTO.colours(RICH, false)).isEqualTo(Ink.Colours.NONE);
        assertThat(ColourChoice.AUTO.colours(Map.of("TERM", "dumb"), true)).isEqualTo(Ink.Colours.NONE);
        assertThat(ColourChoice.AUTO.colours(Map.of(), true)).isEqualTo(Ink.Colours.NONE);
    }

    @Test
    void noColorIsRespectedUnlessTheCommandLineSaysAlways() {
        Map<String, String> noColor = Map.of("TERM", "xterm-256color", "NO_COLOR", "1");

        assertThat(ColourChoice.AUTO.colours(noColor, true)).isEqualTo(Ink.Colours.NONE);
        assertThat(ColourChoice.ALWAYS.colours(noColor, false)).isEqualTo(Ink.Colours.MANY);
        assertThat(ColourChoice.NEVER.colours(RICH, true)).isEqualTo(Ink.Colours.NONE);
    }
}

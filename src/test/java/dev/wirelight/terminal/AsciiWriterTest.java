package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class AsciiWriterTest {

    @Test
    void aTerminalThatKnowsOnlyAsciiGetsArrowsAndControlSignsItCanShow() throws Exception {
        StringWriter terminal = new StringWriter();
        new AsciiWriter(terminal).write("→ hello␍␊ · 7 bytes … ‹U+202E› ü 😀");

        assertThat(terminal.toString()).isEqualTo("-> hello<CR><LF> - 7 bytes ... <U+202E> <U+00FC> <U+1F600>");
    }
}

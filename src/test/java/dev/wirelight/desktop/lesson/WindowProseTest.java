package dev.wirelight.desktop.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Inline;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What of a lesson's prose is not for the window.
class WindowProseTest {
    private static Block.Paragraph paragraph(String... words) {
        return new Block.Paragraph(List.of(words).stream().<Inline>map(Inline.Words::new).toList());
    }

    @Test
    void whatIsTypedInTheTerminalWithTheLessonIsLeftAwayWithTheWordsThatLeadToIt() {
        List<Block> shown = WindowProse.of(List.of(
                paragraph("Press ", "Start. In the terminal, type this where you read the lesson:"),
                new Block.Code("/start plain\n"),
                paragraph("Then look.")));

        assertThat(shown).containsExactly(paragraph("Press ", "Start."), paragraph("Then look."));
    }

    @Test
    void aSentenceThatWentOnInTheTerminalEnds() {
        List<Block> shown = WindowProse.of(
                List.of(paragraph("In the window with Stop, in the terminal with"), new Block.Code("/stop plain\n")));

        assertThat(shown).containsExactly(paragraph("In the window with Stop."));
    }

    @Test
    void whatIsTypedInAnotherTerminalStays() {
        List<Block> blocks = List.of(paragraph("In a second terminal, type:"), new Block.Code("telnet 127.0.0.1 7007\n"));

        assertThat(WindowProse.of(blocks)).isEqualTo(blocks);
    }
}

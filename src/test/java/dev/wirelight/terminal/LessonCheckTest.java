package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check finds what is wrong with a lesson.
class LessonCheckTest {
    private static final String LESSON = """
            ---
            format: 1
            lesson: 1
            plain: echo
            ---

            # A lesson

            ## Say it

            ### Do

            Say it. See RFC 6455 §5.2 and [the page](README.md).

            ### Must be seen

            - The client sends a line: ends in `CR LF`

            ### Near miss

            - The client sends a line: ends in `LF`

            LF alone.

            ### Hint

            A hint.

            ### Explanation

            Because.
            """;
    private static final String RECORDING = """
            ## Say it

            ### Near miss

                connect plain
                <- "hello\\n"

            ### Solution

                connect plain
                <- "hello\\r\\n"
                -> "hello"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("01-a-lesson.md"), LESSON);
        Files.writeString(folder.resolve("01-a-lesson.check.md"), RECORDING);
    }

    private Iterable<String> problems() throws IOException {
        LessonBook book = LessonBook.of(folder);
        assertThat(book.problems()).isEmpty();
        return LessonsTest.check(book, book.lessons().getFirst()).stream().map(Problem::toString).toList();
    }

    @Test
    void aGoodLessonHasNoProblem() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-a-lesson.md       | §5.2                     | §5.99             | line 13: RFC 6455 §5.99 is not in the list
            01-a-lesson.md       | (README.md)              | (nowhere.md)      | line 13: The link nowhere.md leads nowhere
            01-a-lesson.check.md | ## Say it                | ## Say that       | has no recorded solution
            01-a-lesson.check.md | ## Say it                | ## Say that       | Did you mean "Say it"?
            01-a-lesson.check.md | hello\\n                 | hello\\r\\n       | line 5: This near miss passes the step
            01-a-lesson.check.md | <- "hello\\n"            | <- "hello"        | line 5: This near miss does not fire its hint
            01-a-lesson.check.md | <- "hello\\r\\n"         | <- "hello\\n"     | The solution does not pass the step "Say it". It still waits for: The client sends a line: ends in `CR LF`
            01-a-lesson.check.md | <- "hello\\r\\n"         | <= "hello\\r\\n"  | line 11: This cannot be played
            01-a-lesson.check.md | <- "hello\\r\\n"         | predict 9         | line 11: This cannot be played. The step asks for no prediction.
            01-a-lesson.check.md | <- "hello\\r\\n"         | say               | line 11: This cannot be played. "say" wants a server: plain, websocket,
            01-a-lesson.check.md | <- "hello\\r\\n"         | set plain clocks  | line 11: This cannot be played. "set plain" wants what the server is to do: echo, upper, clock, chat.
            01-a-lesson.check.md | '## Say it'              | '##Say it'        | line 1: A heading has a space behind its signs. Write: ## Say it
            01-a-lesson.check.md | -> "hello"               | -> "HELLO"        | line 12: This cannot be played. This did not come.
            01-a-lesson.md       | ends in `CR LF`          | ends in not `LF`  | line 5: The step has 1 near misses, and 2 are recorded
            """)
    void whatIsWrongIsSaidWithItsLine(String file, String right, String wrong, String said) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        Files.writeString(folder.resolve(file), text.replace(right, wrong));
        if (said.contains("2 are recorded")) {
            Files.writeString(folder.resolve("01-a-lesson.check.md"), RECORDING.replace("### Solution",
                    "### Near miss\n\n    connect plain\n\n### Solution"));
            said = said.replace("line 5", "line 1");
        }
        String wanted = said;
        assertThat(problems()).anyMatch(problem -> problem.contains(wanted));
    }

    @Test
    void aStepThatPassesByItselfIsFound() throws IOException {
        Files.writeString(folder.resolve("01-a-lesson.md"), LESSON.replace("## Say it\n",
                "## Say it\n\n### Reset\n\n- Stop the plain server\n- Start the plain server\n")
                .replace("- The client sends a line: ends in `CR LF`", "- At least `0` clients are connected at the same time"));
        LessonBook book = LessonBook.of(folder);
        assertThat(LessonsTest.check(book, book.lessons().getFirst())).isNotEmpty();
    }

    @Test
    void aPredictionThatIsNotThereEndsNoCheck() throws IOException {
        Files.writeString(folder.resolve("01-a-lesson.md"), LESSON.replace("### Do",
                "### Prediction\n\n- [x] one: Yes.\n- [ ] two: No.\n- [ ] three: No.\n\n### Do"));
        for (String wrong : new String[] {"9", "0", "", "one"}) {
            Files.writeString(folder.resolve("01-a-lesson.check.md"), RECORDING.replace("### Solution\n\n",
                    "### Solution\n\n    predict " + wrong + "\n"));
            assertThat(problems()).containsExactly("01-a-lesson.check.md, line 10: This cannot be played."
                    + " \"predict\" wants the place of a choice, from 1 to 3, as in: predict 1");
        }
    }

    @Test
    void aSolutionThatIsNotIndentedIsPointedAtOnce() throws IOException {
        Files.writeString(folder.resolve("01-a-lesson.check.md"), RECORDING.replaceFirst("(?s)### Solution.*",
                "### Solution\n\nconnect plain\n<- \"hello\\\\r\\\\n\"\n"));
        assertThat(problems()).singleElement().asString().startsWith(
                "01-a-lesson.check.md, line 10: This line is not indented by four");
    }

    @Test
    void oneLessonCanBeCheckedWithoutItsNeighbours() throws Exception {
        Files.writeString(folder.resolve("02-broken.md"), "nothing");
        for (String file : new String[] {"01-a-lesson.md", "01-a-lesson.check.md"}) {
            Wirelight wirelight = Wirelight.start("lesson", "check", folder.resolve(file).toString());
            assertThat(wirelight.status()).isZero();
            assertThat(wirelight.out.text()).isEqualTo("✓ 1  A lesson · 1 of 1 steps, 1 near miss\nAll is well.\n");
        }
    }

    @Test
    void aFolderWithoutLessonsIsToldHowTheyAreNamed(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("20-hello.txt"), LESSON);
        Wirelight wirelight = Wirelight.start("lesson", "check", other.toString());
        assertThat(wirelight.status()).isEqualTo(1);
        assertThat(wirelight.out.text()).contains("ends in .md");
    }

    @Test
    void theOtherLessonsOfAFolderStillOpen() throws Exception {
        Files.writeString(folder.resolve("02-broken.md"), LESSON.replace("lesson: 1", "lesson: 2").replace("### Hint",
                "### Hnt"));
        LessonBook book = LessonBook.of(folder);
        assertThat(book.lessons()).hasSize(1);
        assertThat(book.problems()).extracting(Problem::file).containsOnly("02-broken.md");

        Wirelight wirelight = Wirelight.start("lesson", "check", folder.toString());
        assertThat(wirelight.status()).isEqualTo(1);
        assertThat(wirelight.out.text()).contains("✓ 1  A lesson · 1 of 1 steps, 1 near miss\n");
        assertThat(wirelight.err.text()).contains("02-broken.md, line 25: A step has no part \"Hnt\".");
    }
}

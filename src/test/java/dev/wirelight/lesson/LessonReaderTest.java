package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.workshop.bench.BenchSetup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LessonReaderTest {
    private static final String LESSON = """
            ---
            format: 1
            lesson: 7
            minutes: 12
            tools: telnet, nc
            plain: clock, started by the learner, port 7010
            websocket: echo
            ---

            # The title

            What it is about, with `code` and a [link](https://example.org).

            ## The step

            The question.

            ### Reset

            - Close all connections
            - Set the plain server to `upper`

            ### Prediction

            What do you expect?

            - [ ] five: Too few.
            - [x] seven

            ### Do

            Type `hello`.

            ### Must be seen

            1. The client sends a line: ends in `CR LF`, text contains `a, b: c`
            2. On another connection, the server sends a line: times `3`.

            ### Answer: number

            How many?

            - [x] `0x07`: Two of them are the line end.
            - [ ] `5`: Too few.

            ### Near miss

            - The client sends a line: ends in `LF`

            Nearly.

            ### Hint

            A hint.

            ### Explanation

            Because.
            """;

    @Test
    void aStepMayNameAWorkbenchWithWhatLiesOnIt() {
        String bench = "### Bench: masking\n\nTry it.\n\n- frame `81 82 01 02 03 04 49 6b`\n\n### Must be seen\n";
        LessonReader.Reading reading = LessonReader.read("07-x.md", LESSON.replace("### Must be seen\n", bench));

        assertThat(reading.problems()).isEmpty();
        Step.Bench read = reading.lesson().orElseThrow().steps().getFirst().bench().orElseThrow();
        assertThat(read.setup().bench()).isEqualTo(BenchSetup.Bench.MASKING);
        assertThat(read.setup().values()).isEqualTo("frame 81 82 01 02 03 04 49 6b");
        assertThat(Block.text(read.words())).isEqualTo("Try it.");
    }

    @Test
    void aLessonReadTwiceIsTheSameAlsoWithABench() {
        String with = LESSON.replace("### Must be seen\n", "### Bench: layers\n\n- message `hi`\n\n### Must be seen\n");
        assertThat(LessonReader.read("07-x.md", with).lesson()).isPresent().isEqualTo(LessonReader.read("07-x.md", with).lesson());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "### Bench: maksing | There is no bench \"maksing\". | Write \"### Bench: masking\"; there are: handshake, masking, layers, code.",
        "### Bench: code%n%n- frame `81` | This bench cannot be set up so. | The bench code has no setting \"frame\". It has none.",
        "### Bench: masking%n%n- frame `81 05 48` | This bench cannot be set up so. | MASK is 0",
        "### Bench: layers%n%n- as `udp` | This bench cannot be set up so. | \"as\" is one of: websocket, telnet, http.",
        "### Bench: masking%n%n- the frame | This is no setting of a bench. | Write its name, and its value between backticks",
    })
    void aBenchThatCannotBeIsNamed(String part, String what, String instead) {
        String lesson = LESSON.replace("### Must be seen\n", part.replace("%n", "\n") + "\n\n### Must be seen\n");

        assertThat(LessonReader.read("07-x.md", lesson).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.toString()).contains(what).contains(instead);
        });
    }

    @Test
    void aLessonIsReadWithAllItsParts() {
        LessonReader.Reading reading = LessonReader.read("07-the-title.md", LESSON);
        assertThat(reading.problems()).isEmpty();
        Lesson lesson = reading.lesson().orElseThrow();

        assertThat(lesson.name()).isEqualTo("07-the-title");
        assertThat(lesson.number()).isEqualTo(7);
        assertThat(lesson.title()).isEqualTo("The title");
        assertThat(lesson.minutes()).isEqualTo(12);
        assertThat(lesson.tools()).containsExactly("telnet", "nc");
        assertThat(lesson.servers()).containsExactly(
                new ServerWish("plain", "clock", true, java.util.OptionalInt.of(7010)),
                new ServerWish("websocket", "echo", false, java.util.OptionalInt.empty()));
        assertThat(Block.text(lesson.introduction())).isEqualTo("What it is about, with code and a link.");
        Step step = lesson.steps().getFirst();
        assertThat(step.title()).isEqualTo("The step");
        assertThat(step.line()).isEqualTo(14);
        assertThat(Block.text(step.question())).isEqualTo("The question.");
        assertThat(step.resets()).containsExactly(new Step.Reset.CloseConnections(), new Step.Reset.Behave("plain", "upper"));
        assertThat(step.prediction().orElseThrow().choices()).extracting(Step.Choice::text, Step.Choice::right,
                c -> Inline.text(c.comment()))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("five", false, "Too few."),
                        org.assertj.core.groups.Tuple.tuple("seven", true, ""));
        Step.Observation seen = step.seen().orElseThrow();
        assertThat(seen.inOrder()).isTrue();
        assertThat(seen.conditions().getFirst().wanted()).containsExactly(
                new Condition.Wanted(Field.END, Relation.IS, "CR LF"), new Condition.Wanted(Field.TEXT, Relation.CONTAINS,
                        "a, b: c"));
        assertThat(seen.conditions().getLast()).extracting(Condition::fact, Condition::times, Condition::connection)
                .containsExactly(Fact.SERVER_LINE, 3, 1);
        assertThat(step.nearMisses().getFirst().when().inOrder()).isFalse();
        assertThat(Block.text(step.nearMisses().getFirst().hint())).isEqualTo("Nearly.");
        assertThat(Block.text(step.explanation())).isEqualTo("Because.");
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void theExampleOfEachConditionCanBeRead(Fact fact) {
        List<Problem> problems = new java.util.ArrayList<>();
        Condition condition = new ConditionReader((line, what, instead) -> problems.add(new Problem("", line, what, instead)))
                .read(fact.example(), 1)
                .orElseThrow(() -> new AssertionError(problems.toString()));
        assertThat(condition.fact()).isEqualTo(fact);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format: 1                      | format: 2                  | 2  | has format 2               | Write format: 1
            minutes: 12                    | minutes: ten               | 4  | "ten" is no number         | minutes: 10
            tools: telnet                  | tols: telnet               | 5  | "tols" is nothing          | Did you mean tools?
            plain: clock                   | plain: watch               | 6  | "watch, started            | echo, upper, clock, chat
            '# The title'                  | The title                  | 1  | no title                   | # Telnet echo
            '### Hint'                     | ### Hnt                    | 52 | no part "Hnt"              | ### Hint
            A hint.                        |                            | 14 | no hint                    | ### Hint
            Because.                       |                            | 14 | explains nothing           | ### Explanation
            The client sends a line: ends  | A client sends a line: ends| 36 | nothing that can be noticed| The client sends a line:
            text contains `a, b: c`        | txt contains `a`           | 36 | "txt contains" says nothing| Did you mean "text contains"
            ends in `CR LF`                | ends in `CRLF`             | 36 | `CRLF` is no value         | `CR LF`, `LF`, `CR NUL`
            text contains `a, b: c`        | text at least `3`          | 36 | "text at least" cannot     | text contains
            text contains `a, b: c`        | text contains hello        | 36 | no value between backticks | Write for example
            times `3`                      | times `often`              | 37 | `often` is no value        | Write a number
            '### Answer: number'           | ### Answer: colour         | 39 | "colour" is none           | ### Answer: number
            `0x07`                         | seven                      | 43 | "seven" is no number       | `0x68`
            - [ ] `5`                      | - `5`                      | 44 | does not begin with [x]    | - [x] before
            Set the plain server to `upper`| Set the plain server to `x`| 21 | nothing that can be put    | Close all connections
            Nearly.                        |                            | 46 | no hint                    | what to say
            Type `hello`.                  |                            | 14 | nothing to do              | ### Do
            """)
    void aMistakeIsSaidWithItsLineAndWhatToWriteInstead(String right, String wrong, int line, String what, String instead) {
        String text = LESSON.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(LESSON);
        LessonReader.Reading reading = LessonReader.read("07-the-title.md", text);

        assertThat(reading.lesson()).isEmpty();
        assertThat(reading.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(what);
            assertThat(problem.instead()).contains(instead);
            assertThat(problem.toString()).startsWith("07-the-title.md, line " + line + ": ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2. On another connection      | - On another connection      | 37 | A second list begins here     | in the same way
            1. The client sends a line    | ~1. The client sends a line  | 36 | This line is indented         | the tab
            1. The client sends a line    | Here:%1. The client sends a line | 36 | this does not belong to it | another part
            - [ ] five: Too few.          | -[ ] five: Too few.          | 27 | "-[ ] five: Too few." is no choice | a minus sign, a space
            - [x] seven                   | – [x] seven                  | 28 | "– [x] seven" is no choice    | a minus sign, a space
            - [x] seven                   | - [ ] seven                  | 23 | no choice with [x]            | before what happens
            - [ ] five                    | - [x] five                   | 23 | 2 choices with [x]            | before what happens
            - [ ] `5`: Too few.           | -[ ] `5`: Too few.           | 44 | "-[ ]" is no choice           | a minus sign, a space
            '## The step'                 | '##The step'                 | 14 | A heading has a space         | '## The step'
            '### Hint'                    | '###Hint'                    | 52 | A heading has a space         | '### Hint'
            '## The step'                 | '# The step'                 | 14 | There are two titles.         | two signs
            """)
    void whatMarkdownWouldTakeForSomethingElseIsSaidOnce(String right, String wrong, int line, String what, String instead) {
        String text = LESSON.replaceFirst(java.util.regex.Pattern.quote(right), wrong.replace('~', '\t').replace('%', '\n'));
        List<Problem> problems = LessonReader.read("x.md", text).problems();
        assertThat(problems).filteredOn(problem -> problem.line() == line).singleElement().satisfies(problem ->
                assertThat(problem.toString()).contains(what).contains(instead));
        assertThat(problems).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anItemInsideOfAnotherOneIsNotLeftOut() {
        String text = LESSON.replace("2. On another connection", "   - On another connection");
        assertThat(LessonReader.read("x.md", text).problems()).singleElement().extracting(Problem::toString).asString()
                .startsWith("x.md, line 37: This stands inside of another item of the list.");
    }

    @Test
    void aByteOrderMarkIsNoPartOfALesson() {
        assertThat(LessonReader.read("x.md", "\ufeff" + LESSON).problems()).isEmpty();
    }

    @Test
    void allMistakesAreFoundInOneGo() {
        String text = LESSON.replace("format: 1", "format: 9").replace("### Hint", "### Hind").replace("`CR LF`", "`CRLF`");
        assertThat(LessonReader.read("x.md", text).problems()).extracting(Problem::line).contains(2, 36, 52).isSorted();
    }

    @Test
    void aFileThatIsNoLessonIsSaidToBeNone() {
        assertThat(LessonReader.read("x.md", "Hello.").problems()).extracting(Problem::what)
                .anyMatch(what -> what.startsWith("The front matter is missing"))
                .contains("The lesson has no title.", "The lesson has no step.");
        assertThat(LessonReader.read("x.md", "").lesson()).isEmpty();
        assertThat(LessonReader.read("x.md", LESSON + "\n<script>alert(1)</script>\n").problems()).extracting(Problem::what)
                .contains("A lesson has no HTML in it.");
    }

    @Test
    void twoStepsWithOneTitleAreAMistake() {
        String step = LESSON.substring(LESSON.indexOf("## The step"));
        assertThat(LessonReader.read("x.md", LESSON + "\n" + step).problems()).extracting(Problem::what)
                .containsExactly("Two steps are called \"The step\".");
    }

    @Test
    void everyKindOfAnswerHasAWord() {
        assertThat(Stream.of(Answer.Kind.values()).map(Answer.Kind::word)).containsExactly("number", "text", "Base64", "choice");
        assertThat(Arrays.stream(Fact.values()).map(Fact::sentence)).doesNotHaveDuplicates();
    }
}

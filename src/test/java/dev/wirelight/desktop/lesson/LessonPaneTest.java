package dev.wirelight.desktop.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Fx;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A learner plays lessons in the window, by clicks and by real connections.
class LessonPaneTest {
    private static final String HEAD = """
            ---
            format: 1
            lesson: 1
            plain: echo
            ---

            # Saying hello

            A lesson for a test.

            """;
    private static final String HELLO = """
            ## Say it

            What happens to your words? See RFC 854.

            ### Prediction

            - [x] they come back: That is what echo means.
            - [ ] nothing: Then port `7007` would be of no use.

            ### Do

            Type `telnet 127.0.0.1 7007`, then `hello`.

            ### Must be seen

            - The client sends a line: text `hello`, ends in `CR LF`
            - The server sends the same line back

            ### Near miss

            - The client sends a line: text not `hello`

            That was not hello.

            ### Hint

            The first hint.

            ### Hint

            The second hint.

            ### Explanation

            The server sends everything back.

            """;
    private static final String COUNT = """
            ## Count it

            ### Answer: number

            How many bytes were it?

            - [x] `7`: Five letters and CR LF.
            - [ ] `5`: The line end counts, too.

            ### Hint

            Count the line end.

            ### Explanation

            Seven. [The other lesson](02-other.md) says more.
            """;
    private static final String OTHER = """
            ---
            format: 1
            lesson: 2
            ---

            # Another one

            ## Look

            ### Answer: choice

            - [x] yes: Well done.
            - [ ] no: Look again.

            ### Hint

            Look.

            ### Explanation

            You looked.
            """;

    @TempDir
    Path folder;

    private LessonWindow window;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void open(String... steps) throws IOException {
        write("01-hello.md", HEAD + String.join("", steps));
        write("02-other.md", OTHER);
        window = LessonWindow.with(folder, false);
        window.awaitShown("1 · Saying hello");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("lessons"));
        Files.writeString(folder.resolve("lessons").resolve(name), text);
    }

    private void begin(String... steps) throws IOException {
        open(steps);
        window.press("1 · Saying hello");
        window.awaitShown("Before this lesson begins:");
        window.press("Do this and begin");
        window.awaitShown("Waiting: ");
        window.awaitGone("Before this lesson begins:");
    }

    private String progress() throws IOException {
        return Files.readString(folder.resolve("progress.md"));
    }

    @Test
    void aLessonIsPlayedThroughByClicksAndARealConnection() throws IOException {
        begin(HELLO, COUNT);
        window.awaitShown("Waiting: your prediction");
        assertThat(window.isShown("The server sends the same line back")).as("what would give it away").isFalse();
        window.press("they come back");
        window.awaitShown("The server sends the same line back");
        window.awaitShown("You expect: they come back. Now see what happens.");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "hello\r\n");

            window.awaitShown("✓ 1 · Say it");
            window.awaitShown("You expected it: they come back.");
            window.awaitShown("The server sends everything back.");
        }
        window.awaitShown("Waiting: your answer");
        window.answer("5");
        window.awaitShown("The line end counts, too.");
        window.answer("7");
        window.awaitShown("The end of this lesson: 2 of 2 steps passed.");
        window.press("Next: Another one");
        window.awaitShown("Lesson 2 of 2");

        assertThat(progress()).contains("## 01-hello").contains("- [x] Say it").contains("- [x] Count it");
        window.press("All lessons");
        window.awaitShown("✓ done");
    }

    @Test
    void theServersAreStartedOnlyWhenTheLearnerAgrees() throws IOException {
        open(HELLO);
        window.press("1 · Saying hello");
        window.awaitShown("• Wirelight will start the plain server.");
        assertThat(window.lab().plain().address()).isEmpty();

        window.press("Do this and begin");
        Fx.await("the server listens", () -> window.lab().plain().address().isPresent());
        window.awaitShown("echo · listening");
        window.awaitShown("server :" + window.lab().plain().address().orElseThrow().port());
    }

    @Test
    void aLearnerWhoStartsTheServerHimselfNeedsNoButton() throws IOException {
        open(HELLO);
        window.press("1 · Saying hello");
        window.awaitShown("Before this lesson begins:");
        window.press("Start the Plain TCP server");

        window.awaitShown("Waiting: your prediction");
        window.awaitGone("Before this lesson begins:");
    }

    @Test
    void aServerThatIsStoppedInTheMiddleIsOfferedAgain() throws IOException {
        begin(HELLO);
        window.press("Stop the Plain TCP server");
        window.awaitShown("This lesson needs the plain server, and it is not running.");

        window.press("Start it");
        window.awaitGone("This lesson needs the plain server, and it is not running.");
        assertThat(window.lab().plain().address()).isPresent();
    }

    @Test
    void whatTheStepSpeaksOfIsMarkedInTheLadderAndLitInTheInspector() throws IOException {
        begin(HELLO);
        window.press("nothing");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "hello\r\n");
            window.awaitShown("✓ 1 · Say it");

            window.awaitMarkedRow("hello");
            window.awaitShown("Two bytes end a line in telnet"); // so the field of which the condition speaks is explained
        }
    }

    @Test
    void aNearMissSaysItsOwnHintAndDoesNotPass() throws IOException {
        begin(HELLO);
        window.press("nothing");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "good morning\r\n");
            window.awaitShown("That was not hello.");
            window.awaitShown("Waiting: The client sends a line: text hello");
            LessonWindow.send(learner, "hello\r\n");
            window.awaitShown("✓ 1 · Say it");
        }
    }

    @Test
    void theWrongOrderNeitherPassesNorHangsAndSaysWhatIsWaitedFor() throws IOException {
        begin(HELLO.replace("""
                - The client sends a line: text `hello`, ends in `CR LF`
                - The server sends the same line back
                """, """
                1. The client sends a line: text `one`
                2. The client sends a line: text `two`
                """).replace("text not `hello`", "text `three`"));
        window.press("nothing");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "two\r\n");
            window.awaitRow("two");
            LessonWindow.send(learner, "one\r\n");
            window.awaitShown("Waiting: The client sends a line: text two");
            assertThat(window.isShown("✓ 1 · Say it")).isFalse();

            LessonWindow.send(learner, "two\r\n");
            window.awaitShown("✓ 1 · Say it");
        }
    }

    @Test
    void twoLearnersDoNotPassAStepTogether() throws IOException {
        begin(HELLO.replace("""
                - The client sends a line: text `hello`, ends in `CR LF`
                - The server sends the same line back
                """, """
                - The client sends a line: text `one`
                - The client sends a line: text `two`
                """).replace("text not `hello`", "text `three`"));
        window.press("nothing");
        try (Socket ann = window.connect(); Socket ben = window.connect()) {
            LessonWindow.send(ann, "one\r\n");
            window.awaitShown("Waiting: The client sends a line: text two");
            LessonWindow.send(ben, "two\r\n");
            window.awaitRow("two");
            LessonWindow.send(ben, "three\r\n");
            window.awaitShown("That was not hello."); // so the lesson has seen the lines before
            assertThat(window.isShown("✓ 1 · Say it")).isFalse();

            LessonWindow.send(ann, "two\r\n");
            window.awaitShown("✓ 1 · Say it");
        }
    }

    @Test
    void whoClosesInTheMiddleIsTold() throws IOException {
        begin(HELLO.replace("- The server sends the same line back", "- The client sends a line: text `bye`"));
        window.press("nothing");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "hello\r\n");
            window.awaitGone("Waiting: The client sends a line: text hello");
        }
        window.awaitShown("Interrupted");
        window.awaitShown("ended before this was seen: The client sends a line: text bye.");
        window.awaitShown("Waiting: The client sends a line: text hello");
    }

    @Test
    void hintsComeOneByOneAndAStepCanBeSkippedAndBegunAnew() throws IOException {
        begin(HELLO, COUNT);
        window.press("Hint 1 of 2");
        window.awaitShown("The first hint.");
        assertThat(window.isShown("The second hint.")).isFalse();
        window.press("Hint 2 of 2");
        window.awaitShown("The second hint.");

        window.press("Skip");
        window.awaitShown("1 · Say it (skipped)");
        window.awaitShown("How many bytes were it?");
        window.press("Back");
        window.awaitShown("Waiting: your prediction");
        window.choose("Start this lesson over and forget its progress");
        window.awaitGone("(skipped)");
        Fx.await("the progress is forgotten", () -> progress().contains("- [ ] Say it"));
    }

    @Test
    void anEditedLessonGoesOnWithItsNewTextAndAMistakeSaysWhereItIs() throws IOException {
        begin(HELLO, COUNT);
        window.press("Skip");
        window.awaitShown("How many bytes were it?");
        write("01-hello.md", HEAD + HELLO + COUNT.replace("How many bytes were it?", "How many bytes came?"));
        window.awaitShown("How many bytes came?");
        window.awaitShown("1 · Say it (skipped)");

        write("01-hello.md", HEAD + HELLO + COUNT.replace("### Answer: number", "### Answer: colour"));
        window.awaitShown("01-hello.md, line ");
        assertThat(window.isShown("How many bytes came?")).as("the old text goes on").isTrue();
        window.press("All lessons");
        window.awaitShown("Something is wrong in these files.");
        window.press("2 · Another one");
        window.awaitShown("Waiting: your answer");
    }

    @Test
    void aLessonWithItsServerElsewhereShowsTheRealPort() throws IOException {
        begin(HELLO);
        window.press("nothing");
        int port = window.lab().plain().address().orElseThrow().port();

        window.awaitShown("Type telnet 127.0.0.1 " + port + ", then hello.");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "hello\r\n");
            window.awaitShown("Then port " + port + " would be of no use.");
        }
    }

    @Test
    void linksOpenTheSpecificationInTheBrowserAndOtherLessonsHere() throws IOException {
        begin(HELLO, COUNT);
        window.follow("RFC 854");
        Fx.await("the browser opens it", () -> window.opened().contains("https://www.rfc-editor.org/rfc/rfc854.html"));
        window.press("Skip");
        window.awaitShown("How many bytes were it?");
        window.answer("7");
        window.awaitShown("Seven. ");
        window.follow("The other lesson");

        window.awaitShown("Lesson 2 of 2");
    }

    @Test
    void aLessonGoesOnWhereItWasLeft() throws IOException {
        begin(HELLO, COUNT);
        window.press("Skip");
        window.awaitShown("How many bytes were it?");
        window.close();

        window = LessonWindow.with(folder, false);
        window.awaitShown("1 · Say it (skipped)");
    }

    @Test
    void nothingCanBePredictedBeforeTheLessonBegins() throws IOException {
        open(HELLO);
        window.press("1 · Saying hello");
        window.awaitShown("Before this lesson begins:");
        assertThat(window.canPress("they come back")).isFalse();

        window.press("Do this and begin");
        window.press("they come back");
        window.awaitShown("You expect: they come back.");
        assertThat(window.canPress("nothing")).as("a second prediction").isFalse();
    }

    @Test
    void showLeadsBackToTheRowWhereSomethingWasSeen() throws IOException {
        begin(HELLO.replace("same line back", "same line back\n- The client sends a line: text `bye`"));
        window.press("nothing");
        try (Socket learner = window.connect()) {
            LessonWindow.send(learner, "hello\r\n");
            window.awaitMarkedRow("Client to server: hello");
            window.follow("Show where this was seen: The server sends the same line back");
            window.awaitMarkedRow("Server to client: hello");
        }
    }

    @Test
    void thePaneIsOpenAtFirstAndAFoldedOneStaysFolded() throws IOException {
        open(HELLO);
        window.press("Fold the lessons away");
        window.awaitGone("1 · Saying hello");
        Fx.await("it is remembered", () -> Files.readString(folder.resolve("window.properties")).contains("lessons=folded"));
        window.close();

        window = LessonWindow.with(folder, false);
        window.press("Show the lessons");
        window.awaitShown("1 · Saying hello");
    }

    @Test
    void whoStartsTheServersByAnOptionFindsThePaneFolded() throws IOException {
        write("01-hello.md", HEAD + HELLO);
        window = LessonWindow.with(folder, true);

        assertThat(window.isShown("Lessons")).isTrue();
        window.press("Show the lessons");
        window.awaitShown("1 · Saying hello");
    }
}

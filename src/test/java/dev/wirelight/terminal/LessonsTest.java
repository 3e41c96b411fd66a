package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.LessonCheck;
import dev.wirelight.lesson.Problem;
import dev.wirelight.stage.LabStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every lesson that comes with the app, with its recorded solutions, against real servers.
class LessonsTest {
    private static final Path FOLDER = Path.of("lessons");

    static Stream<Lesson> lessons() throws IOException {
        return LessonBook.of(FOLDER).lessons().stream();
    }

    static List<Problem> check(LessonBook book, Lesson lesson) {
        return new LessonCheck(book, () -> LabStage.withItsOwnLab(LabStage.Ports.ANY)).check(lesson).problems();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theLessonDoesWhatItSays(Lesson lesson) throws IOException {
        assertThat(check(LessonBook.of(FOLDER), lesson)).isEmpty();
    }

    @Test
    void allFourteenAreThereAndCanBeRead() throws IOException {
        LessonBook book = LessonBook.of(FOLDER);
        assertThat(book.problems()).isEmpty();
        assertThat(book.lessons()).extracting(Lesson::number).containsExactlyElementsOf(IntStream.rangeClosed(1,
                14).boxed().toList());
    }

    @Test
    void thoseInTheAppAreThoseInTheFolder() throws IOException {
        Map<String, String> app = LessonBook.builtIn().texts();
        Map<String, String> folder = LessonBook.of(FOLDER).texts();
        assertThat(app.keySet()).isEqualTo(folder.keySet());
        assertThat(folder.keySet().stream().filter(name -> !folder.get(name).equals(app.get(name)))).isEmpty();
    }

    @Test
    void theExampleOnTheTeachersPageIsALessonThatWorks(@TempDir Path folder) throws IOException {
        List<String> examples = Pattern.compile("(?s)```markdown\n(.*?)```")
                .matcher(Files.readString(FOLDER.resolve("README.md")))
                .results()
                .map(found -> ((MatchResult) found).group(1))
                .toList();
        Files.writeString(folder.resolve("20-hello.md"), examples.get(0));
        Files.writeString(folder.resolve("20-hello.check.md"), examples.get(1));
        LessonBook book = LessonBook.of(folder);
        assertThat(book.problems()).isEmpty();
        assertThat(check(book, book.lessons().getFirst())).isEmpty();
    }
}

package dev.wirelight.desktop.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.lesson.LessonLanguage;
import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookshelfTest {
    @TempDir
    Path folder;

    private static LessonLanguage english(Path folder) {
        return new LessonLanguage(new Languages(folder), Language.ENGLISH);
    }

    @Test
    void theLessonsThatComeWithTheAppAreFoundWithoutAFolder() {
        Bookshelf.Shelf shelf = new Bookshelf(Optional.empty(), folder.resolve("progress.md"), english(folder)).readIfChanged().orElseThrow();

        assertThat(shelf.book().lessons()).hasSize(14);
        assertThat(shelf.book().problems()).isEmpty();
    }

    @Test
    void aSourceCheckoutHasItsLessonsInAFolderThatCanBeEdited() {
        assertThat(Bookshelf.checkedOut(Path.of("").toAbsolutePath()))
                .contains(Path.of("").toAbsolutePath().resolve("lessons"));
    }

    @Test
    void anotherFolderOfThisNameIsNoneOfOurs() throws IOException {
        Files.createDirectories(folder.resolve("lessons"));
        Files.writeString(folder.resolve("lessons/README.md"), "My piano lessons.");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");

        assertThat(Bookshelf.checkedOut(folder)).isEmpty();
    }

    @Test
    void nothingIsReadAgainWhileNothingChanges() throws IOException {
        Bookshelf books = new Bookshelf(Optional.of(folder), folder.resolve("progress.md"), english(folder));
        assertThat(books.readIfChanged()).isPresent();
        assertThat(books.readIfChanged()).isEmpty();

        Files.writeString(folder.resolve("01-wrong.md"), "no lesson");
        assertThat(books.readIfChanged().orElseThrow().book().problems()).isNotEmpty();
    }

    @Test
    void whatTheWindowRemembersIsReadBackAndAFolderThatIsGoneIsForgotten() throws IOException {
        Path progress = folder.resolve("deep/progress.md");
        Path own = Files.createDirectories(folder.resolve("own"));
        LessonMemory memory = new LessonMemory(Optional.of(true), Optional.of("01-hello"), Optional.of(own));
        memory.keep(progress);
        assertThat(LessonMemory.of(progress)).isEqualTo(memory);

        Files.delete(own);
        assertThat(LessonMemory.of(progress)).isEqualTo(memory.withFolder(Optional.empty()));
    }
}

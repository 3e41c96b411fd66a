package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lessons in another language, and which language that is.
class LessonLanguageTest {
    private static final Language GERMAN = new Language("de");
    private static final String NAME = "01-what-is-a-socket.md";

    @TempDir
    Path folder;

    private LessonBook told(String german) throws IOException {
        Path lessons = Files.createDirectories(folder.resolve("de/lessons"));
        Files.writeString(lessons.resolve(NAME), german);
        return new LessonLanguage(new Languages(folder), GERMAN).tell(LessonBook.builtIn());
    }

    private static String english() {
        return LessonBook.builtIn().texts().get(NAME);
    }

    @Test
    void aTranslatedLessonTakesThePlaceOfTheEnglishOneAndTheOthersStayEnglish() throws IOException {
        LessonBook book = told(english().replace("# What is a socket?", "# Was ist ein Socket?"));

        assertThat(book.lessons()).hasSize(14);
        assertThat(book.lessons().get(0).title()).isEqualTo("Was ist ein Socket?");
        assertThat(book.lessons().get(1)).isEqualTo(LessonBook.builtIn().lessons().get(1));
        assertThat(book.problems()).isEmpty();
    }

    @Test
    void aTranslationOfAnOlderFormatIsToldAndTheEnglishLessonOpens() throws IOException {
        LessonBook book = told(english().replace("format: 1", "format: 0"));

        assertThat(book.lessons().get(0)).isEqualTo(LessonBook.builtIn().lessons().get(0));
        assertThat(book.problems()).hasSize(1).first().asString().startsWith("de/lessons/" + NAME + ", line 2: The lesson has format 0");
    }

    @Test
    void aTranslationThatLacksAStepIsToldAndTheEnglishLessonOpens() throws IOException {
        String text = english();
        LessonBook book = told(text.substring(0, text.lastIndexOf("\n## ")));

        assertThat(book.lessons().get(0)).isEqualTo(LessonBook.builtIn().lessons().get(0));
        assertThat(book.problems()).hasSize(1).first().asString().contains("it is no translation of the newest lesson");
    }

    @Test
    void theLanguageIsTheOneAskedForElseTheChosenOneElseTheSystems() throws IOException {
        Files.createDirectories(folder.resolve("de"));
        Files.createDirectories(folder.resolve("pt_BR"));
        Languages languages = new Languages(folder);

        assertThat(languages.all()).extracting(Language::tag).containsExactly("en", "de", "pt-BR");
        assertThat(languages.which(Optional.empty(), Locale.FRANCE)).isEqualTo(Language.ENGLISH);
        assertThat(languages.which(Optional.empty(), Locale.forLanguageTag("de-AT"))).isEqualTo(GERMAN);
        languages.choose(new Language("pt-BR"));
        assertThat(languages.which(Optional.empty(), Locale.GERMANY)).isEqualTo(new Language("pt-BR"));
        assertThat(languages.which(Optional.of(GERMAN), Locale.US)).isEqualTo(GERMAN);
    }
}

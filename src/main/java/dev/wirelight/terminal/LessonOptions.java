package dev.wirelight.terminal;

import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.LessonLanguage;
import dev.wirelight.lesson.ProgressFile;
import dev.wirelight.words.Languages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What can be said on the command line about lessons.
final class LessonOptions {
    @Option(names = "--lessons", paramLabel = "FOLDER",
            description = "a folder with lessons of your own, in place of those that come with Wirelight")
    private @Nullable Path folder;

    @Option(names = "--progress", paramLabel = "FILE", description = "where your progress is kept, in place of the usual file")
    private @Nullable Path progress;

    @Mixin
    private LanguageOption language = new LanguageOption();

    /// picocli fills it.
    LessonOptions() {}

    /// The lessons that were asked for. Those that come with Wirelight are told in the language that was chosen.
    ///
    /// @param command whose options these are
    LessonBook book(Map<String, String> environment, CommandLine command) throws IOException {
        Path own = folder;
        if (own != null) {
            return LessonBook.of(own);
        }
        Languages languages = Languages.beside(progressFile(environment));
        return new LessonLanguage(languages, language.choice(languages, command)).tell(LessonBook.builtIn());
    }

    /// The folder, for words about it.
    String where() {
        return String.valueOf(folder);
    }

    ProgressFile progress(Map<String, String> environment) {
        return ProgressFile.open(progressFile(environment));
    }

    private Path progressFile(Map<String, String> environment) {
        Path own = progress;
        return own != null ? own : LanguageOption.progress(environment);
    }
}

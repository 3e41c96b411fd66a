package dev.wirelight.terminal;

import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.ProgressFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said on the command line about lessons.
final class LessonOptions {
    @Option(names = "--lessons", paramLabel = "FOLDER",
            description = "a folder with lessons of your own, in place of those that come with Wirelight")
    private @Nullable Path folder;

    @Option(names = "--progress", paramLabel = "FILE", description = "where your progress is kept, in place of the usual file")
    private @Nullable Path progress;

    /// picocli fills it.
    LessonOptions() {}

    LessonBook book() throws IOException {
        Path own = folder;
        return own == null ? LessonBook.builtIn() : LessonBook.of(own);
    }

    /// The folder, for words about it.
    String where() {
        return String.valueOf(folder);
    }

    ProgressFile progress(Map<String, String> environment) {
        Path own = progress;
        return ProgressFile.open(own != null
                ? own
                : ProgressFile.usual(environment, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home",
                        "."))));
    }
}

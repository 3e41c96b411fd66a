package dev.wirelight.terminal;

import dev.wirelight.lesson.ProgressFile;
import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which language is spoken, on the command line.
public final class LanguageOption {
    @Option(names = "--language", paramLabel = "TAG",
            description = "a language that Wirelight has, such as de or pt-BR; the list: wirelight language")
    private @Nullable String tag;

    /// picocli fills it.
    LanguageOption() {}

    /// The language that was asked for, or the one that is spoken where nobody asked.
    ///
    /// @throws ParameterException when there is no such language
    Language choice(Languages languages, CommandLine command) {
        String asked = tag;
        if (asked == null) {
            return languages.which(Optional.empty(), Locale.getDefault());
        }
        return Language.of(asked).flatMap(languages::find).orElseThrow(() -> new ParameterException(command,
                "There is no language " + asked + " here. There are: "
                        + languages.all().stream().map(Language::tag).collect(Collectors.joining(", "))
                        + ". How one is added: wirelight language"));
    }

    /// The user's languages.
    ///
    /// @param environment the process's
    public static Languages languages(Map<String, String> environment) {
        return Languages.beside(progress(environment));
    }

    /// The usual file of progress.
    static Path progress(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home", "."));
        return ProgressFile.usual(environment, System.getProperty("os.name", ""), home);
    }
}

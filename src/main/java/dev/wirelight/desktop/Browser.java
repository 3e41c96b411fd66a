package dev.wirelight.desktop;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The system's browser. JavaFX opens it, but tells nobody when there is none, so this is looked up before.
final class Browser {
    /// What JavaFX calls on Linux, where no way to open a page is part of the system.
    private static final List<String> OPENERS =
            List.of("xdg-open", "google-chrome", "firefox", "opera", "konqueror", "mozilla");

    private Browser() {}

    /// Whether this system seems to have a browser.
    static boolean isThere() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win") || system.contains("mac")
                || hasOpener(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /// @param path folders with programs, with `:` between them
    static boolean hasOpener(String path) {
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> OPENERS.stream().anyMatch(opener -> isProgram(folder, opener)));
    }

    private static boolean isProgram(String folder, String name) {
        try {
            return Files.isExecutable(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

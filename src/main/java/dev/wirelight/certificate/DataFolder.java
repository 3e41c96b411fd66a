package dev.wirelight.certificate;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this user's programs keep what is theirs alone.
public final class DataFolder {
    /// The name of a system property that says another folder.
    public static final String PROPERTY = "wirelight.data";

    private DataFolder() {}

    /// The folder of this program, which may not be there yet.
    public static Path ofThisUser() {
        @Nullable String chosen = System.getProperty(PROPERTY);
        return chosen != null
                ? Path.of(chosen)
                : of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /// @param environment on Linux it may say where in XDG_DATA_HOME (XDG Base Directory Specification), on Windows it does
    ///     in LOCALAPPDATA
    static Path of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win") && !name.contains("darwin")) {
            @Nullable String local = environment.get("LOCALAPPDATA");
            return (local == null ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("Wirelight");
        }
        if (name.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Wirelight");
        }
        @Nullable String xdg = environment.get("XDG_DATA_HOME");
        // The specification says that a relative path there is to be ignored.
        boolean said = xdg != null && xdg.startsWith("/");
        return (said ? Path.of(xdg) : Path.of(home, ".local", "share")).resolve("wirelight");
    }
}

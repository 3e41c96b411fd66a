package dev.wirelight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Starts Wirelight. Touches no JavaFX class, so that `--help` and `--version` answer at once.
public final class Main {

    private static final String USAGE = "Usage: wirelight [--help | --version]";

    private Main() {}

    /// Answers `--version` with name and version, everything else with the usage line.
    ///
    /// @param args what stands behind `wirelight` on the command line
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("Wirelight " + version());
        } else {
            System.out.println(USAGE);
        }
    }

    /// The version that this build was made from, such as `0.1.0`.
    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing beside " + Main.class);
            }
            Properties build = new Properties();
            build.load(in);
            return build.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

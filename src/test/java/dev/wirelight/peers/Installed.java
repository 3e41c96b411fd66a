package dev.wirelight.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What a test needs of the computer. Where it is missing the test is skipped, and says so; with
/// `-Dwirelight.requirePeers=true`, as on a build machine, it fails instead.
final class Installed {
    private Installed() {}

    /// Finds a program on the PATH.
    static Path program(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                return program;
            }
        }
        missing("the program " + name + " is not installed");
        throw new IllegalStateException("a missing program ends the test");
    }

    /// Ends the test, as skipped or as failed.
    static void missing(String what) {
        if (Boolean.getBoolean("wirelight.requirePeers")) {
            Assertions.fail("This build may not skip anything (wirelight.requirePeers=true), but " + what + ".");
        }
        System.err.println("SKIPPED, because " + what + ". This part of Wirelight is not tested on this computer.");
        Assumptions.abort(what);
    }
}

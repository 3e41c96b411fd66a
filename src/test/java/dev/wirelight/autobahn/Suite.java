package dev.wirelight.autobahn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Starts the Autobahn test suite in a process of its own.
final class Suite {
    static final Path TARGET = Path.of(System.getProperty("wirelight.home")).getParent();
    /// Where logs and reports go.
    static final Path FOLDER = TARGET.resolve("autobahn");
    static final int LONGEST_RUN_SECONDS = 3_600;

    private static final Path LIBRARIES = TARGET.resolve("autobahn-lib");
    private static final Path SUITE = Path.of("src/test/autobahn/suite.py").toAbsolutePath();

    private Suite() {}

    /// Starts the suite.
    ///
    /// @param mode `fuzzingclient` or `fuzzingserver`
    /// @param spec as the suite documents it, in JSON
    /// @param takesLong whether it has all of its cases to go through
    static Child start(String mode, String spec, boolean takesLong) throws IOException {
        Path file = Files.writeString(FOLDER.resolve(mode + ".json"), spec);
        List<String> arguments = new ArrayList<>();
        if (!takesLong) {
            // Starting takes most of the time then, and is done sooner without the second compiler.
            arguments.add("-XX:TieredStopAtLevel=1");
        }
        arguments.addAll(List.of(
                "-Dpython.path=" + LIBRARIES.resolve("suite"),
                "-Dpython.cachedir.skip=true",
                "-cp",
                classPath(LIBRARIES.resolve("*")),
                "org.python.util.jython",
                SUITE.toString(),
                mode,
                file.toString()));
        return Child.java(FOLDER.resolve(mode + ".log"), arguments);
    }

    static String classPath(Path... entries) {
        return String.join(
                System.getProperty("path.separator"), Stream.of(entries).map(Path::toString).toList());
    }

    /// A report of yesterday must not be taken for today's.
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}

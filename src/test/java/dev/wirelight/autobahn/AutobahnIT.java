package dev.wirelight.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The Autobahn test suite, by which implementations of WebSocket are measured, against the app's server and client.
///
/// `mvn verify` runs the cases that are quick, `mvn verify -Pautobahn` all of them. The reports stay in
/// `target/autobahn/server` and `target/autobahn/client`. See docs/autobahn.md.
class AutobahnIT {
    private static final boolean ALL = "all".equals(System.getProperty("wirelight.autobahn.cases"));
    /// All but group 9, "Limits/Performance", which moves messages of up to 16 MiB for some minutes.
    private static final String QUICK = "\"1.*\", \"2.*\", \"3.*\", \"4.*\", \"5.*\", \"6.*\", \"7.*\", \"10.*\"";
    private static final int CASES = ALL ? 301 : 247;
    /// Of these the suite notes what it sees, and does not say what would be right.
    private static final int INFORMATIONAL_CASES = 3;
    private static final int LONGEST_RUN_SECONDS = 3_600;

    private static final Path TARGET = Path.of(System.getProperty("wirelight.home")).getParent();
    private static final Path LIBRARIES = TARGET.resolve("autobahn-lib");
    private static final Path FOLDER = TARGET.resolve("autobahn");
    private static final Path SUITE = Path.of("src/test/autobahn/suite.py").toAbsolutePath();

    @Test
    void theServerAnswersEveryCaseAsRfc6455Asks() throws Exception {
        Path reports = emptied(FOLDER.resolve("server"));
        try (ChildJvm server = echoServer()) {
            String spec = """
                    {
                      "options": {"failByDrop": false},
                      "outdir": "server",
                      "servers": [{"agent": "Wirelight server", "url": "ws://127.0.0.1:%d"}],
                      "cases": [%s]
                    }
                    """.formatted(server.port(), ALL ? "\"*\"" : QUICK);
            try (ChildJvm suite = suite("fuzzingclient", spec)) {
                assertThat(suite.awaitEnd(LONGEST_RUN_SECONDS)).isZero();
            }
        }
        judge(reports);
    }

    @Test
    void theClientAnswersEveryCaseAsRfc6455Asks() throws Exception {
        Path reports = emptied(FOLDER.resolve("client"));
        String spec = """
                {
                  "options": {"failByDrop": false},
                  "outdir": "client",
                  "cases": [%s]
                }
                """.formatted(ALL ? "\"*\"" : QUICK);
        try (ChildJvm suite = suite("fuzzingserver", spec)) {
            new EchoClient(suite.port()).run(CASES, "Wirelight%20client");
            suite.endInput(); // then it writes its reports
            assertThat(suite.awaitEnd(LONGEST_RUN_SECONDS)).isZero();
        }
        judge(reports);
    }

    private static void judge(Path reports) throws IOException {
        Report report = Report.read(reports.resolve("index.json"));
        System.out.println(report.table());
        assertThat(report.faults()).as("cases to read about in " + reports).isEmpty();
        assertThat(report.count(Report.OK)).isEqualTo(CASES - INFORMATIONAL_CASES);
        assertThat(report.count(Report.INFORMATIONAL)).isEqualTo(INFORMATIONAL_CASES);
        assertThat(report.results()).hasSize(CASES);
    }

    /// The server from the packaged app, started by a class of the tests.
    private static ChildJvm echoServer() throws Exception {
        Path testClasses =
                Path.of(EchoServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String classPath = classPath(TARGET.resolve("wirelight/lib/*"), testClasses);
        return new ChildJvm(FOLDER.resolve("echo-server.log"), List.of("-cp", classPath, EchoServer.class.getName()));
    }

    private static ChildJvm suite(String mode, String spec) throws IOException {
        Path file = Files.writeString(FOLDER.resolve(mode + ".json"), spec);
        List<String> arguments = new ArrayList<>();
        if (!ALL) {
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
        return new ChildJvm(FOLDER.resolve(mode + ".log"), arguments);
    }

    private static String classPath(Path... entries) {
        return String.join(
                System.getProperty("path.separator"), Stream.of(entries).map(Path::toString).toList());
    }

    /// A report of yesterday must not be taken for today's.
    private static Path emptied(Path folder) throws IOException {
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

package dev.wirelight.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void theServerAnswersEveryCaseAsRfc6455Asks() throws Exception {
        Path reports = Suite.emptied(Suite.FOLDER.resolve("server"));
        try (Child server = echoServer()) {
            String spec = """
                    {
                      "options": {"failByDrop": false},
                      "outdir": "server",
                      "servers": [{"agent": "Wirelight server", "url": "ws://127.0.0.1:%d"}],
                      "cases": [%s]
                    }
                    """.formatted(server.port(), ALL ? "\"*\"" : QUICK);
            try (Child suite = Suite.start("fuzzingclient", spec, ALL)) {
                assertThat(suite.awaitEnd(Suite.LONGEST_RUN_SECONDS)).isZero();
            }
        }
        judge(reports);
    }

    @Test
    void theClientAnswersEveryCaseAsRfc6455Asks() throws Exception {
        Path reports = Suite.emptied(Suite.FOLDER.resolve("client"));
        String spec = """
                {
                  "options": {"failByDrop": false},
                  "outdir": "client",
                  "cases": [%s]
                }
                """.formatted(ALL ? "\"*\"" : QUICK);
        try (Child suite = Suite.start("fuzzingserver", spec, ALL)) {
            new EchoClient(suite.port()).run(CASES, "Wirelight%20client");
            suite.endInput(); // then it writes its reports
            assertThat(suite.awaitEnd(Suite.LONGEST_RUN_SECONDS)).isZero();
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
    private static Child echoServer() throws Exception {
        Path testClasses =
                Path.of(EchoServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String classPath = Suite.classPath(Suite.TARGET.resolve("wirelight/lib/*"), testClasses);
        return Child.java(Suite.FOLDER.resolve("echo-server.log"), List.of("-cp", classPath, EchoServer.class.getName()));
    }
}

package dev.wirelight.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.peers.JavaWebSocketEcho;
import dev.wirelight.peers.UndertowEcho;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the Autobahn test suite says of other servers, all cases, run as it is run against ours: the yardstick for our own
/// result. `mvn verify -Pautobahn -Dautobahn.yardstick=true`; see docs/autobahn.md.
class Yardstick {

    /// Echo servers that are not ours.
    enum Other {
        JAVA_WEBSOCKET {
            @Override
            Child start(Path log) throws Exception {
                return java(log, JavaWebSocketEcho.class);
            }
        },
        UNDERTOW {
            @Override
            Child start(Path log) throws Exception {
                return java(log, UndertowEcho.class);
            }
        },
        NODE_WS {
            @Override
            Child start(Path log) throws Exception {
                String script = Path.of("src/test/peers/ws-server.js").toAbsolutePath().toString();
                return new Child(log, List.of("node", script, Suite.TARGET.resolve("npm/node_modules/ws").toString()));
            }
        };

        abstract Child start(Path log) throws Exception;

        private static Child java(Path log, Class<?> program) throws Exception {
            return Child.java(log, List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMeasured(Other other) throws Exception {
        Path reports = Suite.emptied(Suite.FOLDER.resolve(other.name()));
        try (Child server = other.start(Suite.FOLDER.resolve(other + ".log"))) {
            String spec = """
                    {
                      "options": {"failByDrop": false},
                      "outdir": "%s",
                      "servers": [{"agent": "%s", "url": "ws://127.0.0.1:%d"}],
                      "cases": ["*"]
                    }
                    """.formatted(other, other, server.port());
            try (Child suite = Suite.start("fuzzingclient", spec, true)) {
                assertThat(suite.awaitEnd(Suite.LONGEST_RUN_SECONDS)).isZero();
            }
        }
        Report report = Report.read(reports.resolve("index.json"));
        System.out.println(report.table());
        report.faults().forEach(System.out::println);
        Files.writeString(reports.resolve("table.txt"), report.table());
        assertThat(report.results()).hasSize(301);
    }
}

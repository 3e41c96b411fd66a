package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoadCommandTest {

    @Test
    void everyEchoIsCheckedAndEveryConnectionCounted() throws Exception {
        try (Wirelight server = Wirelight.serve("--quiet", "--no-trace")) {
            Wirelight load = load(server);

            assertThat(load.status()).isZero();
            assertThat(load.out.text())
                    .containsPattern("plain +[1-9][0-9,]* messages/s +[0-9,.]+ MB/s each way  3 of 3 connections open  0 errors")
                    .containsPattern(
                            "websocket +[1-9][0-9,]* messages/s +[0-9,.]+ MB/s each way  3 of 3 connections open  0 errors");
        }
    }

    @Test
    void anEchoThatIsNoneIsAnError() throws Exception {
        try (Wirelight server = Wirelight.serve("--quiet", "--no-trace", "--plain", "upper")) {
            Wirelight load = load(server);

            assertThat(load.status()).isEqualTo(1);
            assertThat(load.out.text())
                    .contains("1 error\n           first error: The echo of message 0 is not what was sent.");
        }
    }

    @Test
    void aServerThatIsNotThereIsAnError() throws Exception {
        Wirelight load = Wirelight.start("load", "--plain-port", "1", "--ws-port", "1", "--connections", "2", "--seconds", "1");

        assertThat(load.status()).isEqualTo(1);
        assertThat(load.out.text()).contains("0 of 2 connections open  1 error\n           first error: Connection refused");
    }

    @Test
    void whatTlsCostsIsSaidAsARatio() throws Exception {
        try (Wirelight server =
                Wirelight.serve("--quiet", "--no-trace", "--tls", "--plain-tls-port", "0", "--wss-port", "0")) {
            Wirelight load = load(
                    server,
                    "--tls",
                    "--plain-tls-port",
                    port(server, "plain-tls"),
                    "--wss-port",
                    port(server, "websocket-tls"));

            assertThat(load.status()).isZero();
            assertThat(load.out.text())
                    .containsPattern("\nWith TLS, for each message without: plain \\d+\\.\\d\\d, websocket \\d+\\.\\d\\d \\(");
        }
    }

    private static String port(Wirelight server, String name) {
        Matcher found = Pattern.compile(name + " listens on 127.0.0.1:(\\d+)").matcher(server.out.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Wirelight load(Wirelight server, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "load",
                "--plain-port",
                "" + server.plainPort(),
                "--ws-port",
                "" + server.webSocketPort(),
                "--connections",
                "3",
                "--seconds",
                "1"));
        arguments.addAll(List.of(more));
        return Wirelight.start(arguments.toArray(String[]::new));
    }
}

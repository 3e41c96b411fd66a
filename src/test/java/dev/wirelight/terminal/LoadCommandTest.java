package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(load.out.text()).contains("0 of 2 connections open  2 errors");
    }

    private static Wirelight load(Wirelight server) {
        return Wirelight.start(
                "load",
                "--plain-port",
                "" + server.plainPort(),
                "--ws-port",
                "" + server.webSocketPort(),
                "--connections",
                "3",
                "--seconds",
                "1");
    }
}

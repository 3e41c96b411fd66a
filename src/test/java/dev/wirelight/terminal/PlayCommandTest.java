package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayCommandTest {

    @TempDir
    Path folder;

    private static String address(Wirelight server) {
        return "ws://127.0.0.1:" + server.webSocketPort() + "/";
    }

    @Test
    void everyLineOfAFileIsPrintedWithWhatWasExpectedAndWhatHappened() throws Exception {
        Path file = Files.writeString(folder.resolve("unmasked.txt"), """
                # A text that is not masked
                <- 81 05 48 65 6c 6c 6f ; text "Hello"
                ---
                # A ping
                <- 89 80 00 00 00 00
                """);
        try (Wirelight server = Wirelight.serve()) {
            Wirelight play = Wirelight.start("play", file.toString(), address(server));

            assertThat(play.status()).isZero();
            assertThat(play.out.text().replaceAll("after [0-9.,]+ ms", "after a while")).isEqualTo("""
                    A text that is not masked (1 of 2)
                      <- 81 05 48 65 6c 6c 6f ; text "Hello"
                         breaks    A client must mask every frame that it sends. (RFC 6455 §5.1) MASK is 0 in a frame from the client.
                         expected  The server closes with 1002 (protocol error). (RFC 6455 §5.1)
                         happened  close 1002 "MASK is 0 in a frame from the client." after a while · [ok] as the rule asks
                         expected  The server ends the TCP connection. (RFC 6455 §7.1.7)
                         happened  TCP FIN (end of stream) after a while · [ok] as the rule asks

                    A ping (2 of 2)
                      <- 89 80 00 00 00 00
                         expected  The server answers with pong, empty. (RFC 6455 §5.5.2)
                         happened  pong, empty after a while · [ok] as the rule asks

                    2 conversations played. The server broke no rule.
                    """);
        }
    }

    @Test
    void anEchoThatDoesNotComeIsNotAsSaid() throws Exception {
        try (Wirelight server = Wirelight.serve("--ws", "chat")) {
            Wirelight play = Wirelight.type(
                    "<- 81 85 37 fa 21 3d 7f 9f 4d 51 58\n<- 88 80 00 00 00 00\n<- end\n", "play", "-", address(server), "--echo");

            assertThat(play.status()).isZero(); // the close came too soon for an echo
            assertThat(play.out.text()).contains("no message").contains("The server broke no rule.");

            Wirelight alone = Wirelight.type("<- 81 80 00 00 00 00\n", "play", "-", address(server), "--echo");
            assertThat(alone.status()).isEqualTo(1);
            assertThat(alone.out.text())
                    .contains("[!!] not what an echo does")
                    .endsWith("Not all was as it should be: see the lines with [!!].\n");
        }
    }

    @Test
    void whatCouldNotBePlayedIsNotTakenAsRight() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight play = Wirelight.type(
                    "agreed: permessage-deflate\n<- c1 81 00 00 00 00 00\n", "play", "-", address(server));

            assertThat(play.status()).isEqualTo(1);
            assertThat(play.out.text())
                    .contains("The server did not agree to compress messages")
                    .endsWith("It could not be played.\n");

            Wirelight both = Wirelight.type(
                    "agreed: permessage-deflate\n<- c1 81 00 00 00 00 00\n---\n<- 88 80 00 00 00 00\n",
                    "play", "-", address(server));
            assertThat(both.status()).isEqualTo(1);
            assertThat(both.out.text())
                    .endsWith("2 conversations played. 1 of them could not be played. The server broke no rule.\n");
        }
    }

    @Test
    void aReadyFrameIsPlayedByItsName() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight play = Wirelight.start("play", "--preset", "long ping", address(server));

            assertThat(play.status()).isZero();
            assertThat(play.out.text())
                    .startsWith("long ping: A control frame carries at most 125 bytes")
                    .contains("The server closes with 1002 (protocol error).");
        }
        Wirelight list = Wirelight.start("play", "--list");
        assertThat(list.status()).isZero();
        assertThat(list.out.text()).containsPattern("long ping +breaks CONTROL_FRAME_TOO_LONG\n");
    }

    @Test
    void whatIsWrongIsSaidWithoutAStackTrace() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.txt"), "<- 8g\n");

        expectWrongUse("Line 1, column 4: \"8g\" is no byte.", "play", file.toString(), "ws://127.0.0.1:1/");
        expectWrongUse("There is no file", "play", folder.resolve("none.txt").toString(), "ws://127.0.0.1:1/");
        expectWrongUse("There is no ready frame \"short ping\".", "play", "--preset", "short ping", "ws://127.0.0.1:1/");
        expectWrongUse("Which server?", "play", "--preset", "ping");
        expectWrongUse("Which file, and which server?", "play", "x.txt");
        expectWrongUse("A WebSocket address looks like", "play", "--preset", "ping", "ws://a b/");
    }

    private static void expectWrongUse(String words, String... args) throws Exception {
        Wirelight play = Wirelight.start(args);
        assertThat(play.status()).isEqualTo(2);
        assertThat(play.err.text()).contains(words).contains("Try: wirelight play --help").doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNotUtf8IsNotPlayedWithOtherBytesInIt() throws Exception {
        Path file = Files.write(folder.resolve("latin.txt"), Bytes.hex("3c 2d 20 22 0a 63 61 66 e9 22 0a"));

        expectWrongUse("is no text in UTF-8: line 2 has the byte E9", "play", file.toString(), "ws://127.0.0.1:1/");
    }

    @Test
    void whoMayNotReadAFileIsToldSo() {
        assertThat(PlayCommand.whyUnread("secret.txt", new AccessDeniedException("secret.txt")))
                .isEqualTo("You are not allowed to read the file secret.txt. Ask whoever it belongs to, or copy it into a"
                        + " folder of your own.");
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        expectWrongUse("is a folder.", "play", folder.toString(), "ws://127.0.0.1:1/");
    }

    @Test
    void whereTheServerGoesAwayItSaysHowManyConversationsWereLeftOut() throws Exception {
        Path file = Files.writeString(folder.resolve("three.txt"), """
                .. from the first byte
                <- "x"
                .. pause 20 s
                ---
                <- 89 80 00 00 00 00
                ---
                <- 89 80 00 00 00 00
                """);
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Void> server = new FutureTask<>(() -> {
                try (Socket first = once.accept()) {
                    once.close();
                    first.getInputStream().read();
                }
                return null;
            });
            Thread.startVirtualThread(server);
            Wirelight play = Wirelight.start("play", file.toString(), "ws://127.0.0.1:" + once.getLocalPort() + "/");

            assertThat(play.status()).isEqualTo(1);
            assertThat(play.err.text())
                    .startsWith("Nobody listens on 127.0.0.1:")
                    .endsWith("1 of 3 conversations was played, the other 2 were not.\n");
        }
    }

    @Test
    void whereNobodyListensItSaysSo() throws Exception {
        Wirelight play = Wirelight.start("play", "--preset", "ping", "ws://127.0.0.1:1/");

        assertThat(play.status()).isEqualTo(1);
        assertThat(play.err.text()).startsWith("Nobody listens on 127.0.0.1:1.");
    }
}

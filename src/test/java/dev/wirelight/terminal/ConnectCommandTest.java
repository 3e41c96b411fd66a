package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectCommandTest {

    @Test
    void linesGoToThePlainServerAndItsAnswersArePrinted() throws Exception {
        try (Wirelight server = Wirelight.serve("--plain", "upper")) {
            Wirelight client = Wirelight.type("hello\nworld\n", "connect", "127.0.0.1", "" + server.plainPort());

            assertThat(client.status()).isZero();
            assertThat(client.out.text()).isEqualTo("HELLO\nWORLD\n");
            assertThat(server.out.awaitText("world␍␊")).contains("→ hello␍␊");
        }
    }

    @Test
    void linesAreMessagesToAWebSocketServer() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight client = Wirelight.type(
                    "hello\n/ping are you there\n/close 4000 bye\n",
                    "connect",
                    "ws://127.0.0.1:" + server.webSocketPort() + "/room");

            assertThat(client.status()).isZero();
            assertThat(client.out.text()).isEqualTo("hello\n");
            assertThat(client.err.text())
                    .contains("/ping WORDS and /close 1000 REASON")
                    .contains("Pong: are you there\n")
                    .contains("Closed with 4000 (private to the application).\n");
            assertThat(server.out.awaitText("→ close 4000 \"bye\"")).contains("→ GET /room HTTP/1.1");
        }
    }

    @Test
    void messagesAreCompressedWhereBothEndsWantIt() throws Exception {
        try (Wirelight server = Wirelight.serve("--deflate")) {
            String uri = "ws://127.0.0.1:" + server.webSocketPort();
            Wirelight client = Wirelight.type("hello\n", "connect", uri, "--deflate");
            assertThat(client.status()).isZero();
            assertThat(client.out.text()).isEqualTo("hello\n");
            assertThat(client.err.text()).contains("Messages are compressed, as agreed: permessage-deflate\n");
            assertThat(Wirelight.type("hello\n", "connect", uri).err.text()).doesNotContain("compressed");
        }
        try (Wirelight server = Wirelight.serve()) {
            Wirelight client = Wirelight.type("hello\n", "connect", "ws://127.0.0.1:" + server.webSocketPort(), "--deflate");
            assertThat(client.status()).isZero();
            assertThat(client.out.text()).isEqualTo("hello\n");
            assertThat(client.err.text()).contains("The server did not take the offer, so messages are not compressed.\n");
            Wirelight plain = Wirelight.start("connect", "127.0.0.1", "" + server.plainPort(), "--deflate");
            assertThat(plain.status()).isNotZero();
            assertThat(plain.err.text()).contains("Only a WebSocket has messages to compress");
        }
    }

    @Test
    void whatCannotBeSentIsSaidAndTheConnectionStays() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight client = Wirelight.type(
                    "/close 1005\n/close soon\n/ping " + "x".repeat(126) + "\nstill here\n",
                    "connect",
                    "ws://127.0.0.1:" + server.webSocketPort());

            assertThat(client.status()).isZero();
            assertThat(client.out.text()).isEqualTo("still here\n");
            assertThat(client.err.text().lines().filter(line -> line.endsWith("Nothing was sent."))).hasSize(3);
        }
    }

    @Test
    void whatTheServerSaysCannotActOnTheTerminal() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight client = Wirelight.type("a\u001b[2J\u202eb\n", "connect", "127.0.0.1", "" + server.plainPort());

            assertThat(client.status()).isZero();
            assertThat(client.out.text()).isEqualTo("a␛[2J‹U+202E›b\n");
        }
    }

    @Test
    void bytesAreShownWhenWanted() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight client =
                    Wirelight.type("hi\n", "connect", "--show-bytes", "127.0.0.1", "" + server.plainPort());

            assertThat(client.status()).isZero();
            assertThat(client.out.text())
                    .containsPattern("plain client #1 :\\d+ +→ hi␍␊ · 4 bytes\n    0000  68 69 0d 0a")
                    .contains("← hi␍␊ · 4 bytes\n")
                    .contains("read() = 0 · end of stream: the server will send no more\n");
        }
    }

    @Test
    void telnetCommandsAreTakenOutAndAnsweredAndDecodedWhenWanted() throws Exception {
        for (String wish : List.of("--show-bytes", "")) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                String[] args = Stream.of("connect", "127.0.0.1", "" + server.getLocalPort(), wish)
                        .filter(arg -> !arg.isEmpty())
                        .toArray(String[]::new);
                // A keyboard that stays: whoever has said that he says no more cannot answer.
                Wirelight client = Wirelight.typeFrom(new PipedInputStream(new PipedOutputStream()), args);
                try (Socket accepted = server.accept()) {
                    accepted.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xfb, 1, 'h', 'i', '\r', '\n'}); // IAC WILL ECHO
                    assertThat(accepted.getInputStream().readNBytes(3)).containsExactly(0xff, 0xfe, 1); // IAC DONT ECHO
                }
                assertThat(client.status()).isZero();
                if (wish.isEmpty()) {
                    assertThat(client.out.text()).isEqualTo("hi\n");
                } else {
                    assertThat(client.out.text()).contains("← IAC WILL ECHO", "ff fb 01", "→ IAC DONT ECHO", "ff fe 01", "hi␍␊");
                }
            }
        }
    }

    @Test
    void whereNobodyListensItSaysSo() throws Exception {
        Wirelight client = Wirelight.start("connect", "127.0.0.1", "1");

        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err.text()).startsWith("Nobody listens on 127.0.0.1:1.");
    }
}

package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ServeCommandTest {

    @Test
    void aLineToThePlainServerIsPrintedWithItsCallsAndItsBytes() throws Exception {
        try (Wirelight wirelight = Wirelight.serve()) {
            wirelight.plainEcho("hello\r\n".getBytes(StandardCharsets.US_ASCII));

            String text = wirelight.out.awaitText("← hello␍␊ · 7 bytes\n    0000  68 65 6c 6c 6f 0d 0a");
            assertThat(text)
                    .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} plain #1 :\\d+ +accept\\(\\) = 127\\.0\\.0\\.1:\\d+\n")
                    .containsPattern("plain #1 :\\d+ +read\\(\\) = 7\n")
                    .containsPattern("plain #1 :\\d+ +→ hello␍␊ · 7 bytes\n"
                            + "    0000  68 65 6c 6c 6f 0d 0a {2,}hello␍␊\n")
                    .containsPattern("plain #1 :\\d+ +write\\(\\) = 7\n");
        }
    }

    @Test
    void aMaskedTextFrameAndItsEchoArePrinted() throws Exception {
        try (Wirelight wirelight = Wirelight.serve();
                Socket browser = wirelight.webSocket()) {
            Wirelight.send(browser, "81 85 37 fa 21 3d 5f 9f 4d 51 58");

            assertThat(wirelight.out.awaitText("← text \"hello\" · unmasked · 7 bytes"))
                    .contains("→ GET /chat HTTP/1.1 · 157 bytes\n")
                    .contains("    … 93 more bytes\n")
                    .contains("← HTTP/1.1 101 Switching Protocols · 129 bytes\n")
                    .contains("→ text \"hello\" · masked 37fa213d · 11 bytes\n"
                            + "    0000  81 85 37 fa 21 3d 5f 9f  4d 51 58");
        }
    }

    @Test
    void whetherPacketsAreCapturedIsSaidOnceAtTheStart() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--capture", "auto")) {
            wirelight.out.await(text -> text.lines().count() >= 3);
            assertThat(wirelight.out.text().lines().toList().get(2)).matches(".*[Pp]ackets.*");
        }
        try (Wirelight wirelight = Wirelight.serve("--capture", "auto", "--json")) {
            wirelight.out.await(text -> text.lines().count() >= 3);
            assertThat(wirelight.out.text().lines().toList().get(2)).startsWith("{\"event\":\"capture\",\"status\":\"");
        }
    }

    @Test
    void thatPacketsAreNotCapturedIsSaidAtTheStartToo() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--capture", "off")) {
            wirelight.out.await(text -> text.lines().count() >= 3);
            assertThat(wirelight.out.text().lines().toList().get(2)).startsWith("Packets are not captured (--capture=off)");
        }
    }

    @Test
    void aTelnetCommandIsPrintedByItsName() throws Exception {
        try (Wirelight wirelight = Wirelight.serve()) {
            wirelight.plainEcho(new byte[] {(byte) 255, (byte) 253, 3});

            assertThat(wirelight.out.awaitText("← IAC WONT SUPPRESS-GO-AHEAD · 3 bytes"))
                    .contains("→ IAC DO SUPPRESS-GO-AHEAD · 3 bytes\n");
        }
    }

    @Test
    void aBrokenRuleHasALineOfItsOwn() throws Exception {
        try (Wirelight wirelight = Wirelight.serve();
                Socket browser = wirelight.webSocket()) {
            Wirelight.send(browser, "81 05 68 65 6c 6c 6f");

            assertThat(wirelight.out.awaitText("(protocol error)."))
                    .contains("\n! A client must mask every frame that it sends. (RFC 6455 §5.1) The client broke this: "
                            + "MASK is 0 in a frame from the client. The receiver closes the connection with 1002 "
                            + "(protocol error).\n");
        }
    }

    @Test
    void whatStrangersSendCannotActOnTheTerminal() throws Exception {
        String hostile = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eevil\u2066\u200b\u2028\b\u007f\u0000\tend";
        try (Wirelight wirelight = Wirelight.serve()) {
            wirelight.plainEcho((hostile + "\n").getBytes(StandardCharsets.UTF_8));
            try (Socket socket = new Socket("127.0.0.1", wirelight.webSocketPort())) {
                socket.getOutputStream()
                        .write(("GET /\u001b[31m HTTP/1.1\r\n\u001b: \u0007\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                socket.getInputStream().readAllBytes();
            }

            wirelight.out.awaitText("end␊");
            String text = wirelight.out.await(all -> all.contains("HTTP/1.1 400"));
            assertThat(text.codePoints()
                            .filter(c -> c != '\n')
                            .filter(c -> Character.isISOControl(c)
                                    || Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.LINE_SEPARATOR))
                    .isEmpty();
            assertThat(text).contains("␛]0;owned␇␛[2J‹U+009B›31m‹U+202E›evil");
        }
    }

    @Test
    void aBusyPortIsSaidInPlainWordsAndNothingIsLeftRunning() throws Exception {
        int free;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                free = plain.getLocalPort();
            }
            Wirelight wirelight = Wirelight.start(
                    "serve", "--plain-port", "" + free, "--ws-port", "" + other.getLocalPort());

            assertThat(wirelight.status()).isEqualTo(1);
            assertThat(wirelight.err.text())
                    .startsWith("The websocket server cannot start. Port " + other.getLocalPort() + " is busy: ")
                    .containsPattern("\nTry: wirelight serve --ws-port \\d+\n");
            assertThat(wirelight.out.text()).isEmpty();
        }
        // Nobody listens there: the port is to be had. (A connect could by chance meet itself.)
        new ServerSocket(free, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    void theEndClosesAWebSocketWith1001() throws Exception {
        Wirelight wirelight = Wirelight.serve();
        try (Socket browser = wirelight.webSocket()) {
            Thread answer = Thread.startVirtualThread(() -> {
                try {
                    byte[] close = browser.getInputStream().readNBytes(4);
                    assertThat(close).startsWith(0x88).endsWith(0x03, 0xe9);
                    Wirelight.send(browser, "88 82 00 00 00 00 03 e9");
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            wirelight.close();
            answer.join();
        }
        assertThat(wirelight.status()).isZero();
        assertThat(wirelight.out.text()).contains("← close 1001 \"the server stops\"").endsWith("Stopped.\n");
    }

    @Test
    void quietPrintsOnlyWhereItListensAndTheEnd() throws Exception {
        Wirelight wirelight = Wirelight.serve("--quiet", "--no-trace");
        wirelight.plainEcho("hello\r\n".getBytes(StandardCharsets.US_ASCII));
        int plain = wirelight.plainPort();
        int webSocket = wirelight.webSocketPort();
        wirelight.close();

        assertThat(wirelight.out.text())
                .isEqualTo("plain listens on 127.0.0.1:" + plain + " · echo · connect with telnet 127.0.0.1 " + plain
                        + "\nwebsocket listens on 127.0.0.1:" + webSocket
                        + " · echo · connect with a browser at http://127.0.0.1:" + webSocket + "/\nStopped.\n");
    }

    @Test
    void whoLetsOthersInIsToldSo() throws Exception {
        try (Wirelight wirelight = Wirelight.start(
                "serve", "--plain-port", "0", "--ws-port", "0", "--bind", "0.0.0.0", "--quiet")) {
            wirelight.out.await(text -> text.lines().count() >= 2);

            assertThat(wirelight.err.text())
                    .isEqualTo("Warning: everyone whose computer can reach 0.0.0.0 over the network can connect to these"
                            + " servers.\n");
        }
    }

    @Test
    void coloursAreThereWhenWanted() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--color", "always")) {
            wirelight.plainEcho("hi\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(wirelight.out.awaitText("\u001b[33m← hi␍␊ · 4 bytes\u001b[0m\n"))
                    .contains("\u001b[34m→ hi␍␊ · 4 bytes\u001b[0m\n");
        }
    }

    @Test
    void whatMakesNoSenseIsSaidWithStatus2() throws Exception {
        assertWrong("--plain-port is a number from 0 to 65535, not 70000.", "serve", "--plain-port", "70000");
        assertWrong("--ws is echo, clock or chat. Only the plain server has upper", "serve", "--ws", "upper");
        assertWrong("Two servers cannot share port 9000.", "serve", "--ws-port", "9000", "--plain-port", "9000");
        assertWrong("--no-trace keeps nothing", "serve", "--no-trace");
        assertWrong("a server can do echo, upper, clock or chat, and not \u241b[31m", "serve", "--ws", "\u001b[31m");
        assertWrong("Load is for the servers of this computer only", "load", "192.0.2.1");
        assertWrong("--connections is a number from 1 to 10000", "load", "--connections", "10001");
        assertWrong("--seconds is a number from 1 to 600", "load", "--seconds", "601");
        assertWrong("Which port?", "connect", "127.0.0.1");
    }

    private static void assertWrong(String words, String... args) throws Exception {
        Wirelight wirelight = Wirelight.start(args);
        assertThat(wirelight.status()).isEqualTo(2);
        assertThat(wirelight.err.text()).contains(words).contains("\nTry: wirelight " + args[0] + " --help\n");
        assertThat(wirelight.err.text().lines()).hasSize(2);
    }

    @Test
    void aMistypedCommandIsTakenForNoFile() throws Exception {
        Wirelight wirelight = Wirelight.start("srve");

        assertThat(wirelight.status()).isEqualTo(2);
        assertThat(wirelight.err.text()).startsWith("There is no command and no file with this name: srve\nTry: wirelight --help");
    }

    @Test
    void withoutADisplayItGoesOnAsServe() throws Exception {
        Window none = (_, _) -> {
            throw new Window.NoDisplay();
        };
        try (Wirelight wirelight = Wirelight.startWith(none, "--plain-port", "0", "--ws-port", "0")) {
            wirelight.out.await(text -> text.lines().count() >= 2);

            assertThat(wirelight.err.text().lines()).hasSize(1);
            assertThat(wirelight.err.text()).startsWith("There is no display for a window here");
        }
    }

    @Test
    void aMistakeOfOursIsOneLine() throws Exception {
        Wirelight wirelight = Wirelight.startWith((_, _) -> {
            throw new IllegalStateException("oops");
        });

        assertThat(wirelight.status()).isEqualTo(1);
        assertThat(wirelight.err.text().lines()).hasSize(1);
        assertThat(wirelight.err.text()).contains("Please report this line").contains("oops");
    }
}

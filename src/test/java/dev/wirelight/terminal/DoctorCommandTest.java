package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    @Test
    void ofTheLabsOwnServersItSaysWhatTheySpeakAndThatNothingIsWrong() throws Exception {
        try (Wirelight lab = Wirelight.serve()) {
            Wirelight web = Wirelight.start("doctor", "" + lab.webSocketPort());
            assertThat(web.status()).isZero();
            assertThat(web.out.text())
                    .startsWith("✓ Somebody listens on 127.0.0.1:" + lab.webSocketPort())
                    .contains("\n✓ It speaks HTTP, without TLS: http:// and ws:// are right here.\n")
                    .contains("\nNothing is wrong here.");

            Wirelight plain = Wirelight.start("doctor", "127.0.0.1", "" + lab.plainPort());
            assertThat(plain.status()).isZero();
            assertThat(plain.out.text()).contains("\n✓ It sends back what it gets, without TLS: telnet and nc are right here.\n");
        }
    }

    @Test
    void whatIsWrongHasALineOfItsOwnAndOneForWhatToDo() throws Exception {
        try (Wirelight lab = Wirelight.serve()) {
            Wirelight doctor = Wirelight.start("doctor", "wss://127.0.0.1:" + lab.webSocketPort() + "/");

            assertThat(doctor.status()).isEqualTo(1);
            assertThat(doctor.out.text())
                    .contains("\n! The client begins with TLS, and this port speaks without.\n"
                            + "  Write ws:// or http:// where you wrote wss:// or https://.\n")
                    .doesNotContain("Nothing is wrong");
        }
    }

    @Test
    void aWrongCommandLineIsExplained() throws Exception {
        Wirelight doctor = Wirelight.start("doctor", "70000");

        assertThat(doctor.status()).isEqualTo(2);
        assertThat(doctor.err.text()).startsWith("A port is a number from 1 to 65535, such as in: wirelight doctor 7007\n");
    }

    @Test
    void theLabSaysWhyItDoesNotAnswerALineThatEndsInLfAlone() throws Exception {
        try (Wirelight lab = Wirelight.serve();
                Socket nc = new Socket("127.0.0.1", lab.webSocketPort())) {
            nc.getOutputStream().write("GET / HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(lab.out.awaitText("? A line of this request ended in LF alone"))
                    .containsPattern("websocket #1 :" + nc.getLocalPort() + " +\\? A line of this request ended in LF alone, and HTTP"
                            + " wants CR LF\\. Type it with telnet");
        }
    }

    @Test
    void aFilterHidesNoTrouble() throws Exception {
        try (Wirelight lab = Wirelight.serve("--filter", "opcode:ping");
                Socket nc = new Socket("127.0.0.1", lab.webSocketPort())) {
            nc.getOutputStream().write("GET / HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII));

            lab.out.awaitText("? A line of this request ended in LF alone");
        }
    }

    @Test
    void forProgramsATroubleIsAnEvent() throws Exception {
        try (Wirelight lab = Wirelight.serve("--json");
                Socket nc = new Socket("127.0.0.1", lab.webSocketPort())) {
            nc.getOutputStream().write("GET / HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII));

            String line = lab.out.awaitText("\"trouble\":\"lf-without-cr\"").lines()
                    .filter(each -> each.contains("\"event\":\"trouble\"")).findFirst().orElseThrow();
            assertThat(line)
                    .startsWith("{\"event\":\"trouble\",\"connection\":1,\"server\":\"websocket\",\"client\":\"127.0.0.1:"
                            + nc.getLocalPort() + "\",\"trouble\":\"lf-without-cr\",\"text\":\"A line of this request ended in LF"
                            + " alone, and HTTP wants CR LF.\",\"next\":\"Type it with telnet or wirelight connect, or with nc -C;"
                            + " in printf write \\\\r\\\\n.\",\"time\":\"");
        }
    }

    @Test
    void whatTheServerRemarksIsNotSaidASecondTime() throws Exception {
        for (String[] view : new String[][] {{"--tls", "--plain-tls-port", "0", "--wss-port", "0"}, {"--json"}}) {
            try (Wirelight lab = Wirelight.serve(view);
                    Socket browser = new Socket("127.0.0.1", lab.plainPort())) {
                browser.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1});
                lab.out.awaitText("The client begins to speak TLS: its first bytes, 16 03");
                browser.shutdownOutput();
                lab.out.awaitText(view[0].equals("--json") ? "\"call\":\"close\"" : "close()");
                assertThat(lab.out.text()).doesNotContain("tls-to-plain", "The client begins with TLS");
            }
        }
    }

    @Test
    void whoHasABusyPortIsSaidWhereTheSystemTells() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Wirelight lab = Wirelight.start("serve", "--plain-port", "" + other.getLocalPort(), "--ws-port", "0");

            assertThat(lab.status()).isEqualTo(1);
            assertThat(lab.err.text())
                    .startsWith("The plain server cannot start. Port " + other.getLocalPort() + " is busy: ")
                    .contains(" listens there. End that program, or give the server another port")
                    .containsPattern("\nTry: wirelight serve --plain-port \\d+\n");
        }
    }
}

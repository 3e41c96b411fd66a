package dev.wirelight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.doctor.Examination.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
    private static final String BAD = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    private static final String ALERT = latin("15 03 03 00 02 02 28");

    private static String latin(String hex) {
        return new String(HexFormat.ofDelimiter(" ").parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    /// A server that answers the first bytes of each connection, and closes.
    private interface Answering {
        String to(String question);
    }

    private static ServerSocket server(String host, Answering answering) throws IOException {
        ServerSocket server = new ServerSocket(0, 8, InetAddress.getByName(host));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    byte[] question = new byte[4_096];
                    int count = Math.max(0, client.getInputStream().read(question));
                    String asked = new String(question, 0, count, StandardCharsets.ISO_8859_1);
                    client.getOutputStream().write(answering.to(asked).getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // the next one, or the end
                }
            }
        });
        return server;
    }

    private static Report examine(String scheme, String host, int port, Map<String, String> environment) {
        return Examination.of(new Target(host, port, scheme), environment);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static List<Trouble> troubles(Report report) {
        return report.findings().stream().map(Finding::trouble).toList();
    }

    @Test
    void whereNobodyListensItSaysSo() throws Exception {
        int port = free();
        Report report = examine("", "127.0.0.1", port, Map.of());

        assertThat(report.facts()).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.trouble()).isEqualTo(Trouble.NOBODY_LISTENS);
            assertThat(finding.words()).startsWith("Nobody listens on 127.0.0.1:" + port);
        });
    }

    @Test
    void theAddressesFromWhichItConnectsAreTold() throws Exception {
        try (ServerSocket server = server("127.0.0.1", question -> OK + "\r\n")) {
            Report report = examine("http", "127.0.0.1", server.getLocalPort(), Map.of());

            assertThat(report.own()).hasSize(2).allMatch(address -> address.host().equals("127.0.0.1"));
        }
    }

    @Test
    void theOtherLoopbackAddressIsTried() throws Exception {
        try (ServerSocket server = onIpv6()) {
            int port = server.getLocalPort();
            Report report = examine("", "127.0.0.1", port, Map.of());

            assertThat(report.findings())
                    .extracting(Finding::words)
                    .containsExactly("Somebody listens at [::1]:" + port + ", but nobody at 127.0.0.1:" + port
                            + "; the name localhost can mean either.");
            Report both = examine("", "localhost", port, Map.of());
            assertThat(both.findings()).isEmpty();
            assertThat(both.facts()).first().asString().contains("somebody listens at [::1]:" + port + " alone", "no trouble");
            assertThat(examine("", "::1", port, Map.of()).findings()).isEmpty();
        }
    }

    private static ServerSocket onIpv6() {
        try {
            return server("::1", question -> question);
        } catch (IOException e) {
            return Assumptions.abort("this computer has no ::1");
        }
    }

    @Test
    void aNameThatNobodyHasIsSaid() {
        assertThat(troubles(examine("", "nobody.invalid", 80, Map.of()))).containsExactly(Trouble.NAME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "'',    ''",
        "http,  ''",
        "ws,    ''",
        "wss,   TLS_TO_PLAIN",
        "https, TLS_TO_PLAIN",
    })
    void aServerThatSpeaksHttpIsRecognised(String scheme, String trouble) throws Exception {
        try (ServerSocket server = server("127.0.0.1", _ -> OK + "\r\n")) {
            Report report = examine(scheme, "127.0.0.1", server.getLocalPort(), Map.of());

            assertThat(report.facts().get(0))
                    .startsWith("Somebody listens on 127.0.0.1:" + server.getLocalPort())
                    .endsWith(". Clients can connect; no second server can start there.");
            assertThat(report.facts().get(1)).startsWith("It speaks HTTP, without TLS");
            assertThat(troubles(report)).isEqualTo(trouble.isEmpty() ? List.of() : List.of(Trouble.valueOf(trouble)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',    ''",
        "wss,   ''",
        "https, ''",
        "ws,    PLAIN_TO_TLS",
        "http,  PLAIN_TO_TLS",
    })
    void aServerThatSpeaksTlsIsRecognised(String scheme, String trouble) throws Exception {
        // Some answer a plain request with an alert, some in plain words, and a ClientHello with a ServerHello or an alert.
        for (Answering answering : List.<Answering>of(
                _ -> ALERT, question -> question.startsWith("HEAD") ? BAD : ALERT, question -> question.startsWith("HEAD") ? "" : ALERT)) {
            try (ServerSocket server = server("127.0.0.1", answering)) {
                Report report = examine(scheme, "127.0.0.1", server.getLocalPort(), Map.of());

                assertThat(report.facts().get(1)).startsWith("It speaks TLS");
                assertThat(troubles(report)).isEqualTo(trouble.isEmpty() ? List.of() : List.of(Trouble.valueOf(trouble)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',   same,  It sends back what it gets,   ''",
        "'',   upper, It sends back what it gets,   ''",
        "'',   hello, 'It answers, without TLS and not in HTTP', ''",
        "'',   '',    It takes what is sent and says nothing, ''",
        "ws,   same,  It sends back what it gets,   NO_HTTP",
        "http, '',    It takes what is sent and says nothing, NO_HTTP",
    })
    void aServerThatSpeaksSomethingElseIsDescribed(String scheme, String does, String fact, String trouble) throws Exception {
        Answering answering = question -> does.equals("same") ? question : does.equals("upper") ? question.toUpperCase(Locale.ROOT) : does;
        try (ServerSocket server = server("127.0.0.1", answering)) {
            Report report = examine(scheme, "127.0.0.1", server.getLocalPort(), Map.of());

            assertThat(report.facts().get(1)).startsWith(fact);
            assertThat(troubles(report)).isEqualTo(trouble.isEmpty() ? List.of() : List.of(Trouble.valueOf(trouble)));
        }
    }

    @Test
    void aProxyThatLeavesItsNameIsSeen() throws Exception {
        try (ServerSocket server = server("127.0.0.1", _ -> OK + "Via: 1.1 squid\r\n\r\n")) {
            assertThat(examine("", "127.0.0.1", server.getLocalPort(), Map.of()).findings())
                    .extracting(Finding::words)
                    .containsExactly("A proxy stands in between: it left its name in the head, in the field Via: 1.1 squid.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http_proxy,  http://me:secret@proxy.example:3128, '',                  true",
        "HTTP_PROXY,  proxy.example:3128,                  '',                  true",
        "all_proxy,   socks5://proxy.example:3128,         'localhost',         true",
        "http_proxy,  http://proxy.example:3128,           'x, 127.0.0.1',      false",
        "http_proxy,  http://proxy.example:3128,           '*',                 false",
        "https_proxy, http://proxy.example:3128,           '',                  false",
        "http_proxy,  '',                                  '',                  false",
    })
    void aProxyInTheEnvironmentIsSaidWithoutItsPassword(String name, String proxy, String not, boolean found) throws Exception {
        try (ServerSocket server = server("127.0.0.1", _ -> OK + "\r\n")) {
            Report report = examine("", "127.0.0.1", server.getLocalPort(), Map.of(name, proxy, "no_proxy", not));

            assertThat(troubles(report)).isEqualTo(found ? List.of(Trouble.PROXY_IN_ENVIRONMENT) : List.of());
            assertThat(report.findings()).allSatisfy(finding -> assertThat(finding.toString())
                    .contains("The setting " + name + " ", "to a proxy, proxy.example:3128,", "no_proxy=127.0.0.1")
                    .doesNotContain("secret"));
        }
    }

    @Test
    void aBusyPortIsSaidWithWhoHasIt() throws Exception {
        try (ServerSocket server = server("127.0.0.1", question -> question)) {
            Finding finding = Examination.portBusy(server.getLocalPort());

            assertThat(finding.trouble()).isEqualTo(Trouble.PORT_BUSY);
            assertThat(finding.words()).matches("Port " + server.getLocalPort() + " is busy: (.* \\(process \\d+\\)|another program) listens there\\.");
        }
    }
}

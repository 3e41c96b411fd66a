package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wirelight serve --tls`, and the clients that talk to it.
class TlsOnTheCommandLineTest {
    private static final String[] PORTS = {"--tls", "--plain-tls-port", "0", "--wss-port", "0"};
    private static final String[] PORTS_JSON = {"--tls", "--plain-tls-port", "0", "--wss-port", "0", "--json"};

    private static String port(Wirelight serve, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(serve.out.text());
        assertThat(found.find()).as(pattern + " in " + serve.out.text()).isTrue();
        return found.group(1);
    }

    @Test
    void bothServersGetASecondPortAndTheBrowsersWarningIsExplained() throws Exception {
        try (Wirelight serve = Wirelight.serve(PORTS)) {
            serve.out.awaitText("Go on past the warning");
            assertThat(serve.out.text())
                    .containsPattern("\nplain-tls listens on 127\\.0\\.0\\.1:\\d+ · echo · connect with openssl s_client ")
                    .containsPattern("\nwebsocket-tls listens on 127\\.0\\.0\\.1:\\d+ · echo · connect with a browser at https://");
        }
    }

    @Test
    void withoutTheOptionTheyDoNot() throws Exception {
        try (Wirelight serve = Wirelight.serve()) {
            serve.plainEcho(new byte[] {'a'});
            assertThat(serve.out.awaitText("← a")).doesNotContain("-tls");
        }
    }

    @Test
    void aLineIsShownTwiceOnceAsRecordsAndOnceInside() throws Exception {
        try (Wirelight serve = Wirelight.serve(PORTS)) {
            String port = port(serve, "plain-tls listens on 127.0.0.1:(\\d+)");
            try (Wirelight connect = Wirelight.type("only inside\n", "connect", "--tls", "localhost", port)) {
                assertThat(connect.err.awaitText("own lab")).contains("Protected by TLS 1.3 with TLS_");
                connect.out.awaitText("only inside\n");
            }
            assertThat(serve.out.awaitText("inside   end"))
                    .containsPattern("plain-tls #1 :\\d+ +→ TLS ClientHello for localhost")
                    .containsPattern("plain-tls #1 :\\d+ inside +secured · from here on TLS 1\\.3 protects what is said")
                    .containsPattern("plain-tls #1 :\\d+ inside +→ only inside␍␊ · 13 bytes")
                    .containsPattern("plain-tls #1 :\\d+ inside +close_notify · the client says that it will send no more")
                    .containsPattern("plain-tls #1 :\\d+ +← TLS application data");
        }
    }

    @Test
    void aFilterShowsOnlyWhatAnEavesdropperSees() throws Exception {
        String[] arguments = Stream.concat(Stream.of(PORTS), Stream.of("--filter", "not kind:inside")).toArray(String[]::new);
        try (Wirelight serve = Wirelight.serve(arguments)) {
            serve.out.awaitText("Go on past the warning");
            String port = port(serve, "plain-tls listens on 127.0.0.1:(\\d+)");
            try (Wirelight connect = Wirelight.type("only inside\n", "connect", "--tls", "localhost", port)) {
                connect.out.awaitText("only inside\n");
            }
            assertThat(serve.out.awaitText("close()")).contains("TLS application data").doesNotContain("only inside", " inside ");
        }
    }

    @Test
    void aProgramCanTellTheTwoFlowsApart() throws Exception {
        String hex = HexFormat.of().formatHex("only inside".getBytes(StandardCharsets.US_ASCII));
        try (Wirelight serve = Wirelight.serve(PORTS_JSON)) {
            String port = port(serve, "\"server\":\"websocket-tls\",\"host\":\"127.0.0.1\",\"port\":(\\d+)");
            try (Wirelight connect = Wirelight.type("only inside\n", "connect", "wss://127.0.0.1:" + port + "/room")) {
                connect.out.awaitText("only inside\n");
            }
            String text = serve.out.awaitText("\"call\":\"close\",\"connection\":1");
            List<String> units = text.lines().filter(line -> line.startsWith("{\"event\":\"unit\"")).toList();
            assertThat(units).anyMatch(line -> line.contains("\"protocol\":\"tls\"") && line.contains("ClientHello"));
            assertThat(units).anyMatch(line -> line.contains("\"protocol\":\"websocket\"") && line.contains(hex));
            assertThat(units).allMatch(line -> line.contains("\"server\":\"websocket-tls\"")
                    && line.contains("\"protocol\":\"tls\"") != line.contains("\"inside\":\"tls\""));
            assertThat(units).noneMatch(line -> line.contains("\"protocol\":\"tls\"") && line.contains(hex));
            assertThat(text).containsPattern("\"call\":\"secured\",\"connection\":1,.*\"version\":\"TLSv1.3\",\"cipherSuite\":\"TLS_")
                    .containsPattern("\"call\":\"encrypted\",.*\"recordOffset\":\\d+,\"recordLength\":\\d+");
        }
    }

    @Test
    void theCertificateCanBePrintedForOtherPrograms() throws Exception {
        try (Wirelight certificate = Wirelight.start("certificate")) {
            assertThat(certificate.status()).isZero();
            assertThat(certificate.out.text())
                    .startsWith("-----BEGIN CERTIFICATE-----\n")
                    .endsWith("\n-----END CERTIFICATE-----\n")
                    .doesNotContain("KEY");
            assertThat(certificate.err.text()).contains("For localhost, 127.0.0.1, ::1").contains("SHA-256 fingerprint: ");
        }
    }

    @Test
    void whatIsWrongWithACertificateOfOnesOwnIsSaidEvenQuietly(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("old.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "old", "-keyalg", "EC", "-dname", "CN=old", "-startdate", "-10d",
                        "-validity", "1", "-ext", "SAN=dns:other.example", "-keystore", file.toString(), "-storepass", "123456")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        Path pem = folder.resolve("old.pem");
        KeyStore store = KeyStore.getInstance(file.toFile(), "123456".toCharArray());
        Base64.Encoder lines = Base64.getMimeEncoder();
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(store.getCertificate("old").getEncoded())
                        + "\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n"
                        + lines.encodeToString(store.getKey("old", "123456".toCharArray()).getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        String[] arguments =
                Stream.concat(Stream.of(PORTS), Stream.of("--quiet", "--tls-cert", pem.toString())).toArray(String[]::new);
        try (Wirelight serve = Wirelight.serve(arguments)) {
            assertThat(serve.err.awaitText("Warning: clients will refuse the certificate. It is no longer valid: it expired on "))
                    .contains("Start the server with one that is valid.");
            assertThat(serve.out.awaitText("A browser may warn of the certificate. It is no longer valid"))
                    .contains("It is for other.example alone")
                    .doesNotContain("Go on past the warning");
        }
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        try (Wirelight serve = Wirelight.start("serve", "--tls", "--wss-port", "8000")) {
            assertThat(serve.status()).isEqualTo(2);
            assertThat(serve.err.text()).contains("Servers cannot share a port.");
        }
        try (Wirelight serve = Wirelight.start("serve", "--tls", "--tls-key", "key.pem")) {
            assertThat(serve.status()).isEqualTo(2);
            assertThat(serve.err.text()).contains("give that too, with --tls-cert");
        }
        try (Wirelight serve = Wirelight.start(
                "serve", "--plain-port", "0", "--ws-port", "0", "--tls", "--tls-cert", "no-such-file.pem", "--capture", "off")) {
            assertThat(serve.status()).isEqualTo(1);
            assertThat(serve.err.text()).contains("The plain-tls server cannot start. There is no file no-such-file.pem.");
        }
        for (String port : List.of("--plain-tls-port", "--wss-port")) {
            try (Wirelight serve = Wirelight.start("serve", port, "0")) {
                assertThat(serve.status()).isEqualTo(2);
                assertThat(serve.err.text()).contains(port + " is the port of a server with TLS: write --tls too.");
            }
        }
        try (Wirelight serve = Wirelight.start("serve", "--tls-cert", "cert.pem")) {
            assertThat(serve.status()).isEqualTo(2);
            assertThat(serve.err.text()).contains("write --tls too");
        }
        try (Wirelight connect = Wirelight.start("connect", "ws://127.0.0.1:1/", "--tls")) {
            assertThat(connect.status()).isEqualTo(2);
            assertThat(connect.err.text()).contains("wss://127.0.0.1:1/");
        }
    }
}

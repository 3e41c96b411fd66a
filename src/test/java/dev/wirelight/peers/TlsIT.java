package dev.wirelight.peers;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.conversation.Content;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenSSL and curl inside TLS: what they say, what the trace says of it, and what stands on the wire.
class TlsIT {
    @TempDir
    Path folder;

    @AutoClose
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());

    @BeforeEach
    void start() throws Exception {
        lab.plainTls().start(Lab.LOOPBACK, 0);
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
    }

    private Address plain() {
        return lab.plainTls().address().orElseThrow();
    }

    private String authority() throws Exception {
        Path file = folder.resolve("lab.pem");
        Files.writeString(file, LabCertificate.ofThisUser().identity().pem());
        return file.toString();
    }

    private Running openssl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Installed.program("openssl").toString(), "s_client", "-connect", plain().toString(), "-nocommands"));
        command.addAll(List.of(arguments));
        return Running.start(command.toArray(String[]::new));
    }

    private String curl(int status, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Installed.program("curl").toString(), "-q", "--silent", "--show-error", "--noproxy", "*"));
        command.addAll(List.of(arguments));
        try (Running curl = Running.start(command.toArray(String[]::new))) {
            assertThat(curl.awaitEnd()).as(curl.output()).isEqualTo(status);
            return curl.output();
        }
    }

    private Connection inside() {
        return watch.awaitCall("a connection inside TLS", e -> e.call() instanceof Call.Secured).connection();
    }

    private String text(Connection connection, Direction direction) {
        return new String(watch.bytes(connection, direction), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void whatIsTypedToOpensslIsEchoedAndNotAByteOfItIsOnTheWire(String option, String version) throws Exception {
        try (Running openssl = openssl(option, "-CAfile", authority(), "-verify_return_error", "-quiet", "-no_ign_eof")) {
            openssl.type("nobody else may read this\n");
            openssl.await("nobody else may read this");
            openssl.endInput();
            openssl.awaitEnd();
        }
        Connection inside = inside();
        Connection wire = inside.carrier().orElseThrow();
        watch.awaitCall("close", e -> e.connection() == wire && e.call() instanceof Call.Close);

        assertThat(((Call.Secured) watch.awaitCall("secured", e -> e.call() instanceof Call.Secured).call()).version())
                .isEqualTo(version);
        for (Direction direction : Direction.values()) {
            assertThat(text(inside, direction)).isEqualTo("nobody else may read this\n");
            assertThat(text(wire, direction)).doesNotContain("nobody", "may", "read this");
        }
        assertThat(watch.calls()).anyMatch(e -> e.connection() == inside
                && e.call().equals(new Call.EndOfStream(CLIENT_TO_SERVER)));
        assertThat(watch.units(wire, CLIENT_TO_SERVER)).isNotEmpty().allMatch(u -> u.content() instanceof Content.Tls
                && u.violations().isEmpty());
        assertThat(watch.units(wire, SERVER_TO_CLIENT)).isNotEmpty().allMatch(u -> u.content() instanceof Content.Tls
                && u.violations().isEmpty());
    }

    @Test
    void opensslCanChangeKeysAndGoesOn() throws Exception {
        Running openssl = Running.start(
                Installed.program("openssl").toString(), "s_client", "-connect", plain().toString(), "-tls1_3", "-brief");
        try (openssl) {
            openssl.type("before\n");
            openssl.await("before");
            openssl.type("K\n"); // at the beginning of a line: KeyUpdate, and one is asked for
            openssl.await("KEYUPDATE");
            openssl.type("after\n");
            openssl.await("after");
        }
        assertThat(text(inside(), CLIENT_TO_SERVER)).startsWith("before\n").contains("after\n");
    }

    @Test
    void opensslCanAskForTheHandshakeOnceMoreInTls12() throws Exception {
        Running openssl = Running.start(
                Installed.program("openssl").toString(), "s_client", "-connect", plain().toString(), "-tls1_2", "-brief");
        try (openssl) {
            openssl.type("before\n");
            openssl.await("before");
            openssl.type("R\n");
            openssl.await("RENEGOTIATING");
            openssl.type("after\n");
            openssl.await("after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void curlReadsTheLabsPageOverHttps(String version) throws Exception {
        String url = "https://localhost:" + lab.webSocketTls().address().orElseThrow().port() + "/";

        String answer = curl(0, "--cacert", authority(), "--tlsv" + version, "--tls-max", version, "--include", url);

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("</html>\n");
        Connection inside = inside();
        assertThat(((Call.Secured) watch.awaitCall("secured", e -> e.call() instanceof Call.Secured).call()))
                .extracting(Call.Secured::version, Call.Secured::applicationProtocol)
                .containsExactly("TLSv" + version, "http/1.1");
        assertThat(text(inside, SERVER_TO_CLIENT)).isEqualTo(answer);
        assertThat(text(inside.carrier().orElseThrow(), SERVER_TO_CLIENT)).doesNotContain("HTTP/1.1", "<html", "Wirelight.");
        assertThat(watch.units(inside, CLIENT_TO_SERVER)).singleElement().satisfies(u -> assertThat(u.violations()).isEmpty());
    }

    @Test
    void curlThatWasNotToldToTrustTheLabIsAnEventThatSaysWhatToDo() throws Exception {
        String answer = curl(60, "https://" + lab.webSocketTls().address().orElseThrow() + "/");

        assertThat(answer).containsIgnoringCase("self");
        watch.awaitCall("a remark", e -> e.call() instanceof Call.Remark(String words)
                && words.startsWith("The client does not trust this server's certificate and gave up, with the TLS alert unknown_ca."));
    }

    @Test
    void curlWithoutTlsGetsAReadableAnswer() throws Exception {
        Address address = lab.webSocketTls().address().orElseThrow();
        String answer = curl(0, "--include", "http://" + address + "/");

        assertThat(answer).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("https://" + address + "/");
        watch.await(CLIENT_TO_SERVER, Content.Request.class, r -> r.line().target().equals("/"));
        assertThat(watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 400).violations())
                .isEmpty();
    }
}

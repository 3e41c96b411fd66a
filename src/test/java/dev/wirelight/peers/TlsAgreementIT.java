package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.record.InsideTls;
import dev.wirelight.capture.record.Recording;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A live talk with our own servers through TLS 1.2 and 1.3: tshark, which captured it, finds in it what we saw while it
/// happened and what a recording of it says.
class TlsAgreementIT {
    private static final List<String> OF_HANDSHAKES = List.of(
            "tls.handshake.type", "tls.handshake.random", "tls.handshake.ciphersuite", "tls.handshake.session_id",
            "tls.handshake.extension.type", "tls.handshake.extensions_server_name", "tls.handshake.extensions_alpn_str",
            "tls.handshake.extensions_supported_group", "tls.handshake.extensions_key_share_group",
            "tls.handshake.extensions_key_share_key_exchange", "tls.handshake.extensions.supported_version",
            "tls.handshake.sig_hash_alg", "tls.handshake.certificate", "tls.handshake.server_point",
            "tls.handshake.client_point", "tls.handshake.sig", "tls.record.length");

    @TempDir
    Path folder;

    @AutoClose
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());

    @BeforeEach
    void start() throws Exception {
        Installed.program("tshark");
        lab.plainTls().start(Lab.LOOPBACK, 0);
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
    }

    private Address plain() {
        return lab.plainTls().address().orElseThrow();
    }

    private Address webSocket() {
        return lab.webSocketTls().address().orElseThrow();
    }

    @Test
    void liveAndRecordedHandshakesHaveTheFieldsThatTsharkFinds() throws Exception {
        talkAndCapture();
        Agreement agreement = new Agreement();
        for (Path file : List.of(captured(), recorded())) {
            PdmlReading theirs = PdmlReading.of(file, false, plain().port(), webSocket().port());
            agreement.compare(file.getFileName().toString(), theirs, Explanation.of(file), Map.of());
        }
        System.out.printf(
                "tshark and Wirelight on live TLS: %d packets, %,d values of TLS compared, %d differences%n",
                agreement.packets(),
                agreement.compared().entrySet().stream()
                        .filter(field -> field.getKey().startsWith("tls."))
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                agreement.differences().size());
        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.compared().keySet()).containsAll(OF_HANDSHAKES);

        Map<Address, List<String>> live = wires().stream().collect(Collectors.toMap(Connection::client, this::live));
        assertThat(live).hasSize(6);
        assertThat(fields(captured(), live.keySet())).isEqualTo(live);
        assertThat(fields(recorded(), live.keySet())).isEqualTo(live);
    }

    @Test
    void notAByteOfWhatWasTypedStandsInTheCapture() throws Exception {
        talkAndCapture();
        for (Path file : List.of(captured(), recorded())) {
            String all = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(all).contains("localhost").doesNotContain("nobody else", "may read", "GET /", "HTTP/1.1 ", "Sec-WebSocket");
        }
    }

    /// Has the talk captured by tshark and recorded by us.
    private void talkAndCapture() throws Exception {
        try (Recording _ = Recording.start(lab.trace(), recorded(), InsideTls.LEFT_OUT);
                Capture capture = Capture.start(captured(), webSocket(), plain())) {
            talk();
            for (Connection wire : wires()) {
                capture.awaitAll(wire, Direction.CLIENT_TO_SERVER);
                capture.awaitAll(wire, Direction.SERVER_TO_CLIENT);
            }
            capture.stop();
        }
    }

    private Path captured() {
        return folder.resolve("captured.pcapng");
    }

    private Path recorded() {
        return folder.resolve("recorded.pcapng");
    }

    /// OpenSSL, curl and our own client, one after the other.
    private void talk() throws Exception {
        Path authority = folder.resolve("lab.pem");
        Files.writeString(authority, LabCertificate.ofThisUser().identity().pem());
        for (String version : List.of("-tls1_2", "-tls1_3")) {
            try (Running openssl = Running.start(
                    Installed.program("openssl").toString(), "s_client", "-connect", plain().toString(),
                    "-servername", "localhost", "-CAfile", authority.toString(), "-quiet", "-no_ign_eof", version)) {
                openssl.type("nobody else may read this\n");
                openssl.await("nobody else may read this");
                openssl.endInput();
                openssl.awaitEnd();
            }
        }
        for (String version : List.of("1.2", "1.3")) {
            try (Running curl = Running.start(
                    Installed.program("curl").toString(), "-q", "--silent", "--noproxy", "*", "--cacert", authority.toString(),
                    "--tlsv" + version, "--tls-max", version, "--ipv4", "https://localhost:" + webSocket().port() + "/")) {
                assertThat(curl.awaitEnd()).isZero();
            }
        }
        URI address = URI.create("wss://localhost:" + webSocket().port() + "/");
        try (WebSocketClient client = WebSocketClient.connect(lab.trace(), address, _ -> {})) {
            client.sendText("nobody else may read this");
            watch.await(Direction.SERVER_TO_CLIENT, Content.Frame.class, _ -> true);
        }
        // A handshake that ends with an alert that everybody can read.
        try (Running old = Running.start(
                Installed.program("openssl").toString(), "s_client", "-connect", plain().toString(), "-tls1_2",
                "-cipher", "ECDHE-RSA-AES128-GCM-SHA256")) {
            old.awaitEnd();
        }
        Deadline.until(() -> wires().size() == 6 && wires().stream().allMatch(this::isClosed), () -> "not closed: " + watch.calls());
    }

    /// The wires of the connections that said something, at the servers.
    private List<Connection> wires() {
        return watch.units().stream()
                .map(Unit::connection)
                .filter(connection -> connection.carrier().isEmpty() && connection.side() == Side.SERVER)
                .distinct()
                .toList();
    }

    private boolean isClosed(Connection connection) {
        return watch.calls().stream()
                .anyMatch(entry -> entry.connection() == connection && entry.call() instanceof Call.Close);
    }

    private List<String> live(Connection wire) {
        return fields(lab.trace(), watch.units().stream().filter(unit -> unit.connection() == wire).toList());
    }

    /// The same out of a file.
    private static Map<Address, List<String>> fields(Path file, Set<Address> clients) throws Exception {
        try (CaptureFile capture = CaptureFile.open(file, TraceLimits.DEFAULT)) {
            while (capture.step()) {
                // until all of it is read
            }
            List<Unit> units = new TraceReader(capture.trace())
                    .next(100_000).stream()
                            .filter(Seen.Completed.class::isInstance)
                            .map(seen -> ((Seen.Completed) seen).unit())
                            .toList();
            return units.stream()
                    .filter(unit -> clients.contains(unit.connection().client()))
                    .collect(Collectors.groupingBy(
                            unit -> unit.connection().client(),
                            Collectors.collectingAndThen(Collectors.toList(), some -> fields(capture.trace(), some))));
        }
    }

    /// All fields of all records, to the server first: between the two directions the order may be another.
    private static List<String> fields(Trace trace, List<Unit> units) {
        List<String> fields = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (Unit unit : units) {
                if (unit.direction() == direction) {
                    byte[] bytes = unit.bytes(trace, 100_000).orElseThrow();
                    fields.add(direction + " " + unit.offset() + " " + unit.length() + " " + unit.violations());
                    add("", Dissector.explain(unit, bytes).wire().fields(), fields);
                }
            }
        }
        return fields;
    }

    private static void add(String indent, List<Field> from, List<String> to) {
        for (Field field : from) {
            to.add(indent + field.name() + " = " + field.text() + " " + field.meaning());
            add(indent + "  ", field.fields(), to);
        }
    }
}

package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.capture.live.LiveCapture;
import dev.wirelight.capture.record.InsideTls;
import dev.wirelight.capture.record.Recording;
import dev.wirelight.client.PlainClient;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is recorded is opened by tshark: it must find the same bytes and frames, and nothing to complain of.
class RecordingIT {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);

    @AutoClose
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        Installed.program("tshark");
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @Test
    void packetsThatWereMadeUpHaveRightChecksumsAndTheSameFrames() throws Exception {
        Path file = folder.resolve("made-up.pcapng");
        try (Recording recording = Recording.start(trace, file, InsideTls.LEFT_OUT)) {
            talk();
            recording.close();
            assertThat(recording.progress().captured()).isZero();
            assertThat(recording.progress().reconstructed()).isGreaterThan(20);
        }
        compare(file);
        assertThat(found(file, "tcp.checksum.status == 0 or ip.checksum.status == 0 or tcp.analysis.flags")).isEmpty();
        assertThat(found(file, "not frame.comment contains \"Reconstructed by Wirelight\"")).isEmpty();
    }

    @Test
    void packetsThatWereCapturedAreThereWithTheSameFrames() throws Exception {
        Path file = folder.resolve("captured.pcapng");
        try (LiveCapture capture = LiveCapture.start(trace);
                Recording recording = Recording.start(trace, file, InsideTls.LEFT_OUT)) {
            CaptureStatus status = capture.awaitSettled(Deadline.AMPLE);
            if (!(status instanceof CaptureStatus.Running)) {
                Installed.missing(status.words());
            }
            talk();
            Deadline.until(
                    () -> connections().allMatch(this::isCaptured), () -> "not all packets came: " + capture.status());
            recording.close();
            assertThat(recording.progress().captured()).isGreaterThan(20);
            assertThat(recording.progress().reconstructed()).isZero();
        }
        compare(file);
    }

    @Test
    void whatIsSaidInsideTlsIsShownAsWhatItIsByWhoeverAsksForIt() throws Exception {
        Path kept = folder.resolve("kept.pcapng");
        Path leftOut = folder.resolve("left-out.pcapng");
        lab.plainTls().start(Lab.LOOPBACK, 0);
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
        try (Recording _ = Recording.start(trace, kept, InsideTls.KEPT);
                Recording _ = Recording.start(trace, leftOut, InsideTls.LEFT_OUT)) {
            talkInside();
        }
        String inside = "frame.comment contains \"plain bytes inside TLS, not on the wire; carried by 127.0.0.1:\"";
        assertThat(found(kept, "http.request.uri == \"/secret\" and " + inside)).hasLineCount(1);
        assertThat(found(kept, "websocket.payload.text == \"hello inside\" and " + inside)).hasLineCount(2);
        assertThat(found(kept, "websocket.opcode == 8 and " + inside)).hasLineCount(2);
        assertThat(found(kept, "telnet.data contains \"by hand\" and " + inside)).hasLineCount(2);
        assertThat(found(kept, "tls.handshake.type == 1")).hasLineCount(2);
        assertThat(found(kept, "ipv6.addr == 2001:db8::/32 and not " + inside)).isEmpty();
        assertThat(found(kept, "tls and " + inside)).isEmpty();
        for (Path file : List.of(kept, leftOut)) {
            assertThat(found(file, "_ws.malformed or tcp.checksum.status == 0 or tcp.analysis.flags")).isEmpty();
        }
        assertThat(found(leftOut, "http or websocket or telnet or " + inside)).isEmpty();
    }

    private void talkInside() throws Exception {
        int port = lab.webSocketTls().address().orElseThrow().port();
        try (WebSocketClient client = WebSocketClient.connect(trace, URI.create("wss://localhost:" + port + "/secret"), _ -> {})) {
            client.sendText("hello inside");
            client.sendText("x".repeat(70_000)); // in five records
            Connection connection = client.connection();
            Deadline.until(() -> connection.flow(Direction.SERVER_TO_CLIENT).length() > 70_000, () -> "no echo");
            client.close(CloseCode.NORMAL, "");
            Deadline.until(() -> calls(connection).anyMatch(Call.Close.class::isInstance), () -> "the client does not close");
        }
        Address plain = lab.plainTls().address().orElseThrow();
        try (PlainClient client = PlainClient.connectTls(trace, new Address("localhost", plain.port()), _ -> {})) {
            client.sendLine("by hand");
            Connection connection = client.connection();
            Deadline.until(() -> connection.flow(Direction.SERVER_TO_CLIENT).length() >= 9, () -> "no echo");
        }
        Deadline.until(
                () -> servers().size() == 2 && servers().stream().allMatch(c -> calls(c).anyMatch(Call.Close.class::isInstance)),
                () -> "the servers do not close");
    }

    private void talk() throws Exception {
        Address webSocket = lab.webSocket().address().orElseThrow();
        Address plain = lab.plain().address().orElseThrow();
        try (WebSocketClient client = WebSocketClient.connect(trace, URI.create("ws://" + webSocket + "/"), _ -> {})) {
            for (int length : new int[] {0, 5, 125, 126, 65_535, 65_536, 200_000}) {
                client.sendText("x".repeat(length));
            }
            Connection connection = client.connection();
            Deadline.until(
                    () -> connection.flow(Direction.SERVER_TO_CLIENT).length() > 5 + 126 + 127 + 65_536 + 65_537 + 200_000,
                    () -> "no echo");
            // A socket that closes while the server's close frame is still to come answers it with RST, and then the
            // server's FIN is never sent: so the client waits for the end, as RFC 6455 §7.1.1 wants it.
            client.close(CloseCode.NORMAL, "");
            Deadline.until(() -> calls(connection).anyMatch(Call.Close.class::isInstance), () -> "the client does not close");
        }
        try (PlainClient client = PlainClient.connect(trace, plain, _ -> {})) {
            client.sendLine("hello");
            Connection connection = client.connection();
            Deadline.until(() -> connection.flow(Direction.SERVER_TO_CLIENT).length() >= 7, () -> "no echo");
        }
        Deadline.until(
                () -> servers().size() == 2 && servers().stream().allMatch(c -> calls(c).anyMatch(Call.Close.class::isInstance)),
                () -> "the servers do not close");
    }

    private Stream<Call> calls(Connection connection) {
        return entries().stream().filter(entry -> entry.connection() == connection).map(Entry::call);
    }

    private List<Entry> entries() {
        return trace.since(Position.START, 100_000).entries();
    }

    private List<Connection> servers() {
        return entries().stream()
                .filter(entry -> entry.call() instanceof Call.Accept)
                .map(entry -> Objects.requireNonNull(entry.connection()))
                .toList();
    }

    private Stream<Connection> connections() {
        return entries().stream().map(Entry::connection).filter(Objects::nonNull).map(Objects::requireNonNull).distinct();
    }

    /// Whether all its bytes came, and FIN behind them, in both directions.
    private boolean isCaptured(Connection connection) {
        return Stream.of(Direction.values()).allMatch(direction -> {
            List<Call.Segment> segments = calls(connection)
                    .filter(Call.Segment.class::isInstance)
                    .map(Call.Segment.class::cast)
                    .filter(segment -> segment.direction() == direction)
                    .toList();
            long end = segments.stream()
                    .mapToLong(segment -> segment.packet().dataOffset() + segment.packet().dataLength())
                    .max()
                    .orElse(0);
            return end >= connection.flow(direction).length()
                    && segments.stream().anyMatch(segment -> CallWords.of(segment).call().contains("FIN"));
        });
    }

    private void compare(Path file) throws Exception {
        Address webSocket = lab.webSocket().address().orElseThrow();
        Address plain = lab.plain().address().orElseThrow();
        assertThat(found(file, "_ws.malformed")).isEmpty();
        TsharkReading reading = TsharkReading.of(file, webSocket, plain);
        for (Connection connection : servers()) {
            for (Direction direction : Direction.values()) {
                boolean toServer = direction == Direction.CLIENT_TO_SERVER;
                TsharkReading.Flow flow = toServer
                        ? reading.flow(connection.client(), connection.server())
                        : reading.flow(connection.server(), connection.client());
                byte[] expected = bytes(connection, direction);
                assertThat(flow.bytes()).hasSize(expected.length);
                assertThat(Arrays.mismatch(flow.bytes(), expected)).isEqualTo(-1);
                if (connection.service().equals("websocket")) {
                    // Seven texts, and close.
                    assertThat(flow.units("websocket")).hasSize(8);
                }
            }
        }
    }

    private byte[] bytes(Connection connection, Direction direction) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        calls(connection)
                .filter(call -> call instanceof Call.Transfer transfer && transfer.direction() == direction)
                .forEach(call -> bytes.writeBytes(((Call.Transfer) call).bytes()));
        return bytes.toByteArray();
    }

    /// The packets that fit a display filter of tshark, a line each.
    private static String found(Path file, String filter) throws Exception {
        try (Running tshark = Running.start(
                Installed.program("sh").toString(),
                "-c",
                "exec \"$0\" \"$@\" 2> /dev/null",
                Installed.program("tshark").toString(),
                "-r", file.toString(),
                "-n",
                "-o", "tcp.check_checksum:TRUE",
                "-o", "ip.check_checksum:TRUE",
                "-Y", filter)) {
            assertThat(tshark.awaitEnd()).isZero();
            return tshark.output();
        }
    }
}

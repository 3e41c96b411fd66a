package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Totals;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A full classroom and more: a thousand connections at once on each server, and one more on each that sends as fast as
/// it can. The clients are raw sockets with literal bytes.
class ManyPeersIT {
    private static final int EACH = 1_000;
    private static final int FLOOD = 2_000_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] LINE = "hello\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REQUEST = ("GET /many HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONSE = ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    // "Hello" of RFC 6455 §5.7, and a close with 1000.
    private static final byte[] FRAME = HEX.parseHex("818537fa213d7f9f4d5158");
    private static final byte[] FRAME_BACK = HEX.parseHex("810548656c6c6f");
    private static final byte[] CLOSE = HEX.parseHex("888237fa213d3412");
    private static final byte[] CLOSE_BACK = HEX.parseHex("880203e8");

    // Both on Linux only.
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final Path LIMITS = Path.of("/proc/self/limits");

    @AutoClose
    private final Lab lab =
            new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final CyclicBarrier allAreConnected = new CyclicBarrier(2 * EACH, this::countPeers);
    private volatile boolean allWereThere;

    /// Runs when every client has its connection, while none of them goes on.
    private void countPeers() {
        Deadline.until(
                () -> lab.plain().peers().size() >= EACH && lab.webSocket().peers().size() >= EACH,
                () -> lab.plain().peers().size() + " and " + lab.webSocket().peers().size() + " peers, not " + EACH);
        allWereThere = true;
    }

    @Test
    void aThousandPeersAndAFloodOnEachServerAreEchoedToTheLastByteAndNothingIsLeft() throws Exception {
        needFileDescriptors(4 * EACH + 200L);
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
        Address plain = lab.plain().address().orElseThrow();
        Address webSocket = lab.webSocket().address().orElseThrow();
        // The first ones make the JVM open what it keeps for all sockets.
        inParallel(List.of(() -> echoLine(plain, false), () -> echoFrame(webSocket, false)));
        awaitNoPeers();
        long openBefore = openFileDescriptors();

        List<Callable<Long>> clients = new ArrayList<>(List.of(() -> floodPlain(plain), () -> floodWebSocket(webSocket)));
        for (int i = 0; i < EACH; i++) {
            clients.add(() -> echoLine(plain, true));
            clients.add(() -> echoFrame(webSocket, true));
        }
        List<Long> bytes = inParallel(clients);

        assertThat(allWereThere).isTrue();
        long handshake = REQUEST.length + RESPONSE.length;
        // 500 frames of 4,000 bytes: a header of 4 bytes and a key of 4 going out, a header of 4 coming back.
        long floods = 2L * FLOOD + handshake + 500 * (8 + 4_000 + 4 + 4_000);
        assertThat(bytes.get(0) + bytes.get(1)).isEqualTo(floods);
        long line = 2L * LINE.length;
        long frame = handshake + FRAME.length + FRAME_BACK.length + CLOSE.length + CLOSE_BACK.length;
        assertThat(bytes).filteredOn(b -> b == line).hasSize(EACH);
        assertThat(bytes).filteredOn(b -> b == frame).hasSize(EACH);
        awaitNoPeers();
        Totals totals = lab.trace().totals();
        assertThat(totals.bytes()).isEqualTo(floods + (EACH + 1) * (line + frame)); // one more of each was the first
        assertThat(totals.bytesLetGo()).isZero();
        assertThat(totals.connections()).isEqualTo(2 + 2 + 2 * EACH);
        assertNothingIsOpenBeyond(openBefore);
    }

    private long echoLine(Address server, boolean withAll) throws Exception {
        try (Socket socket = connect(server)) {
            meet(withAll);
            socket.getOutputStream().write(LINE);
            expect(socket, LINE);
            socket.shutdownOutput();
            expectEnd(socket);
            return 2L * LINE.length;
        }
    }

    private long echoFrame(Address server, boolean withAll) throws Exception {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(REQUEST);
            expect(socket, RESPONSE);
            meet(withAll);
            socket.getOutputStream().write(FRAME);
            expect(socket, FRAME_BACK);
            socket.getOutputStream().write(CLOSE);
            expect(socket, CLOSE_BACK);
            expectEnd(socket);
            return REQUEST.length + RESPONSE.length + FRAME.length + FRAME_BACK.length + CLOSE.length + CLOSE_BACK.length;
        }
    }

    private void meet(boolean withAll) throws Exception {
        if (withAll) {
            allAreConnected.await(Deadline.AMPLE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private long floodPlain(Address server) throws Exception {
        byte[] lines = new byte[FLOOD];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (byte) (i % 50 == 48 ? '\r' : i % 50 == 49 ? '\n' : 'a' + i / 50 % 26);
        }
        return flood(server, new byte[0], new byte[0], lines, lines);
    }

    private long floodWebSocket(Address server) throws Exception {
        byte[] payload = new byte[4_000];
        byte[] key = HEX.parseHex("37fa213d");
        byte[] sent = Arrays.copyOf(HEX.parseHex("82fe0fa037fa213d"), 8 + payload.length);
        byte[] back = Arrays.copyOf(HEX.parseHex("827e0fa0"), 4 + payload.length);
        for (int i = 0; i < payload.length; i++) {
            sent[8 + i] = (byte) (i ^ key[i % 4]);
            back[4 + i] = (byte) i;
        }
        return flood(server, REQUEST, RESPONSE, repeated(sent, 500), repeated(back, 500));
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int at = 0; at < all.length; at += bytes.length) {
            System.arraycopy(bytes, 0, all, at, bytes.length);
        }
        return all;
    }

    /// Sends without waiting for anything, while another thread reads.
    private long flood(Address server, byte[] greeting, byte[] greetingBack, byte[] bytes, byte[] bytesBack) throws Exception {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(greeting);
            expect(socket, greetingBack);
            inParallel(List.of(
                    () -> {
                        OutputStream out = socket.getOutputStream();
                        out.write(bytes);
                        return 0L;
                    },
                    () -> {
                        expect(socket, bytesBack);
                        return 0L;
                    }));
            socket.shutdownOutput();
            expectEnd(socket);
            return greeting.length + greetingBack.length + bytes.length + bytesBack.length;
        }
    }

    private static Socket connect(Address server) throws IOException {
        Socket socket = new Socket(server.host(), server.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Deadline.AMPLE.toMillis());
        return socket;
    }

    private static void expect(Socket socket, byte[] expected) throws IOException {
        byte[] found = socket.getInputStream().readNBytes(expected.length);
        assertThat(Arrays.mismatch(found, expected)).as("the first byte that is wrong").isEqualTo(-1);
    }

    private static void expectEnd(Socket socket) throws IOException {
        assertThat(socket.getInputStream().read()).as("the end of the stream").isEqualTo(-1);
    }

    private static List<Long> inParallel(List<Callable<Long>> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Long> results = new ArrayList<>();
            for (Future<Long> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private void awaitNoPeers() {
        Deadline.until(
                () -> lab.plain().peers().isEmpty() && lab.webSocket().peers().isEmpty(),
                () -> lab.plain().peers().size() + " and " + lab.webSocket().peers().size() + " peers are still there");
    }

    private static void needFileDescriptors(long count) throws IOException {
        long most = Files.isReadable(LIMITS)
                ? Files.readAllLines(LIMITS).stream()
                        .filter(line -> line.startsWith("Max open files"))
                        .map(line -> line.split("  +")[1]) // the soft limit
                        .mapToLong(value -> value.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(value))
                        .findFirst()
                        .orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
        if (most < count) {
            Installed.missing("a process may open only " + most + " files here, and this needs " + count + " (ulimit -n)");
        }
    }

    /// @return 0 where the system does not tell
    private static long openFileDescriptors() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.count();
        }
    }

    private static void assertNothingIsOpenBeyond(long before) {
        Deadline.until(
                () -> {
                    try {
                        return openFileDescriptors() <= before;
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                () -> "more file descriptors are open than the " + before + " before");
    }
}

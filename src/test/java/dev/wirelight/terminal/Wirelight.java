package dev.wirelight.terminal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/// The command line inside the test's own process. Closing it is what Ctrl+C is.
final class Wirelight implements AutoCloseable {
    static final String UPGRADE = """
            GET /chat HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    final Screen out = new Screen();
    final Screen err = new Screen();
    private final FutureTask<Integer> run;
    private final Thread thread;

    private Wirelight(InputStream in, Window window, String... args) {
        CommandLine command = WirelightCommand.commandLine(window, "1.2.3", in, Map.of(), false);
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        run = new FutureTask<>(() -> command.execute(args));
        thread = Thread.ofPlatform().daemon().start(run);
    }

    static Wirelight start(String... args) {
        return new Wirelight(InputStream.nullInputStream(), (_, _) -> {}, args);
    }

    static Wirelight startWith(Window window, String... args) {
        return new Wirelight(InputStream.nullInputStream(), window, args);
    }

    static Wirelight type(String typed, String... args) {
        return new Wirelight(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), (_, _) -> {}, args);
    }

    /// A user who types whenever the test lets him.
    static Wirelight typeFrom(InputStream keyboard, String... args) {
        return new Wirelight(keyboard, (_, _) -> {}, args);
    }

    /// `wirelight serve` on free ports, listening, without packets: what is captured differs from computer to computer.
    static Wirelight serve(String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--plain-port", "0", "--ws-port", "0"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--capture")) {
            arguments.addAll(List.of("--capture", "off"));
        }
        String[] args = arguments.toArray(String[]::new);
        Wirelight wirelight = start(args);
        wirelight.out.await(text -> text.lines().count() >= 2);
        return wirelight;
    }

    int plainPort() {
        return port(0);
    }

    int webSocketPort() {
        return port(1);
    }

    private int port(int line) {
        Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+) |\"port\":(\\d+)")
                .matcher(out.text().lines().toList().get(line));
        if (!port.find()) {
            throw new AssertionError("no port in " + out.text());
        }
        return Integer.parseInt(port.group(1) == null ? port.group(2) : port.group(1));
    }

    /// Sends bytes to the plain server and reads as many back.
    void plainEcho(byte[] bytes) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", plainPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            socket.getInputStream().readNBytes(bytes.length);
        }
    }

    /// A connection to the WebSocket server after the opening handshake.
    Socket webSocket() throws Exception {
        Socket socket = new Socket("127.0.0.1", webSocketPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) socket.getInputStream().read());
        }
        return socket;
    }

    static void send(Socket socket, String hex) throws Exception {
        OutputStream to = socket.getOutputStream();
        to.write(HexFormat.ofDelimiter(" ").parseHex(hex));
        to.flush();
    }

    int status() throws Exception {
        return run.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        thread.interrupt();
        status();
    }
}

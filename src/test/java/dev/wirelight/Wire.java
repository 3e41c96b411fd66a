package dev.wirelight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A peer in the raw: a socket to which a test writes literal bytes, and from which it reads them.
public final class Wire implements AutoCloseable {
    /// An opening handshake with the key of RFC 6455 §1.3.
    public static final String UPGRADE = "GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    private static final int LONGEST_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(LONGEST_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
    }

    public static Wire to(Address address) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address.host(), address.port()), LONGEST_MILLIS);
        if (socket.getLocalPort() == address.port()) {
            socket.close(); // nobody listens, and the system gave this socket that very port: it talks to itself
            throw new IOException("connected to itself");
        }
        return new Wire(socket);
    }

    /// Connects and shakes hands.
    public static Wire webSocket(Address address) throws IOException {
        Wire wire = to(address);
        wire.send(UPGRADE);
        assertThat(wire.head()).startsWith("HTTP/1.1 101 ").contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
        return wire;
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void send(String text) throws IOException {
        send(Bytes.utf8(text));
    }

    /// Sends the bytes of a text like `81 05`.
    public void sendHex(String hex) throws IOException {
        send(Bytes.hex(hex));
    }

    /// Sends a masked frame; the key is 0, so that the payload can be read.
    public void sendFrame(int first, byte[] payload) throws IOException {
        assertThat(payload.length).isLessThan(65_536);
        byte[] head = payload.length < 126
                ? new byte[] {(byte) first, (byte) (0x80 | payload.length), 0, 0, 0, 0}
                : new byte[] {(byte) first, (byte) 0xfe, (byte) (payload.length >> 8), (byte) payload.length, 0, 0, 0, 0};
        send(Bytes.join(head, payload));
    }

    public byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        assertThat(bytes).as("bytes before the end of the stream").hasSize(count);
        return bytes;
    }

    /// The next bytes are these.
    public void expectHex(String hex) throws IOException {
        byte[] expected = Bytes.hex(hex);
        assertThat(Bytes.hex(read(expected.length))).isEqualTo(Bytes.hex(expected));
    }

    /// The next bytes are this text.
    public void expect(String text) throws IOException {
        byte[] expected = Bytes.utf8(text);
        assertThat(new String(read(expected.length), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    /// The next line, without its CR LF.
    public String line() throws IOException {
        return until("\r\n").stripTrailing();
    }

    /// Everything up to and with the next empty line.
    public String head() throws IOException {
        return until("\r\n\r\n");
    }

    private String until(String end) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (!text.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            text.write(read(1)[0]);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /// A whole HTTP response: its head, and as much body as Content-Length says.
    public String response() throws IOException {
        String head = head();
        int at = head.indexOf("Content-Length: ") + 16;
        int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
        return head + new String(read(length), StandardCharsets.UTF_8);
    }

    /// The next frame from a server, with a length below 126, as `1 hello`: its opcode and its payload.
    public String frame() throws IOException {
        byte[] head = read(2);
        assertThat(head[1]).isBetween((byte) 0, (byte) 125);
        return (head[0] & 0xf) + " " + new String(read(head[1]), StandardCharsets.UTF_8);
    }

    /// The next frame is a close frame with this code.
    public void expectClose(int code) throws IOException {
        byte[] head = read(2);
        assertThat(head[0]).isEqualTo((byte) 0x88);
        byte[] body = read(head[1]);
        assertThat((body[0] & 0xff) << 8 | body[1] & 0xff).isEqualTo(code);
    }

    /// The stream ends here, with a FIN and not with a reset.
    public void expectEnd() throws IOException {
        assertThat(in.read()).isEqualTo(-1);
    }

    /// Reads until the connection ends in whatever way.
    public byte[] rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
        }
        return all.toByteArray();
    }

    /// Sends FIN.
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /// Vanishes with a RST.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

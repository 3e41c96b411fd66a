package dev.wirelight.desktop.file;

import dev.wirelight.capture.format.PcapngWriter;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.TcpHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// Writes small capture files.
public final class Captures {
    static final String UPGRADE = """
            GET / HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;
    static final String SWITCHING = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final long BEGIN = 1_800_000_000_000_000_000L;

    private final PcapngWriter out;
    private long nanos = BEGIN;

    private Captures(PcapngWriter out) {
        this.out = out;
    }

    /// A telnet line and its echo, closed by both; a WebSocket with a frame (RFC 6455 §5.7), reset; a UDP packet.
    public static Path telnetAndWebSocket(Path folder) throws IOException {
        Path file = folder.resolve("talk.pcapng");
        try (PcapngWriter out = new PcapngWriter(Files.newOutputStream(file), LinkType.RAW, "lo")) {
            Captures captures = new Captures(out);
            captures.telnet();
            captures.webSocket();
            out.write(captures.nanos, new Ipv4Header(20, 64, 17, LOOPBACK, LOOPBACK).bytes(), "");
        }
        return file;
    }

    private void telnet() throws IOException {
        byte[] line = ascii("hello\r\n");
        int ack = TcpHeader.ACK;
        send(52110, 7007, 100, 0, TcpHeader.SYN, new byte[0]);
        send(7007, 52110, 900, 101, TcpHeader.SYN | ack, new byte[0]);
        send(52110, 7007, 101, 901, ack, new byte[0]);
        send(52110, 7007, 101, 901, ack | TcpHeader.PSH, line);
        send(7007, 52110, 901, 108, ack | TcpHeader.PSH, line);
        send(52110, 7007, 108, 908, ack | TcpHeader.FIN, new byte[0]);
        send(7007, 52110, 908, 109, ack | TcpHeader.FIN, new byte[0]);
    }

    private void webSocket() throws IOException {
        int ack = TcpHeader.ACK;
        send(52344, 8000, 0, 0, TcpHeader.SYN, new byte[0]);
        send(52344, 8000, 1, 1, ack, ascii(UPGRADE));
        send(8000, 52344, 1, 1 + UPGRADE.length(), ack, ascii(SWITCHING));
        byte[] frame = HexFormat.of().parseHex("818537fa213d7f9f4d5158");
        send(52344, 8000, 1 + UPGRADE.length(), 1 + SWITCHING.length(), ack, frame);
        send(52344, 8000, 12 + UPGRADE.length(), 1 + SWITCHING.length(), ack | TcpHeader.RST, new byte[0]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void send(int from, int to, long seq, long ack, int flags, byte[] data) throws IOException {
        Ipv4Header ip = new Ipv4Header(40 + data.length, 64, Ipv4Header.TCP, LOOPBACK, LOOPBACK);
        TcpHeader tcp = new TcpHeader(from, to, seq, ack, flags, 65_535, 0).withChecksum(ip.pseudoHeader(), data);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(ip.bytes());
        packet.writeBytes(tcp.bytes());
        packet.writeBytes(data);
        out.write(nanos += 1_000_000, packet.toByteArray(), "");
    }
}

package dev.wirelight.peers;

import dev.wirelight.capture.format.PcapngWriter;
import dev.wirelight.protocol.tcpip.InternetChecksum;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Makes a capture with very many WebSocket frames, the same in every run: `ManyFrames FILE FRAMES`.
///
/// Eight browsers talk to an echo, each over its own connection: masked one way, not masked the other. Nearly every frame
/// has a segment of its own, some segments carry three. Most are short texts; some are pings, bytes, fragments, and so long
/// that their length takes 16 bits.
final class ManyFrames {
    private static final int CONNECTIONS = 8;
    private static final int SERVER_PORT = 8_000;
    private static final int FIRST_PORT = 50_000;
    private static final int CLOSING = 2;
    private static final long STARTED = 1_795_000_000_000_000_000L;
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final byte[] ETHERNET = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0};
    private static final byte[] LOCALHOST = {127, 0, 0, 1};
    private static final int TIMESTAMPS = 12;

    private final PcapngWriter out;
    private final SplittableRandom random = new SplittableRandom(6455);
    private final Talk[] talks = new Talk[CONNECTIONS];
    private long nanos = STARTED;

    private ManyFrames(PcapngWriter out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    /// Writes a pcapng file.
    ///
    /// @param frames how many there shall be in it; at least 32
    public static void write(Path file, int frames) throws IOException {
        try (PcapngWriter out = new PcapngWriter(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 20), LinkType.ETHERNET, "lo")) {
            new ManyFrames(out).all(frames);
        }
    }

    private void all(int frames) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            talks[i] = new Talk(FIRST_PORT + i);
            talks[i].open();
        }
        int left = frames - CLOSING * CONNECTIONS;
        while (left > 0) {
            Talk talk = talks[random.nextInt(CONNECTIONS)];
            int count = Math.min((left + 1) / 2, random.nextInt(20) == 0 ? 3 : 1);
            byte[][] payloads = new byte[count][];
            Opcode opcode = opcode();
            for (int i = 0; i < count; i++) {
                payloads[i] = payload(opcode);
            }
            talk.say(true, opcode, payloads);
            left -= count;
            if (left > 0) {
                byte[][] echoes = Arrays.copyOf(payloads, Math.min(count, left));
                talk.say(false, opcode == Opcode.PING ? Opcode.PONG : opcode, echoes);
                left -= echoes.length;
            }
        }
        for (Talk talk : talks) {
            talk.close();
        }
    }

    private Opcode opcode() {
        int which = random.nextInt(20);
        return which == 0 ? Opcode.PING : which < 4 ? Opcode.BINARY : Opcode.TEXT;
    }

    private byte[] payload(Opcode opcode) {
        int length = opcode == Opcode.PING ? random.nextInt(20) : random.nextInt(10) == 0 ? random.nextInt(126, 1_200) : random.nextInt(80);
        byte[] payload = new byte[length];
        if (opcode == Opcode.TEXT) {
            byte[] words = "Every byte of a stream has a number, and nobody told it where a message ends. "
                    .getBytes(StandardCharsets.US_ASCII);
            int from = random.nextInt(words.length);
            for (int i = 0; i < length; i++) {
                payload[i] = words[(from + i) % words.length];
            }
        } else {
            random.nextBytes(payload);
        }
        return payload;
    }

    /// One connection, of which the client's numbers begin at a random place.
    private final class Talk {
        private final int port;
        private long clientNext = random.nextLong(1L << 32);
        private long serverNext = random.nextLong(1L << 32);

        Talk(int port) {
            this.port = port;
        }

        void open() throws IOException {
            segment(true, TcpHeader.SYN, new byte[0]);
            segment(false, TcpHeader.SYN | TcpHeader.ACK, new byte[0]);
            segment(true, TcpHeader.ACK, new byte[0]);
            segment(true, TcpHeader.PSH | TcpHeader.ACK, ascii("GET /chat HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: 13\r\n\r\n"));
            segment(false, TcpHeader.PSH | TcpHeader.ACK, ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + AcceptValue.of(KEY) + "\r\n\r\n"));
        }

        void say(boolean client, Opcode opcode, byte[]... payloads) throws IOException {
            byte[] data = new byte[0];
            for (int i = 0; i < payloads.length; i++) {
                // Of three in one segment the first two make one message.
                boolean first = payloads.length == 3 && i == 0 && !opcode.isControl();
                boolean second = payloads.length == 3 && i == 1 && !opcode.isControl();
                byte[] frame = frame(client, !first, second ? Opcode.CONTINUATION : opcode, payloads[i]);
                int at = data.length;
                data = Arrays.copyOf(data, at + frame.length);
                System.arraycopy(frame, 0, data, at, frame.length);
            }
            segment(client, TcpHeader.PSH | TcpHeader.ACK, data);
        }

        private byte[] frame(boolean masked, boolean fin, Opcode opcode, byte[] payload) {
            FrameHeader header = FrameHeader.unmasked(fin, opcode, payload.length);
            header = masked ? header.withKey(random.nextInt()) : header;
            byte[] frame = new byte[header.length() + payload.length];
            header.write(frame, 0);
            System.arraycopy(payload, 0, frame, header.length(), payload.length);
            if (masked) {
                Masking.apply(frame, header.length(), payload.length, header.maskingKey(), 0);
            }
            return frame;
        }

        void close() throws IOException {
            byte[] normal = {3, (byte) 0xe8};
            say(true, Opcode.CLOSE, normal);
            say(false, Opcode.CLOSE, normal);
            segment(false, TcpHeader.FIN | TcpHeader.ACK, new byte[0]);
            segment(true, TcpHeader.FIN | TcpHeader.ACK, new byte[0]);
            segment(false, TcpHeader.ACK, new byte[0]);
        }

        private void segment(boolean client, int flags, byte[] data) throws IOException {
            nanos += 10_000 + random.nextInt(100_000);
            boolean acknowledges = (flags & TcpHeader.ACK) != 0;
            byte[] tcp = ByteBuffer.allocate(TcpHeader.LENGTH + TIMESTAMPS)
                    .put(new TcpHeader(
                                    client ? port : SERVER_PORT,
                                    client ? SERVER_PORT : port,
                                    client ? clientNext : serverNext,
                                    acknowledges ? client ? serverNext : clientNext : 0,
                                    flags,
                                    65_000,
                                    0)
                            .bytes())
                    .put(new byte[] {1, 1, 8, 10})
                    .putInt((int) (nanos / 1_000_000))
                    .putInt(acknowledges ? (int) (nanos / 1_000_000) - 1 : 0)
                    .put(12, (byte) ((TcpHeader.LENGTH + TIMESTAMPS) / 4 << 4))
                    .array();
            Ipv4Header ip = new Ipv4Header(
                    Ipv4Header.LENGTH + tcp.length + data.length, 64, Ipv4Header.TCP, LOCALHOST, LOCALHOST);
            ByteBuffer.wrap(tcp).putShort(16, (short) InternetChecksum.of(ip.pseudoHeader(), tcp, data));
            byte[] packet = ByteBuffer.allocate(ETHERNET.length + Ipv4Header.LENGTH + tcp.length + data.length)
                    .put(ETHERNET)
                    .put(ip.bytes())
                    .put(tcp)
                    .put(data)
                    .array();
            out.write(nanos, packet, "");
            long advance = data.length + ((flags & (TcpHeader.SYN | TcpHeader.FIN)) != 0 ? 1 : 0);
            if (client) {
                clientNext += advance;
            } else {
                serverNext += advance;
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

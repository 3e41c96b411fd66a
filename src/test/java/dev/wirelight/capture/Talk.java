package dev.wirelight.capture;

import dev.wirelight.Bytes;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.capture.format.PcapngWriter;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Packets between a client (10.0.0.1, port 40000) and a server (10.0.0.2, port 80), made one by one, and what becomes of
/// them in a trace. Sequence numbers are as in the packets; the client's SYN has 1000, the server's 5000.
public final class Talk {
    public static final int FIN = TcpHeader.FIN;
    public static final int SYN = TcpHeader.SYN;
    public static final int RST = TcpHeader.RST;
    public static final int PSH = TcpHeader.PSH;
    public static final int ACK = TcpHeader.ACK;

    private static final byte[] CLIENT = {10, 0, 0, 1};
    private static final byte[] SERVER = {10, 0, 0, 2};

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final PcapngWriter writer;
    private final int clientPort;
    private int snapLength = Integer.MAX_VALUE;
    private int window = 1_000;
    private long nanos = 1_795_354_800_000_000_000L;

    public Talk() {
        this(40_000);
    }

    public Talk(int clientPort) {
        this.clientPort = clientPort;
        try {
            this.writer = new PcapngWriter(file, LinkType.RAW, "made up");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// SYN, SYN and ACK, ACK.
    public static Talk begun() {
        return new Talk().client(SYN, 1000, 0, "").server(SYN | ACK, 5000, 1001, "").client(ACK, 1001, 5001, "");
    }

    /// Each packet from now on keeps so many bytes of its data.
    public Talk snap(int bytes) {
        snapLength = bytes;
        return this;
    }

    public Talk window(int bytes) {
        window = bytes;
        return this;
    }

    public Talk client(int flags, long seq, long ack, String data) {
        return packet(CLIENT, clientPort, SERVER, 80, flags, seq, ack, data.getBytes(StandardCharsets.US_ASCII));
    }

    public Talk server(int flags, long seq, long ack, String data) {
        return packet(SERVER, 80, CLIENT, clientPort, flags, seq, ack, data.getBytes(StandardCharsets.US_ASCII));
    }

    private Talk packet(
            byte[] from, int fromPort, byte[] to, int toPort, int flags, long seq, long ack, byte[] data) {
        byte[] ip = new Ipv4Header(40 + data.length, 64, Ipv4Header.TCP, from, to).bytes();
        byte[] tcp = new TcpHeader(fromPort, toPort, seq, ack, flags, window, 0).bytes();
        byte[] kept = java.util.Arrays.copyOf(data, Math.min(data.length, snapLength));
        return raw(Bytes.join(ip, tcp, kept));
    }

    /// Any bytes, from the IP header on.
    public Talk raw(byte[] packet) {
        try {
            writer.write(nanos += 1_000_000, packet, "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    public byte[] file() {
        return file.toByteArray();
    }

    public CaptureFile open() {
        return open(file());
    }

    public static CaptureFile open(byte[] file) {
        try {
            return CaptureFile.open(new ByteArrayInputStream(file), file.length, TraceLimits.DEFAULT);
        } catch (IOException | NotACapture e) {
            throw new AssertionError(e);
        }
    }

    /// All of it read.
    public CaptureFile read() {
        return read(file());
    }

    public static CaptureFile read(byte[] file) {
        CaptureFile capture = open(file);
        try {
            boolean more = true;
            while (more) {
                more = capture.step();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return capture;
    }

    /// What stands in the trace, a line each, such as `3 > 0+5 ack 0 "hello" OUT_OF_ORDER THIS`: packet number, direction,
    /// offset and length of its data, what it acknowledges, the bytes that it hands on.
    public List<String> told() {
        return told(read());
    }

    public static List<String> told(CaptureFile capture) {
        List<String> told = new ArrayList<>();
        for (Entry entry : capture.trace().since(Position.START, 100_000).entries()) {
            String line =
                    switch (entry.call()) {
                        case Call.Segment segment -> line(segment);
                        case Call.Gap(Direction direction, long offset, long length) ->
                            "gap " + arrow(direction) + " " + offset + "+" + length;
                        case Call.CaptureEnded _ -> "ended";
                        case Call.Remark(String text) -> "remark " + text;
                        default -> throw new AssertionError(entry.call());
                    };
            int connection = java.util.Objects.requireNonNull(entry.connection()).number();
            told.add(connection == 1 ? line : "#" + connection + " " + line);
        }
        return told;
    }

    private static String line(Call.Segment segment) {
        StringBuilder line = new StringBuilder()
                .append(segment.packet().number())
                .append(' ')
                .append(arrow(segment.direction()))
                .append(' ')
                .append(segment.packet().dataOffset())
                .append('+')
                .append(segment.packet().dataLength());
        if (segment.packet().acknowledged() >= 0) {
            line.append(" ack ").append(segment.packet().acknowledged());
        }
        if (segment.bytes().length > 0) {
            line.append(" \"").append(new String(segment.bytes(), StandardCharsets.US_ASCII)).append('"');
        }
        segment.packet().notes().stream().sorted().map(SegmentNote::name).forEach(n -> line.append(' ').append(n));
        return segment.ends() == Call.Ends.NONE ? line.toString() : line.append(" ends ").append(segment.ends()).toString();
    }

    private static String arrow(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? ">" : "<";
    }
}

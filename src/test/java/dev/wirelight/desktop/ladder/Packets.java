package dev.wirelight.desktop.ladder;

import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Writes captured packets into a trace.
public final class Packets {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Trace trace;
    private long number;

    public Packets(Trace trace) {
        this.trace = trace;
    }

    /// A connection that is known from packets alone.
    public Connection captured(int clientPort, int serverPort) {
        return trace.open("capture", Connection.UNTOLD, Side.NEITHER, address(clientPort), address(serverPort));
    }

    private static Address address(int port) {
        return new Address("127.0.0.1", port);
    }

    /// A packet whose data are in the trace with it, as in a file.
    public void carries(Connection connection, Direction direction, long nanos, String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        segment(connection, direction, nanos, TcpHeader.PSH | TcpHeader.ACK, data.length, data, Call.Ends.NONE);
    }

    /// A packet whose data came by another way, as in a live capture, or that has none.
    public void sees(Connection connection, Direction direction, long nanos, int flags, int dataLength) {
        segment(connection, direction, nanos, flags, dataLength, new byte[0], Call.Ends.NONE);
    }

    /// A packet of a live capture, of which the trace is told later than it passed.
    public void seesLate(Connection connection, Direction direction, long nanos, long told, int dataLength) {
        int flags = dataLength == 0 ? TcpHeader.ACK : TcpHeader.PSH | TcpHeader.ACK;
        segment(connection, direction, nanos, told, flags, dataLength, new byte[0], Call.Ends.NONE);
    }

    /// A packet that ends the connection.
    public void ends(Connection connection, Direction direction, long nanos, int flags) {
        boolean reset = (flags & TcpHeader.RST) != 0;
        segment(connection, direction, nanos, flags, 0, new byte[0], reset ? Call.Ends.BOTH : Call.Ends.THIS);
    }

    private void segment(
            Connection connection, Direction direction, long nanos, int flags, int length, byte[] data, Call.Ends ends) {
        segment(connection, direction, nanos, nanos, flags, length, data, ends);
    }

    private void segment(
            Connection connection,
            Direction direction,
            long nanos,
            long told,
            int flags,
            int length,
            byte[] data,
            Call.Ends ends) {
        boolean toServer = direction == Direction.CLIENT_TO_SERVER;
        Address from = toServer ? connection.client() : connection.server();
        Address to = toServer ? connection.server() : connection.client();
        long offset = connection.flow(direction).length();
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        headers.writeBytes(new Ipv4Header(40 + length, 64, Ipv4Header.TCP, LOOPBACK, LOOPBACK).bytes());
        headers.writeBytes(new TcpHeader(from.port(), to.port(), 1 + offset, 1, flags, 65_535, 0).bytes());
        PacketHead head = new PacketHead(
                ++number,
                nanos,
                LinkType.RAW.number(),
                headers.toByteArray(),
                offset,
                length,
                connection.flow(direction.opposite()).length(),
                Set.<SegmentNote>of(),
                false);
        trace.segment(told, connection, direction, head, data, data.length == 0 ? Call.NO_UNIT : offset, ends);
    }
}

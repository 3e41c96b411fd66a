package dev.wirelight.capture.flow;

import dev.wirelight.capture.format.InsideNote;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import org.jspecify.annotations.Nullable;

/// A TCP connection that is put together again from its packets.
final class CapturedConnection {
    private final FourTuple fromClient;
    private final Story story;
    private final CapturedFlow toServer;
    private final CapturedFlow toClient;
    private @Nullable CapturedInside inside;

    CapturedConnection(FourTuple fromClient, Story story, Budget waiting, Budget history) {
        this.fromClient = fromClient;
        this.story = story;
        this.toServer = new CapturedFlow(Direction.CLIENT_TO_SERVER, story, waiting, history);
        this.toClient = new CapturedFlow(Direction.SERVER_TO_CLIENT, story, waiting, history);
    }

    /// Which end is the client. Who sends SYN is, and who is sent SYN and ACK. Where neither was captured it is a guess:
    /// servers listen on the lower port, because known ports are low and those that clients get are high.
    static boolean isFromClient(FourTuple tuple, TcpPacket packet) {
        return packet.is(TcpHeader.SYN) ? packet.opens() : tuple.fromPort() >= tuple.toPort();
    }

    private CapturedFlow flow(FourTuple tuple) {
        return tuple.equals(fromClient) ? toServer : toClient;
    }

    private CapturedFlow opposite(FourTuple tuple) {
        return tuple.equals(fromClient) ? toClient : toServer;
    }

    /// Whether a packet begins another connection between the same addresses: it carries SYN with another number than
    /// this connection has, or it carries SYN and this connection is over. A client that was refused may ask again with
    /// the same number.
    boolean isAnother(FourTuple tuple, TcpPacket packet) {
        CapturedFlow flow = flow(tuple);
        return packet.is(TcpHeader.SYN) && hasEnded()
                || packet.is(TcpHeader.SYN) && flow.numbers().isKnown() && !flow.numbers().beginsAt(packet.firstData())
                || packet.opens() && !flow.numbers().isKnown() && !opposite(tuple).numbers().isUntouched();
    }

    /// Takes the next packet.
    ///
    /// @param tuple its addresses and ports
    void take(FourTuple tuple, TcpPacket packet) {
        CapturedFlow flow = flow(tuple);
        CapturedFlow opposite = opposite(tuple);
        boolean reset = packet.is(TcpHeader.RST) && !hasEnded();
        if (reset && !flow.numbers().isTaken(packet, opposite.numbers())) {
            flow.pass(packet);
            return;
        }
        if (!flow.numbers().isKnown()) {
            flow.numbers().begin(packet.firstData());
        }
        long acknowledges = PacketHead.UNKNOWN;
        if (packet.is(TcpHeader.ACK)) {
            acknowledges = opposite.acknowledgedBy(packet.acknowledgmentNumber());
            if (!packet.is(TcpHeader.RST) && acknowledges - opposite.next() <= FlowNumbers.LARGEST_WINDOW) {
                // The receiver has them, so they passed, and the capture did not see it.
                opposite.giveUp(acknowledges, packet.nanos());
            }
        }
        if (reset) {
            toServer.giveUpAll(packet.nanos());
            toClient.giveUpAll(packet.nanos());
        }
        boolean finArrived = packet.is(TcpHeader.ACK) && opposite.numbers().isFinAcknowledgedBy(packet.acknowledgmentNumber());
        flow.take(packet, acknowledges, finArrived, reset);
        if (reset) {
            toServer.end();
            toClient.end();
        }
    }

    /// Takes a packet that stands for something said inside it.
    ///
    /// @param tuple addresses and ports on the wire, from the one who said it
    /// @param speaks what is probably spoken
    void takeInside(FourTuple tuple, TcpPacket packet, InsideNote.Event event, String speaks) {
        CapturedInside into = inside;
        if (into == null) {
            into = new CapturedInside(story.inside(speaks));
            inside = into;
        }
        CapturedFlow flow = flow(tuple);
        Direction direction = flow == toServer ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
        into.take(packet, direction, event, flow.numbers(), flow.next());
    }

    /// Whether nothing more is to come in either direction.
    boolean hasEnded() {
        return toServer.hasEnded() && toClient.hasEnded();
    }

    /// How many bytes came too late to be handed on.
    long late() {
        return toServer.late() + toClient.late();
    }

    /// Nothing more of it will be looked at.
    void finish(long nanos) {
        if (inside != null) {
            inside.finish(nanos);
        }
        boolean open = !hasEnded();
        toServer.giveUpAll(nanos);
        toClient.giveUpAll(nanos);
        if (open && !hasEnded()) {
            story.note(nanos, new Call.CaptureEnded());
        }
    }
}

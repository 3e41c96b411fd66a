package dev.wirelight.capture.live;

import static dev.wirelight.capture.Talk.ACK;
import static dev.wirelight.capture.Talk.FIN;
import static dev.wirelight.capture.Talk.PSH;
import static dev.wirelight.capture.Talk.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.capture.Talk;
import dev.wirelight.capture.flow.TcpPacket;
import dev.wirelight.capture.format.CaptureReader;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveConnectionsTest {
    private static final Address CLIENT = new Address("10.0.0.1", 40_000);
    private static final Address SERVER = new Address("10.0.0.2", 80);
    private static final long SECOND = 1_000_000_000;

    // The clock stands still unless a test moves it; the packets are stamped 1 ms, 2 ms, ... after it began.
    private long now;
    private final Trace trace = new Trace(
            new TraceClock(Instant.ofEpochSecond(1_795_354_800L), () -> now), TraceLimits.DEFAULT);
    private final LiveSockets sockets = new LiveSockets(trace);
    private final LiveConnections connections = new LiveConnections(trace, sockets);

    private Connection open(Side side) {
        Connection connection = trace.open("plain", "telnet", side, CLIENT, SERVER);
        trace.note("plain", connection, side == Side.SERVER ? new Call.Accept() : new Call.Connect(SERVER, null));
        return connection;
    }

    private void capture(Talk talk) throws Exception {
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(talk.file()))) {
            for (Optional<Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
                Packet packet = next.get();
                PacketLayout layout =
                        ((PacketLayout.Segment) PacketLayout.of(packet.linkType(), packet.bytes())).layout();
                connections.take(TcpPacket.of(packet, layout, packet.nanos() - 1_795_354_800L * SECOND));
            }
        }
    }

    private void look() {
        sockets.follow();
        connections.match(now);
    }

    /// The segments of a connection, such as `> 0+5 ack 0`.
    private List<String> segments(Connection connection) {
        return trace.since(Position.START, 10_000).entries().stream()
                .filter(entry -> entry.connection() == connection)
                .map(Entry::call)
                .filter(Call.Segment.class::isInstance)
                .map(Call.Segment.class::cast)
                .map(segment -> {
                    assertThat(segment.bytes()).isEmpty();
                    assertThat(segment.ends()).isEqualTo(Call.Ends.NONE);
                    PacketHead packet = segment.packet();
                    String arrow = segment.direction() == Direction.CLIENT_TO_SERVER ? "> " : "< ";
                    String notes = packet.notes().isEmpty() ? "" : " " + packet.notes();
                    return arrow + packet.dataOffset() + "+" + packet.dataLength()
                            + (packet.acknowledged() < 0 ? "" : " ack " + packet.acknowledged()) + notes;
                })
                .toList();
    }

    @Test
    void packetsThatComeBeforeAcceptWaitAndBothOfOurEndsGetThem() throws Exception {
        capture(Talk.begun().client(ACK | PSH, 1001, 5001, "hello"));
        Connection server = open(Side.SERVER);
        look();
        Connection client = open(Side.CLIENT);
        look();
        assertThat(segments(server)).containsExactly("> 0+0", "< 0+0 ack 0", "> 0+0 ack 0", "> 0+5 ack 0");
        assertThat(segments(client)).isEqualTo(segments(server));
        assertThat(connections.unmatched()).isZero();
    }

    @Test
    void aBurstThatIsReadBeforeAnybodyLookedLosesNoPacket() throws Exception {
        capture(Talk.begun());
        Connection server = open(Side.SERVER);
        capture(burst(100));
        look();
        assertThat(segments(server)).hasSize(3 + 100);
        assertThat(connections.unmatched()).isZero();
    }

    @Test
    void packetsForWhichThereIsNoRoomToWaitAreCounted() throws Exception {
        capture(Talk.begun());
        capture(burst(100));
        assertThat(connections.unmatched()).isEqualTo(3 + 100 - 64);
        now = 10 * SECOND;
        look();
        assertThat(connections.unmatched()).isEqualTo(3 + 100);
    }

    private static Talk burst(int packets) {
        Talk talk = new Talk();
        for (int i = 0; i < packets; i++) {
            talk.client(ACK | PSH, 1001 + i, 5001, "x");
        }
        return talk;
    }

    @Test
    void packetsThatComeBehindTheCloseStillBelongToTheirConnection() throws Exception {
        Connection server = open(Side.SERVER);
        trace.note("plain", server, new Call.Close());
        look();
        capture(Talk.begun()
                .client(ACK | PSH, 1001, 5001, "hello")
                .client(ACK | PSH, 1001, 5001, "hello")
                .client(FIN | ACK, 1006, 5001, "")
                .server(FIN | ACK, 5001, 1007, "")
                .client(ACK, 1007, 5002, ""));
        assertThat(segments(server))
                .containsExactly(
                        "> 0+0",
                        "< 0+0 ack 0",
                        "> 0+0 ack 0",
                        "> 0+5 ack 0",
                        "> 0+5 ack 0 [sent again]",
                        "> 5+0 ack 0",
                        "< 0+0 ack 5 [acknowledges the end]",
                        "> 5+0 ack 0 [acknowledges the end]");
    }

    @Test
    void capturedPacketsCountNoBytesOfTheFlow() throws Exception {
        Connection server = open(Side.SERVER);
        look();
        capture(Talk.begun().client(ACK | PSH, 1001, 5001, "hello"));
        assertThat(server.flow(Direction.CLIENT_TO_SERVER).length()).isZero();
    }

    @Test
    void theSamePortsAgainAreTheNextConnection() throws Exception {
        Connection first = open(Side.SERVER);
        look();
        capture(Talk.begun());
        Connection second = open(Side.SERVER);
        look();
        assertThat(segments(second)).isEmpty();
        capture(new Talk().client(SYN, 77_000, 0, "").server(SYN | ACK, 99_000, 77_001, ""));
        assertThat(segments(first)).hasSize(3);
        assertThat(segments(second)).containsExactly("> 0+0", "< 0+0 ack 0");
    }

    @Test
    void aConnectionThatWasOpenedLongBeforeTheSynIsAnother() throws Exception {
        Connection old = open(Side.SERVER); // nobody captured its packets
        look();
        now = SECOND;
        Talk late = new Talk();
        for (int i = 0; i < 100; i++) {
            late.server(ACK, 1, 1, ""); // time passes: 1 ms a packet
        }
        capture(late.client(SYN, 1000, 0, ""));
        Connection young = open(Side.SERVER);
        look();
        assertThat(segments(old)).isEmpty();
        assertThat(segments(young)).containsExactly("> 0+0");
    }

    @Test
    void whatNobodyClaimsIsForgottenAfterSomeSecondsAndCounted() throws Exception {
        capture(Talk.begun());
        assertThat(connections.unmatched()).isZero();
        now = 6 * SECOND;
        look();
        assertThat(connections.unmatched()).isEqualTo(3);
        Connection late = open(Side.SERVER);
        look();
        assertThat(segments(late)).isEmpty();
    }

    @Test
    void packetsOfAConnectionWhoseSynWasMissedAreCounted() throws Exception {
        Connection server = open(Side.SERVER);
        look();
        capture(new Talk().client(ACK, 1001, 5001, "hello"));
        assertThat(segments(server)).isEmpty();
        assertThat(connections.unmatched()).isEqualTo(1);
    }

    @Test
    void portsAreLearntFromTheTrace() {
        trace.note("plain", null, new Call.Bind(new Address("127.0.0.1", 7_007), null));
        look();
        assertThat(sockets.ports()).isEmpty();
        trace.note("plain", null, new Call.Listen(10));
        trace.note("websocket", null, new Call.Bind(new Address("0.0.0.0", 8_000), null));
        trace.note("websocket", null, new Call.Listen(10));
        look();
        assertThat(sockets.ports()).containsExactly(7_007, 8_000);
        assertThat(sockets.areLoopback()).isFalse();
        trace.note("websocket", null, new Call.Close());
        look();
        assertThat(sockets.ports()).containsExactly(7_007);
        assertThat(sockets.areLoopback()).isTrue();
    }
}

package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.capture.live.LiveCapture;
import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.PlainClient;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveCaptureIT {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);

    @Test
    void thePacketsOfBothOfOurEndsComeIntoTheTraceFromSynToFin() throws Exception {
        try (Lab lab = new Lab(trace, ServerLimits.DEFAULT);
                LiveCapture capture = LiveCapture.start(trace)) {
            talk(lab, capture);
            lab.plain().stop();
            // A second server at another port: what captures must be told of it.
            talk(lab, capture);
        }
    }

    private void talk(Lab lab, LiveCapture capture) throws Exception {
        lab.plain().start("127.0.0.1", 0);
        Address address = lab.plain().address().orElseThrow();
        Deadline.until(() -> capture.awaitSettled(Duration.ofSeconds(1)) instanceof CaptureStatus.Unavailable
                        || captures(capture, address), () -> capture.status().words());
        if (capture.status() instanceof CaptureStatus.Unavailable unavailable) {
            Installed.missing(unavailable.words());
        }
        PlainClient client = PlainClient.connect(trace, address, _ -> {});
        client.sendLine("hello");
        Connection ours = client.connection();
        Deadline.until(() -> ours.flow(Direction.SERVER_TO_CLIENT).length() >= 7, () -> "no echo");
        client.close();
        Deadline.until(() -> ends(ours).count() == 2 && ends(ours).allMatch(this::isWhole), () -> "seen: " + segments(ours));
    }

    /// Whether packets of a new connection to the server come into the trace: there was time enough to begin.
    private boolean captures(LiveCapture capture, Address address) {
        if (!(capture.status() instanceof CaptureStatus.Running)) {
            return false;
        }
        try (PlainClient knock = PlainClient.connect(trace, address, _ -> {})) {
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (segments(knock.connection()).isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(2_000_000);
            }
            return !segments(knock.connection()).isEmpty();
        } catch (CannotConnect e) {
            throw new AssertionError(e);
        }
    }

    /// The connection at the server's socket and at the client's.
    private Stream<Connection> ends(Connection ours) {
        return trace.since(Position.START, 100_000).entries().stream()
                .map(Entry::connection)
                .filter(c -> c != null && c.client().equals(ours.client()) && c.server().equals(ours.server()))
                .distinct();
    }

    private boolean isWhole(Connection connection) {
        List<Call.Segment> segments = segments(connection);
        return covers(segments, connection, Direction.CLIENT_TO_SERVER)
                && covers(segments, connection, Direction.SERVER_TO_CLIENT)
                && (flags(segments.getFirst()) & TcpHeader.SYN) != 0
                && segments.stream().filter(s -> (flags(s) & TcpHeader.FIN) != 0).count() >= 2;
    }

    private static boolean covers(List<Call.Segment> segments, Connection connection, Direction direction) {
        long to = 0;
        for (Call.Segment segment : segments) {
            PacketHead packet = segment.packet();
            if (segment.direction() == direction && packet.dataOffset() == to) {
                to += packet.dataLength();
            }
            assertThat(segment.bytes()).isEmpty();
        }
        return to > 0 && to == connection.flow(direction).length();
    }

    private static int flags(Call.Segment segment) {
        PacketHead packet = segment.packet();
        PacketLayout layout =
                ((PacketLayout.Segment) PacketLayout.of(packet.linkType(), packet.headers())).layout();
        return layout.flags(packet.headers());
    }

    private List<Call.Segment> segments(Connection connection) {
        return trace.since(Position.START, 100_000).entries().stream()
                .filter(entry -> entry.connection() == connection)
                .filter(entry -> entry.call() instanceof Call.Segment)
                .map(entry -> (Call.Segment) entry.call())
                .toList();
    }
}

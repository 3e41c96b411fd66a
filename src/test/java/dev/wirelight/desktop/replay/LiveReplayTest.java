package dev.wirelight.desktop.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.desktop.feed.FeedSteps;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.Packets;
import dev.wirelight.desktop.ladder.Row;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A talk with a server whose packets are captured: the trace is told of each a quarter of a second after it passed.
class LiveReplayTest {
    private long now;
    private final Trace trace =
            new Trace(new TraceClock(Instant.EPOCH, () -> now), new TraceLimits(1_000, 1 << 20));
    private final Packets packets = new Packets(trace);
    private final LadderRows ladder = new LadderRows("plain");
    private final Feed feed = new Feed(trace, List.of(ladder));
    private Connection connection;

    /// In milliseconds: accept 1000; packet 1099, read 1100, acknowledgment 1101, write 1102, packet 1103; packet 1998, read
    /// 2000.
    @BeforeEach
    void talk() {
        connection = trace.open(
                "plain", "telnet", Side.SERVER, new Address("127.0.0.1", 52_110), new Address("127.0.0.1", 7_000));
        trace.note(millis(1_000), connection, new Call.Accept());
        reads(1_100, "one\r\n");
        writes(1_102, "ONE\r\n");
        packets.seesLate(connection, Direction.CLIENT_TO_SERVER, millis(1_099), millis(1_350), 5);
        packets.seesLate(connection, Direction.SERVER_TO_CLIENT, millis(1_101), millis(1_350), 0);
        packets.seesLate(connection, Direction.SERVER_TO_CLIENT, millis(1_103), millis(1_350), 5);
        reads(2_000, "two\r\n");
        packets.seesLate(connection, Direction.CLIENT_TO_SERVER, millis(1_998), millis(2_250), 5);
    }

    private static long millis(long count) {
        return count * 1_000_000;
    }

    private void reads(long at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        trace.read(millis(at), connection, bytes, 0, bytes.length, connection.flow(Direction.CLIENT_TO_SERVER).length());
    }

    private void writes(long at, String text) {
        now = millis(at);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        trace.write(connection, bytes, 0, bytes.length, connection.flow(Direction.SERVER_TO_CLIENT).length());
    }

    /// As many pulses as it takes, on a busy computer.
    private void readAll() {
        while (feed.counts().waiting() > 0) {
            FeedSteps.read(feed);
        }
    }

    private List<String> shown() {
        FeedSteps.read(feed);
        return ladder.rows(null, true).stream().map(LiveReplayTest::words).toList();
    }

    private static String words(Row row) {
        return switch (row) {
            case Row.Passed passed -> passed.nanos() / 1_000_000 + (passed.unit() == null ? " call" : " unit");
            case Row.Packet packet -> packet.nanos() / 1_000_000 + " packet";
            case Row.Note note -> note.text();
        };
    }

    private static final List<String> ALL = List.of(
            "1000 call",
            "1099 packet",
            "1100 unit",
            "1101 packet",
            "1102 unit",
            "1103 packet",
            "1998 packet",
            "2000 unit");

    private Replay paused() {
        readAll();
        feed.setPaused(true);
        shown();
        return feed.replay().orElseThrow();
    }

    @Test
    void everyStepBackTakesTheLastRowAndNoOther() {
        Replay replay = paused();
        assertThat(shown()).isEqualTo(ALL);

        List<List<String>> seen = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            replay.previous(Landmark.ENTRY, null);
            seen.add(shown());
        }

        for (int i = 0; i < ALL.size(); i++) {
            assertThat(seen.get(i)).isEqualTo(ALL.subList(0, ALL.size() - 1 - i));
        }
    }

    @Test
    void everyStepOnAddsOneRowAtTheEnd() {
        Replay replay = paused();
        replay.goTo(0);
        assertThat(shown()).isEmpty();

        for (int i = 1; i <= ALL.size(); i++) {
            replay.next(Landmark.ENTRY, null);
            assertThat(shown()).isEqualTo(ALL.subList(0, i));
        }
        replay.next(Landmark.ENTRY, null);
        assertThat(shown()).isEqualTo(ALL);
    }

    @Test
    void aMomentShowsThePacketsThatHadPassedByThen() {
        Replay replay = paused();
        replay.goTo(millis(1_101));

        assertThat(shown()).isEqualTo(ALL.subList(0, 4));
    }

    @Test
    void stepsFromUnitToUnitPassOverPackets() {
        Replay replay = paused();
        replay.previous(Landmark.UNIT, null);
        assertThat(shown()).isEqualTo(ALL.subList(0, 5));
        replay.next(Landmark.UNIT, null);
        assertThat(shown()).isEqualTo(ALL);
    }

    @Test
    void thePlaceCountsWhatIsShown() {
        Replay replay = paused();
        assertThat(replay.place().entry()).isEqualTo(ALL.size());
        replay.previous(Landmark.ENTRY, null);
        replay.previous(Landmark.ENTRY, null);
        assertThat(replay.place().entry()).isEqualTo(ALL.size() - 2);
    }

    @Test
    void packetsOfTheMomentOfThePauseStillCome() {
        reads(3_000, "three\r\n");
        paused();
        packets.seesLate(connection, Direction.CLIENT_TO_SERVER, millis(2_999), millis(3_200), 7);
        reads(3_201, "four\r\n");

        List<String> more = new ArrayList<>(ALL);
        more.add("2999 packet");
        more.add("3000 unit");
        assertThat(shown()).isEqualTo(more);

        feed.setPaused(false);
        readAll();
        more.add("3201 unit");
        assertThat(shown()).isEqualTo(more);
    }
}

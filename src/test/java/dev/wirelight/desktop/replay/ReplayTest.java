package dev.wirelight.desktop.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.desktop.feed.FeedSteps;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.Packets;
import dev.wirelight.desktop.ladder.Row;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A talk of five events, one each second from the second second on, replayed by a clock that the test turns.
class ReplayTest {
    private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
    private final Trace trace =
            new Trace(new TraceClock(Instant.EPOCH, () -> 0), new TraceLimits(1_000, 1 << 20));
    private final Packets packets = new Packets(trace);
    private final LadderRows ladder = LadderRows.ofCapture(null, 100);
    private final Landmarks landmarks = new Landmarks();
    private final Replay replay = Replay.ofFile(trace, clock::get, landmarks, 0);
    private final Feed feed = new Feed(trace, ladder, replay);
    private Connection connection;
    private Connection other;

    @BeforeEach
    void talk() {
        connection = packets.captured(52_110, 23);
        other = packets.captured(52_111, 23);
        packets.sees(connection, Direction.CLIENT_TO_SERVER, seconds(2), TcpHeader.SYN, 0);
        packets.carries(connection, Direction.CLIENT_TO_SERVER, seconds(3), "one\r\n");
        packets.carries(other, Direction.CLIENT_TO_SERVER, seconds(4), "two\r\n");
        packets.carries(connection, Direction.CLIENT_TO_SERVER, seconds(5), "three\r\n");
        trace.note(seconds(6), connection, new Call.CaptureEnded());
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    private void pass(double seconds) {
        clock.addAndGet(seconds(seconds));
    }

    /// Has seen everything once, as after a file was opened.
    private void knowAll() {
        replay.goBehind(Long.MAX_VALUE);
        shown();
        replay.goBehind(0);
    }

    private List<String> shown() {
        FeedSteps.read(feed);
        return ladder.rows(null, false).stream()
                .map(row -> row instanceof Row.Passed passed && passed.unit() != null
                        ? UnitWords.of(passed.unit()).content().strip()
                        : "end")
                .map(words -> words.replace("␍␊", ""))
                .toList();
    }

    @Test
    void itStandsStillUntilItPlays() {
        pass(10);

        assertThat(replay.due()).isZero();
        assertThat(shown()).isEmpty();
    }

    @Test
    void playingShowsEverythingWhenItsTimeHasCome() {
        replay.play();
        assertThat(shown()).isEmpty(); // only the SYN, at second 2, where the talk begins
        pass(0.999);
        assertThat(replay.due()).isEqualTo(1);
        pass(0.001);
        assertThat(shown()).containsExactly("one");
        pass(2);
        assertThat(shown()).containsExactly("one", "two", "three");
        assertThat(replay.isPlaying()).isTrue();
        pass(1);
        assertThat(shown()).containsExactly("one", "two", "three", "end");
        assertThat(replay.isPlaying()).isFalse();
    }

    @Test
    void aPauseHoldsTheMoment() {
        replay.play();
        pass(1.5);
        replay.pause();
        pass(100);
        assertThat(replay.due()).isEqualTo(2);

        replay.play();
        pass(0.499);
        assertThat(replay.due()).isEqualTo(2);
        pass(0.001);
        assertThat(replay.due()).isEqualTo(3);
    }

    @Test
    void speedIsAFactorOfTheTimeThatPassed() {
        replay.setSpeed(Speed.QUARTER);
        replay.play();
        pass(3.999);
        assertThat(replay.due()).isEqualTo(1);
        pass(0.001);
        assertThat(replay.due()).isEqualTo(2);

        replay.setSpeed(Speed.FOUR);
        assertThat(replay.due()).isEqualTo(2);
        pass(0.25);
        assertThat(replay.due()).isEqualTo(3);

        replay.setSpeed(Speed.AT_ONCE);
        assertThat(replay.due()).isEqualTo(5);
    }

    @Test
    void oneEventASecondComesHoweverLongItTookAndTheFirstAtOnce() {
        knowAll();
        replay.setSpeed(Speed.EVENT_A_SECOND);
        replay.play();
        assertThat(shown()).containsExactly("one");
        pass(0.999);
        assertThat(shown()).containsExactly("one");
        pass(0.001);
        assertThat(shown()).containsExactly("one", "two");
        pass(2);
        assertThat(shown()).containsExactly("one", "two", "three", "end");
        assertThat(replay.isPlaying()).isFalse();
    }

    @Test
    void oneEventASecondKeepsToTheConnectionThatIsLookedAt() {
        knowAll();
        replay.paceBy(Landmark.UNIT, other);
        replay.setSpeed(Speed.EVENT_A_SECOND);
        replay.play();

        assertThat(shown()).containsExactly("one", "two");
    }

    @Test
    void theUsualPauseIsTheMiddleOne() {
        knowAll();

        assertThat(Pauses.usual(trace, landmarks)).hasValue(seconds(1));
    }

    @Test
    void oneGoesToTheStartAndToTheEnd() {
        replay.toEnd();
        assertThat(shown()).containsExactly("one", "two", "three", "end");
        replay.toStart();
        assertThat(shown()).isEmpty();
    }

    @Test
    void stepsGoFromEventToEventOrFromUnitToUnit() {
        knowAll();
        replay.next(Landmark.ENTRY, null);
        assertThat(replay.due()).isEqualTo(1);
        replay.goBehind(0);
        replay.next(Landmark.UNIT, null);
        assertThat(shown()).containsExactly("one");
        replay.next(Landmark.UNIT, null);
        replay.next(Landmark.UNIT, null);
        assertThat(shown()).containsExactly("one", "two", "three");
        replay.next(Landmark.UNIT, null); // there is none: to the end
        assertThat(shown()).containsExactly("one", "two", "three", "end");

        replay.previous(Landmark.EVENT, null);
        assertThat(shown()).containsExactly("one", "two", "three");
        replay.previous(Landmark.UNIT, null);
        assertThat(shown()).containsExactly("one", "two");
        replay.previous(Landmark.UNIT, null);
        replay.previous(Landmark.UNIT, null);
        assertThat(shown()).isEmpty();
        assertThat(replay.due()).isZero();
    }

    @Test
    void aStepBackHidesRowsThatStayReady() {
        knowAll();
        replay.goBehind(5);
        shown();
        long read = feed.counts().read();
        replay.previous(Landmark.UNIT, null);

        assertThat(shown()).containsExactly("one", "two");
        assertThat(feed.counts().read()).as("the rest waits").isEqualTo(read - 2);
        replay.next(Landmark.UNIT, null);
        assertThat(shown()).containsExactly("one", "two", "three");
        assertThat(replay.percentRead()).isEqualTo(100);
    }

    @Test
    void stepsCanKeepToOneConnection() {
        knowAll();
        replay.next(Landmark.UNIT, other);
        assertThat(replay.due()).isEqualTo(3);

        replay.goBehind(0);
        replay.next(Landmark.UNIT, connection);
        replay.next(Landmark.UNIT, connection);
        assertThat(replay.due()).isEqualTo(4);
        replay.previous(Landmark.UNIT, connection);
        assertThat(replay.due()).isEqualTo(2);
    }

    @Test
    void stepsThatKeepToAConnectionStopAtWhatIsSaidInsideIt() {
        Connection inside = trace.openInside(connection, "telnet");
        trace.carried(seconds(7), inside, Direction.CLIENT_TO_SERVER, Bytes.utf8("hi\r\n"), false, 0, 26);
        packets.carries(connection, Direction.CLIENT_TO_SERVER, seconds(8), "four\r\n");
        knowAll();

        replay.goBehind(5);
        replay.next(Landmark.UNIT, connection);
        assertThat(shown()).endsWith("end", "hi");
    }

    @Test
    void ofALongSilenceOnlyTheLastSecondPasses() {
        packets.carries(connection, Direction.CLIENT_TO_SERVER, seconds(306), "late\r\n");
        replay.goBehind(4);
        replay.play();
        pass(1);
        assertThat(replay.due()).isEqualTo(5);
        assertThat(replay.skippedSilence()).isEqualTo(seconds(299));
        assertThat(replay.place().nanos()).isEqualTo(seconds(305));
        pass(0.999);
        assertThat(replay.due()).isEqualTo(5);
        pass(0.001);
        assertThat(replay.due()).isEqualTo(6);
    }

    @Test
    void twoSecondsOfSilencePassAsTheyAre() {
        packets.carries(connection, Direction.CLIENT_TO_SERVER, seconds(8), "soon\r\n");
        replay.goBehind(5);
        replay.play();
        pass(1.9);

        assertThat(replay.due()).isEqualTo(5);
        assertThat(replay.skippedSilence()).isZero();
        pass(0.1);
        assertThat(replay.due()).isEqualTo(6);
    }

    @Test
    void aJumpGoesToTheMomentAndWhatPlayedPlaysOn() {
        replay.goTo(seconds(4.5));
        assertThat(shown()).containsExactly("one", "two");
        replay.play();
        replay.goTo(seconds(3));
        assertThat(shown()).containsExactly("one");
        pass(1);
        assertThat(shown()).containsExactly("one", "two");
        assertThat(replay.place()).isEqualTo(new Place(3, 5, seconds(4), seconds(2), seconds(6)));
    }

    @Test
    void atTheEndPlayBeginsAgain() {
        replay.goBehind(5);
        replay.play();

        assertThat(replay.due()).isEqualTo(1);
        assertThat(replay.place().nanos()).isEqualTo(seconds(2));
    }

    @Test
    void aFileOpensWithAsManyRowsAsTheLadderHolds() {
        LadderRows small = LadderRows.ofCapture(null, 3);
        feed.fill(small);
        replay.open();
        FeedSteps.read(feed);

        assertThat(small.rows(null)).hasSize(3);
        assertThat(small.rows(null).getLast())
                .isInstanceOfSatisfying(Row.Note.class, note -> assertThat(note.text()).startsWith("The ladder is full."));
        assertThat(replay.isOpening()).isFalse();
        assertThat(replay.due()).isEqualTo(3);
    }

    @Test
    void whatTheTraceLetGoIsNoLongerAPlaceToGoTo() {
        for (int i = 0; i < 1_000; i++) {
            packets.carries(connection, Direction.CLIENT_TO_SERVER, seconds(7), "x\r\n");
        }
        replay.goBehind(0);

        assertThat(replay.due()).isEqualTo(5);
        assertThat(replay.place().begin()).isEqualTo(seconds(7));
    }

    @Test
    void landmarksOfAVeryLongTalkAreForgottenFromItsBeginning() {
        Landmarks few = new Landmarks();
        long far = 3L * Landmarks.MOST;
        few.add(called(far - 5));
        few.add(called(far));

        assertThat(few.next(Landmark.EVENT, 0)).isEqualTo(far - 5);
        assertThat(few.previous(Landmark.EVENT, far)).isEqualTo(far - 5);
        assertThat(few.previous(Landmark.EVENT, far - 5)).isEqualTo(Landmarks.NONE);
    }

    private static dev.wirelight.conversation.Seen called(long number) {
        return new dev.wirelight.conversation.Seen.Called(
                new dev.wirelight.trace.Entry(number, TimeUnit.SECONDS.toNanos(1), "plain", null, new Call.Socket()));
    }
}

package dev.wirelight.desktop.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.Row;
import dev.wirelight.desktop.ladder.Session;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.TraceLimits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final TraceLimits ROOMY = new TraceLimits(1_000_000, 64L << 20);

    private final Session session = new Session(ROOMY);
    private final LadderRows ladder = new LadderRows(Session.PLAIN);
    private final Feed feed = new Feed(session.trace, List.of(ladder));
    private final Connection connection = session.accept(Session.PLAIN, 52_110);

    private void lines(long count) {
        for (long i = 0; i < count; i++) {
            session.reads(connection, "x\r\n");
        }
    }

    /// As many pulses as it takes.
    private void readAll() {
        readAll(feed);
    }

    private static void readAll(Feed feed) {
        while (feed.counts().waiting() > 0) {
            feed.readSome();
        }
    }

    private void countsAddUp() {
        assertThat(feed.counts().all()).isEqualTo(session.trace.totals().entries());
    }

    @Test
    void whatIsReadIsInTheLadder() {
        lines(10);
        readAll();

        assertThat(feed.counts()).isEqualTo(new Counts(11, 0, 0, 0));
        assertThat(ladder.rows(null)).hasSize(11);
    }

    @Test
    void aFloodIsSkippedAndCounted() {
        lines(Feed.MOST_BEHIND + 5);
        feed.readSome();
        lines(1);
        readAll();

        assertThat(feed.counts()).isEqualTo(new Counts(1, Feed.MOST_BEHIND + 6, 3 * (Feed.MOST_BEHIND + 5), 0));
        assertThat(ladder.rows(null).getFirst())
                .isInstanceOfSatisfying(
                        Row.Note.class, note -> assertThat(note.text()).startsWith("20,006 socket calls with 60.0 kB"));
        countsAddUp();
    }

    @Test
    void whileItIsPausedNothingIsReadAndEverythingWaits() {
        readAll();
        feed.setPaused(true);
        lines(10);
        feed.readSome();

        assertThat(feed.counts().waiting()).isEqualTo(10);
        assertThat(ladder.rows(null)).hasSize(1);
        countsAddUp();
    }

    @Test
    void whatGatheredDuringAPauseIsNotSkipped() {
        feed.setPaused(true);
        feed.readSome();
        lines(Feed.MOST_BEHIND * 2);
        feed.setPaused(false);
        readAll();

        assertThat(feed.counts()).isEqualTo(new Counts(Feed.MOST_BEHIND * 2 + 1, 0, 0, 0));
    }

    @Test
    void whatTheTraceLetGoDuringAPauseIsCounted() {
        Session small = new Session(new TraceLimits(100, 1 << 20));
        Feed slow = new Feed(small.trace, List.of(ladder));
        slow.setPaused(true);
        Connection other = small.accept(Session.PLAIN, 52_111);
        for (int i = 0; i < 150; i++) {
            small.reads(other, "x\r\n");
        }
        slow.setPaused(false);
        readAll(slow);

        assertThat(slow.counts()).isEqualTo(new Counts(100, 51, 150, 0));
    }

    @Test
    void aFeedThatFailsSaysSoInsteadOfStandingStill() throws Exception {
        Session tight = new Session(new TraceLimits(1, 1 << 20));
        Connection late = tight.accept(Session.PLAIN, 52_110);
        tight.reads(late, "a");
        tight.trace.read(0, late, new byte[] {'b'}, 0, 1, -7); // a place for a unit that no flow has
        Feed failing = new Feed(tight.trace, List.of(ladder));
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        Thread.setDefaultUncaughtExceptionHandler((_, mistake) -> told.complete(mistake));
        try {
            failing.start();
            failing.pulse();
            told.get(20, TimeUnit.SECONDS);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }

        assertThat(ladder.rows(null).getLast())
                .isInstanceOfSatisfying(Row.Note.class, note -> assertThat(note.text())
                        .startsWith("Wirelight made a mistake and can show nothing more"));
    }
}

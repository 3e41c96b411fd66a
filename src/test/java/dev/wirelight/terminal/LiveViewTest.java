package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Seen;
import dev.wirelight.filter.Filter;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private final Trace trace = new Trace(TraceClock.system(), new TraceLimits(64, 1_000));

    @Test
    void whatCameTooFastIsCountedInPlainWords() throws Exception {
        for (int i = 0; i < 100; i++) {
            trace.note("plain", null, new Call.Listen(i));
        }
        Screen screen = new Screen();
        LiveView view = new LiveView(trace, new TextLines(trace, Ink.Colours.NONE, ZoneOffset.UTC), new PrintWriter(screen));
        view.end();
        view.run();

        assertThat(screen.text())
                .startsWith("… 36 calls with 0 bytes not shown: they came faster than they could be printed.\n")
                .contains("36 may wait in line\n")
                .endsWith("99 may wait in line\n");
    }

    private void live(PrinterOf printers, List<String> inThisOrder) {
        long[] now = {0};
        Trace live = new Trace(new TraceClock(Instant.EPOCH, () -> now[0]), new TraceLimits(64, 1_000));
        Connection connection =
                live.open("plain", "telnet", Side.SERVER, new Address("127.0.0.1", 52344), new Address("127.0.0.1", 7007));
        now[0] = 1_000_000;
        live.note("plain", connection, new Call.Accept());
        now[0] = 9_000_000;
        live.note("plain", connection, new Call.Close());
        byte[] headers = new byte[40];
        headers[0] = 0x45;
        PacketHead head = new PacketHead(1, 5_000_000, 101, headers, 0, 0, PacketHead.UNKNOWN, Set.of(), false);
        live.note(5_000_000, connection, new Call.Segment(
                Direction.CLIENT_TO_SERVER, head, 0, new byte[0], Call.NO_UNIT, Call.Ends.NONE));
        Screen screen = new Screen();
        LiveView view = new LiveView(live, Filter.EVERYTHING, printers.of(live), () -> true, new PrintWriter(screen));
        view.end();
        view.run();

        assertThat(screen.text()).containsSubsequence(inThisOrder);
    }

    private interface PrinterOf {
        Printer of(Trace trace);
    }

    @Test
    void linesForAPersonStandInOrderOfTimeThoughThePacketCameLate() {
        live(trace -> new TextLines(trace, Ink.Colours.NONE, ZoneOffset.UTC),
                List.of("00:00:00.001", "accept()", "00:00:00.005", "packet", "00:00:00.009", "close()"));
    }

    @Test
    void jsonComesAsItIsKnown() {
        live(JsonLines::new, List.of("accept", "close", "\"event\":\"packet\""));
    }

    @Test
    void moreThanAThousandDoNotWaitForAPacket() {
        TimeOrder order = new TimeOrder();
        for (int i = 0; i <= TimeOrder.MOST; i++) {
            order.add(new Seen.Called(new dev.wirelight.trace.Entry(i, 10, "plain", null, new Call.Listen(i))));
        }

        assertThat(order.next(0)).isNotNull();
        assertThat(order.next(0)).isNull();
        assertThat(order.next(11)).isNotNull();
    }

    @Test
    void theEndSaysHowMuchWasNotShownInAll() {
        TextLines lines = new TextLines(trace, Ink.Colours.NONE, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        lines.seen(text, new Seen.Missed(1_200, 5));
        lines.seen(text, new Seen.Missed(34, 0));
        lines.stopped(text);

        assertThat(text.toString()).endsWith("\nStopped. 1,234 calls in all not shown.\n");
    }

    @Test
    void aViewThatNobodyReadsAnyMoreEnds() throws Exception {
        trace.note("plain", null, new Call.Socket());
        Writer closedPipe = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        LiveView view = new LiveView(trace, new JsonLines(trace), new PrintWriter(closedPipe));
        Thread thread = Thread.startVirtualThread(view);

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aReaderThatDoesNotReadHoldsNobodyUp() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Screen screen = new Screen();
        Writer slow = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                blocked.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                screen.write(text, from, length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        trace.note("plain", null, new Call.Socket());
        LiveView view = new LiveView(trace, new TextLines(trace, Ink.Colours.NONE, ZoneOffset.UTC), new PrintWriter(slow));
        Thread thread = Thread.ofPlatform().daemon().start(view);
        blocked.await();
        for (int i = 0; i < 1_000; i++) {
            trace.note("plain", null, new Call.Listen(i)); // returns although nobody reads
        }
        goOn.countDown();
        screen.awaitText("999 may wait in line");
        view.end();
        thread.join();

        assertThat(screen.text()).contains("… 936 calls with 0 bytes not shown");
    }
}

package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Seen;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.ZoneOffset;
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

package dev.wirelight.desktop.workshop;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.HandClient;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.Ending;
import dev.wirelight.workshop.Observer;
import dev.wirelight.workshop.Outcome;
import dev.wirelight.workshop.Run;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The client in the learner's hand, and what comes back to it. All methods but [#news] may block, so they are none for
/// the window's thread.
final class Hand implements AutoCloseable {
    private static final Outcome HUNG_UP = new Outcome(List.of(), Ending.CLOSED_HERE, 0, 0);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Trace trace;
    private final Runnable news;
    private final Semaphore heard = new Semaphore(0);
    private @Nullable Line line;

    /// A connection, and who watches it.
    ///
    /// @param closed counted down when this end has hung up: then nobody waits any longer
    private record Line(Call call, HandClient client, Observer observer, CountDownLatch closed) {}

    /// A connection that is wanted.
    ///
    /// @param raw whether the opening handshake is sent by hand too; that always needs a new connection
    /// @param offer what the handshake offers the server
    record Call(URI uri, boolean raw, ClientOffer offer) {}

    /// A connection that is there.
    ///
    /// @param isNew whether it was opened just now
    /// @param agreed how messages may be compressed on it
    record Opened(boolean isNew, Connection connection, Optional<PerMessageDeflate> agreed) {}

    /// What is known when a part has been sent.
    ///
    /// @param open whether the other end can still be expected to answer
    /// @param agreed how messages are compressed, where a handshake that was made by hand has agreed on it by now
    record After(boolean open, Optional<PerMessageDeflate> agreed) {}

    /// @param news called, on any thread, whenever something has come or the connection has ended
    Hand(Trace trace, Runnable news) {
        this.trace = trace;
        this.news = () -> {
            heard.release();
            news.run();
        };
    }

    /// Connects, unless there is just such a connection already.
    synchronized Opened connect(Call call) throws CannotConnect {
        Line now = line;
        if (now != null && !call.raw && now.call.equals(call) && !now.observer.look().isOver()) {
            return new Opened(false, now.client.connection(), now.client.compression());
        }
        close();
        Position before = trace.end();
        HandClient client = call.raw
                ? HandClient.openRaw(trace, call.uri, news)
                : HandClient.open(trace, call.uri, call.offer, news);
        Observer observer = new Observer(trace, client.connection(), before);
        client.compression().ifPresent(observer::decompress);
        line = new Line(call, client, observer, new CountDownLatch(1));
        return new Opened(true, client.connection(), client.compression());
    }

    private synchronized Line line() throws IOException {
        Line now = line;
        if (now == null) {
            throw new IOException("The connection was closed from here.");
        }
        return now;
    }

    /// What came before counts as no answer to what is sent from now on.
    synchronized void begin() throws IOException {
        line().observer.sending();
    }

    /// Does these things one after the other.
    ///
    /// @param settled whether all has come that is waited for
    /// @throws IOException when the connection ends before all is done
    After play(List<Act> acts, Predicate<Outcome> settled) throws IOException {
        Line now = line();
        for (Act act : acts) {
            switch (act) {
                case Act.Send(byte[] bytes) -> now.client.send(bytes);
                case Act.Wait(int millis) -> pause(now, millis);
                case Act.Answer() -> await(now, settled);
                case Act.Finish() -> now.client.finish();
            }
        }
        synchronized (this) {
            return new After(!look().isClosing(), now.observer.compression());
        }
    }

    private void await(Line now, Predicate<Outcome> settled) throws IOException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!settled.test(look()) && System.nanoTime() < deadline) {
                if (!heard.tryAcquire(Run.SILENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (now.closed.getCount() == 0) {
            throw new IOException("The connection was closed from here.");
        }
    }

    private static void pause(Line now, int millis) throws IOException {
        try {
            if (now.closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("The connection was closed from here.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What has come since the last [#begin].
    synchronized Outcome look() {
        Line now = line;
        return now == null ? HUNG_UP : now.observer.look();
    }

    /// Hangs up, without a close frame.
    @Override
    public synchronized void close() {
        Line now = line;
        line = null;
        if (now != null) {
            now.closed.countDown();
            heard.release();
            now.client.close();
            now.observer.close();
        }
    }
}

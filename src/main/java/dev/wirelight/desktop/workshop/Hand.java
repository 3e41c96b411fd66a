package dev.wirelight.desktop.workshop;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.HandClient;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.Observer;
import dev.wirelight.workshop.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The client in the learner's hand, and what comes back to it. All methods but [#news] may block, so they are none for
/// the window's thread.
final class Hand implements AutoCloseable {
    private final Trace trace;
    private final Runnable news;
    private @Nullable Line line;

    /// A connection, and who watches it.
    ///
    /// @param closed counted down when this end has hung up: then nobody waits any longer
    private record Line(URI uri, boolean raw, HandClient client, Observer observer, CountDownLatch closed) {}

    /// @param news called, on any thread, whenever something has come or the connection has ended
    Hand(Trace trace, Runnable news) {
        this.trace = trace;
        this.news = news;
    }

    /// Connects, unless there is an open connection to this address already.
    ///
    /// @param raw whether the opening handshake is sent by hand too; that always needs a new connection
    /// @return whether the connection is a new one
    synchronized boolean connect(URI uri, boolean raw) throws CannotConnect {
        Line now = line;
        if (now != null && !raw && !now.raw && now.uri.equals(uri) && !now.observer.look().isOver()) {
            return false;
        }
        close();
        Position before = trace.end();
        HandClient client = raw ? HandClient.openRaw(trace, uri, news) : HandClient.open(trace, uri, ClientOffer.NOTHING, news);
        line = new Line(uri, raw, client, new Observer(trace, client.connection(), before), new CountDownLatch(1));
        return true;
    }

    private synchronized Line line() throws IOException {
        Line now = line;
        if (now == null) {
            throw new IOException("The connection was closed from here.");
        }
        return now;
    }

    /// Does these things one after the other; what came before counts as no answer to them.
    ///
    /// @throws IOException when the connection ends before all is done
    void play(List<Act> acts) throws IOException {
        Line now = line();
        synchronized (this) {
            now.observer.sending();
        }
        for (Act act : acts) {
            switch (act) {
                case Act.Send(byte[] bytes) -> now.client.send(bytes);
                case Act.Wait(int millis) -> pause(now, millis);
                case Act.Finish() -> now.client.finish();
            }
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

    /// What has come since the last [#play] began.
    synchronized Outcome look() {
        Line now = line;
        return now == null ? Outcome.NOTHING : now.observer.look();
    }

    /// The connection; null while there is none.
    synchronized @Nullable Connection connection() {
        Line now = line;
        return now == null ? null : now.client.connection();
    }

    /// Hangs up, without a close frame.
    @Override
    public synchronized void close() {
        Line now = line;
        line = null;
        if (now != null) {
            now.closed.countDown();
            now.client.close();
        }
    }
}

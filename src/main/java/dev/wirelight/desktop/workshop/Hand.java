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
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The client in the learner's hand, and what comes back to it. All methods but [#news] may block, so they are none for
/// the window's thread.
final class Hand implements AutoCloseable {
    private static final Outcome HUNG_UP = new Outcome(List.of(), Ending.CLOSED_HERE, 0, 0);

    private final Trace trace;
    private final Runnable news;
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

    /// @param news called, on any thread, whenever something has come or the connection has ended
    Hand(Trace trace, Runnable news) {
        this.trace = trace;
        this.news = news;
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
        return now == null ? HUNG_UP : now.observer.look();
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

package dev.wirelight.server;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.socket.ConnectedSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// The bytes that wait to be written to one peer.
///
/// Whoever has something to say puts it into the [ByteSink] while holding its monitor, and then calls [#flush] (the
/// connection's own thread, which so reads no more while the peer does not) or [#flushSoon] (everybody else).
final class Outbox {
    private final ConnectedSocket socket;
    private final ByteSink waiting;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean soon = new AtomicBoolean();
    private volatile long writingSince;
    private volatile int writingBytes;
    private final Written written;
    private final Memory.Share unsent;
    private volatile Duration delay = Duration.ZERO;

    /// Told when all that waited has been written by a thread of its own.
    interface Written {
        void allOfIt() throws IOException;
    }

    Outbox(ConnectedSocket socket, ByteSink waiting, Memory.Share unsent, Written written) {
        this.socket = socket;
        this.waiting = waiting;
        this.unsent = unsent;
        this.written = written;
    }

    /// Lets everything wait for so long before it is written; no longer than that, however much comes meanwhile.
    void delay(Duration time) {
        synchronized (waiting) {
            delay = time;
            waiting.notifyAll(); // what waits already is not to wait for longer than that
        }
    }

    /// How long everything waits.
    Duration delay() {
        return delay;
    }

    /// Writes all that waits, in one call; waits while the peer does not read.
    void flush() throws IOException {
        writing.lock();
        try {
            while (true) {
                dawdle();
                soon.set(false); // whoever adds something after this has it flushed once more
                byte[] bytes;
                int length;
                synchronized (waiting) {
                    length = waiting.length();
                    bytes = waiting.take();
                }
                if (length == 0) {
                    return;
                }
                writingSince = System.nanoTime();
                writingBytes = length;
                unsent.set(length);
                socket.write(bytes, 0, length);
                writingSince = 0; // what waits from here on waits because of us, not of the peer
            }
        } finally {
            writingSince = 0;
            writingBytes = 0;
            unsent.set(0);
            writing.unlock();
        }
    }

    private void dawdle() {
        long begin = System.nanoTime();
        try {
            synchronized (waiting) {
                long left = delay.toNanos();
                while (left > 0 && !waiting.isEmpty()) {
                    TimeUnit.NANOSECONDS.timedWait(waiting, left);
                    left = delay.toNanos() - (System.nanoTime() - begin);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Has all that waits written by a thread of its own, unless too much waits already: then the peer is dropped.
    ///
    /// @param most how many bytes may wait
    /// @return whether it will be written
    boolean flushSoon(Peer peer, int most) {
        int length;
        synchronized (waiting) {
            length = waiting.length();
            if (length > most) {
                waiting.take();
            }
        }
        if (length > most) {
            String why = delay.isZero() ? "The peer does not read" : "More was said than the delay lets through";
            peer.drop(why + ": " + length + " bytes were waiting for it, and the limit is " + most + ".");
            return false;
        }
        unsent.set(writingBytes + length);
        if (soon.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::flushNow);
        }
        return true;
    }

    private void flushNow() {
        try {
            flush();
            written.allOfIt();
        } catch (IOException e) {
            // The trace has it, and the connection's own thread finds the same when it reads next.
            socket.close();
        }
    }

    /// Whether a write has been called and has not returned yet.
    boolean isWriting() {
        return writingSince != 0;
    }

    /// Says so when one write has been waiting for the peer longer than that.
    Optional<String> stuck(Duration longest) {
        long mine = writingSince;
        long since = mine != 0 ? mine : socket.writingSince();
        return since != 0 && System.nanoTime() - since > longest.toNanos()
                ? Optional.of("The peer reads too slowly: one write has waited for it for " + longest.toSeconds() + " seconds.")
                : Optional.empty();
    }
}

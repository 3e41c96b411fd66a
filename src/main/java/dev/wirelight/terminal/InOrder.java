package dev.wirelight.terminal;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Has output made by as many threads as there are processors, and writes it in the order in which it was asked for.
final class InOrder implements AutoCloseable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /// How many pieces may wait: enough that no thread waits for work, few enough to stay small.
    private static final int MOST_WAITING = PROCESSORS + 2;

    private final ExecutorService workers = Executors.newFixedThreadPool(PROCESSORS, Thread.ofPlatform().daemon().factory());
    private final Deque<Future<Piece>> waiting = new ArrayDeque<>();
    private final Deque<Piece> empty = new ArrayDeque<>();
    private final PrintWriter out;
    private boolean isRead = true;

    InOrder(PrintWriter out) {
        this.out = out;
    }

    /// Adds a piece of work. Waits while too many are on their way.
    ///
    /// @return whether somebody still reads the output
    boolean add(Consumer<Piece> work) throws InterruptedException {
        Piece piece = empty.isEmpty() ? new Piece() : empty.removeFirst();
        waiting.addLast(workers.submit(() -> {
            work.accept(piece);
            return piece;
        }));
        while (waiting.size() > MOST_WAITING) {
            write();
        }
        return isRead;
    }

    /// Writes all that is on its way.
    void finish() throws InterruptedException {
        while (!waiting.isEmpty()) {
            write();
        }
        out.flush();
    }

    private void write() throws InterruptedException {
        try {
            Piece piece = waiting.removeFirst().get();
            if (isRead) {
                piece.writeTo(out);
                isRead = !out.checkError();
            }
            empty.addLast(piece);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}

package dev.wirelight.terminal;

import java.io.Writer;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Takes what a command prints, and lets a test wait for it.
final class Screen extends Writer {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void write(char[] characters, int from, int length) {
        text.append(characters, from, length);
        notifyAll();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    synchronized String text() {
        return text.toString();
    }

    /// Waits until the text is as wanted, and returns it.
    synchronized String await(Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!wanted.test(text.toString())) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("this did not come in time; what came is:\n" + text);
            }
            wait(millis);
        }
        return text.toString();
    }

    String awaitText(String part) throws InterruptedException {
        return await(all -> all.contains(part));
    }
}

package dev.wirelight.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that runs beside the test: what it has written so far, and a way to type into it.
///
/// Output is text with one character a byte (ISO 8859-1), so that nothing that a peer writes is lost.
final class Running implements AutoCloseable {
    private final Process process;
    private final List<String> command;
    private final StringBuilder output = new StringBuilder();
    private final Thread collector;
    private int readUpTo;

    private Running(List<String> command) throws IOException {
        this.command = command;
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TERM", "dumb");
        this.process = builder.start();
        this.collector = Thread.ofVirtual().name("output of " + command.getFirst()).start(this::collect);
    }

    /// Starts a program; its output and its errors come together, as on a screen.
    static Running start(String... command) throws IOException {
        return new Running(List.of(command));
    }

    /// Starts a program in a terminal of its own, as a learner has one: what is typed is echoed, Enter is CR.
    static Running inTerminal(String command) throws IOException {
        return start(Installed.program("script").toString(), "-qfec", command, "/dev/null");
    }

    private void collect() {
        byte[] buffer = new byte[8_192];
        try (InputStream in = process.getInputStream()) {
            int count;
            while ((count = in.read(buffer)) >= 0) {
                synchronized (output) {
                    output.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // The program was ended; what it said until then is here.
        }
    }

    /// Types, without Enter.
    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// Ends the program's input.
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /// Waits until the program has written this, after what was waited for before.
    void await(String text) {
        Deadline.until(
                () -> {
                    synchronized (output) {
                        int found = output.indexOf(text, readUpTo);
                        readUpTo = found < 0 ? readUpTo : found + text.length();
                        return found >= 0;
                    }
                },
                () -> "no \"" + text + "\" from " + command + ", which wrote:\n" + output());
    }

    /// Waits until the program has ended by itself, and all of its output is here.
    ///
    /// @return its status
    int awaitEnd() throws IOException {
        try {
            if (!process.waitFor(Deadline.AMPLE.toSeconds(), TimeUnit.SECONDS) || !collector.join(Deadline.AMPLE)) {
                throw new AssertionError(command + " goes on and on; it wrote:\n" + output());
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("while waiting for " + command);
        }
        return process.exitValue();
    }

    /// All that the program has written so far.
    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Ends the program, and what it started.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

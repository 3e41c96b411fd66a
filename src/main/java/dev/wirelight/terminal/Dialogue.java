package dev.wirelight.terminal;

import dev.wirelight.client.ClientEvent;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.filter.Filter;
import dev.wirelight.trace.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A user and a server who talk line by line. What the server says goes to the output, what this program says to the
/// error output, so that the two stay apart in a pipe.
final class Dialogue {
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable LiveView view;
    private final boolean messages;
    private final boolean filtered;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean lineBegun;

    /// @param in what the user types, in UTF-8
    /// @param messages whether each text is a message of its own, and so gets a line of its own
    /// @param filter what of the units and calls is shown
    /// @param printer for the units that pass; null where they are not to be shown
    Dialogue(
            InputStream in,
            PrintWriter out,
            PrintWriter err,
            boolean messages,
            Trace trace,
            Filter filter,
            @Nullable Printer printer) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.messages = messages;
        this.filtered = !filter.isEverything();
        this.view = printer == null ? null : new LiveView(trace, filter, printer, out);
    }

    /// What is done with what the user types.
    interface Typed {
        void line(String line) throws IOException;

        /// The user types no more.
        void end() throws IOException;
    }

    /// Passes on what is typed, until the connection ends or the process is told to.
    void run(Typed typed) throws InterruptedException {
        Thread.ofPlatform().daemon().name("typing").start(() -> read(typed));
        try (AtTheEnd _ = new AtTheEnd(over::countDown)) {
            if (view == null) {
                over.await();
                return;
            }
            Thread showing = Thread.ofPlatform().daemon().name("live view").start(view);
            try {
                over.await();
            } finally {
                view.end();
                showing.join();
                if (filtered) {
                    tell(FilterOption.words(view.sieve(), "calls and units"));
                }
            }
        }
    }

    private void read(Typed typed) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                typed.line(line);
            }
            typed.end();
        } catch (IOException e) {
            // The connection is broken; the client says so itself, and in better words.
        }
    }

    /// Something came from the server.
    void hear(ClientEvent event) {
        switch (event) {
            case ClientEvent.Text(String text) -> show(messages ? text + "\n" : text);
            case ClientEvent.Binary(byte[] bytes) -> binary(bytes);
            case ClientEvent.Pinged(byte[] payload) -> tell("The server pinged: " + VisibleText.of(payload, false));
            case ClientEvent.Pong(byte[] payload) -> tell("Pong: " + VisibleText.of(payload, false));
            case ClientEvent.Closed(String words) -> {
                tell(words);
                over.countDown();
            }
        }
    }

    private synchronized void binary(byte[] bytes) {
        tell("A binary message of " + Amounts.of(bytes.length, "byte") + ":");
        HexRows.of(bytes, bytes.length).forEach(out::println);
        out.flush();
    }

    /// Prints text of the server: line ends are line ends, and nothing else in it can act on the terminal.
    private synchronized void show(String text) {
        String[] lines = text.split("\r\n|\n|\r\0", -1);
        for (int i = 0; i < lines.length; i++) {
            out.append(VisibleText.of(lines[i], Integer.MAX_VALUE));
            lineBegun |= !lines[i].isEmpty();
            if (i < lines.length - 1) {
                out.append('\n');
                lineBegun = false;
            }
        }
        if (out.checkError()) { // which flushes, too
            over.countDown(); // nobody reads any more
        }
    }

    /// Says something of this program's own.
    synchronized void tell(String words) {
        if (lineBegun) {
            out.append('\n');
            out.flush();
            lineBegun = false;
        }
        err.println(VisibleText.of(words, Integer.MAX_VALUE));
        err.flush();
    }
}

package dev.wirelight.terminal;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The process's own output, in a character set that its reader understands.
public final class Streams {
    private Streams() {}

    /// Whether a person sees the output on a terminal.
    public static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Standard output.
    public static PrintWriter out() {
        return writer(FileDescriptor.out, "stdout.encoding");
    }

    /// Standard error.
    public static PrintWriter err() {
        return writer(FileDescriptor.err, "stderr.encoding");
    }

    /// A file or a program gets UTF-8. A terminal gets what it says it understands; where that has no arrows, ASCII
    /// stands for them.
    private static PrintWriter writer(FileDescriptor to, String property) {
        Charset charset = isTerminal() ? charset(System.getProperty(property)) : StandardCharsets.UTF_8;
        OutputStream stream = new FileOutputStream(to);
        Writer encoding = new OutputStreamWriter(stream, charset);
        Writer readable = charset.newEncoder().canEncode("→←·␍…“”") ? encoding : new AsciiWriter(encoding);
        return new Output(new BufferedWriter(readable), stream);
    }

    /// A writer that also takes bytes which are ASCII already: in every character set that we write they are the same.
    static final class Output extends PrintWriter {
        private final OutputStream stream;

        private Output(Writer writer, OutputStream stream) {
            super(writer);
            this.stream = stream;
        }

        /// Writes bytes behind all that was written before.
        void ascii(byte[] bytes, int length) {
            flush();
            try {
                stream.write(bytes, 0, length);
            } catch (IOException e) {
                setError();
            }
        }
    }

    private static Charset charset(@Nullable String name) {
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}

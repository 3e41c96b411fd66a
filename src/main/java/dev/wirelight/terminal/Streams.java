package dev.wirelight.terminal;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
        Writer encoding = new OutputStreamWriter(new FileOutputStream(to), charset);
        Writer readable = charset.newEncoder().canEncode("→←·␍…“”") ? encoding : new AsciiWriter(encoding);
        return new PrintWriter(new BufferedWriter(readable));
    }

    private static Charset charset(@Nullable String name) {
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}

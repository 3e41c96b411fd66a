package dev.wirelight.terminal;

import dev.wirelight.capture.record.InsideTls;
import dev.wirelight.capture.record.Recording;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said on the command line about recording what passes.
final class RecordOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "record what passes into a pcapng file, for Wireshark or for Wirelight's window")
    private @Nullable Path file;

    @Option(
            names = "--record-inside-tls",
            description = "with --record: keep what is said inside TLS too, so that whoever opens the file can read it")
    private boolean insideTls;

    /// picocli fills it.
    RecordOptions() {}

    /// Nothing is recorded.
    static RecordOptions off() {
        return new RecordOptions();
    }

    /// What is wrong with these options, in plain words; empty where nothing is.
    ///
    /// @param tls whether servers with TLS run
    /// @param keepsTrace whether what passes is written down at all
    Optional<String> trouble(boolean tls, boolean keepsTrace) {
        if (file != null && !keepsTrace) {
            return Optional.of("--no-trace keeps nothing, so nothing can be recorded: leave out --no-trace or --record.");
        }
        if (insideTls && file == null) {
            return Optional.of("--record-inside-tls says what is to be recorded: say where to, with --record.");
        }
        return insideTls && !tls
                ? Optional.of("--record-inside-tls needs servers with TLS: write --tls too.")
                : Optional.empty();
    }

    /// Begins to record, where that was asked for.
    ///
    /// @throws IOException when the file cannot be written, with words for a learner
    Optional<Recording> start(Trace trace) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Recording.start(trace, file, insideTls ? InsideTls.KEPT : InsideTls.LEFT_OUT));
        } catch (IOException e) {
            String why =
                    switch (e) {
                        case AccessDeniedException _ -> "you have no right to write there.";
                        case NoSuchFileException _ -> "there is no such folder.";
                        default -> e.getMessage() + ".";
                    };
            throw new IOException("Nothing can be recorded into " + file + ": " + why, e);
        }
    }

    /// What is to be known of a recording that begins; empty where nothing of it is worth a warning.
    Optional<String> warning() {
        return insideTls
                ? Optional.of("Warning: " + file + " will hold what is said inside TLS: whoever opens it can read it.")
                : Optional.empty();
    }

    /// What became of a recording that is over, in one line.
    String end(Recording.Progress done) {
        long all = done.captured() + done.reconstructed() + done.inside();
        String inside = done.inside() == 0 ? "" : ", " + done.inside() + " of them with what was said inside TLS";
        String missed = done.missedEntries() == 0
                ? ""
                : " " + done.missedEntries() + " calls with " + done.missedBytes()
                        + " bytes were let go before they could be recorded.";
        return done.trouble().map(trouble -> trouble + " ").orElse("") + "Recorded " + all + " packets to " + file + inside
                + "." + missed;
    }
}

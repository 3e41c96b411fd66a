package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.desktop.replay.Landmarks;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A capture file that is being read into memory, on a thread of its own.
///
/// It can be stopped at any time; what was read stays. Where the file is larger than the memory that it may take, the
/// oldest is let go, and counted by the trace.
public final class OpenedFile implements AutoCloseable {
    /// About what an entry for a packet takes, with its headers and without its data.
    private static final long ENTRY_BYTES = 500;

    private static final int ENTRIES_AT_ONCE = 100;
    private static final int MOST_ENTRIES = 6_000_000;
    /// What one packet can let go on must not push itself out before it is seen.
    private static final int FEWEST_ENTRIES = 2 * CaptureFile.MOST_ENTRIES_A_STEP;

    private final Path path;
    private final CaptureFile file;
    private final TraceReader reader;
    private final Talks talks = new Talks();
    private final Landmarks landmarks = new Landmarks();
    private volatile State state = State.READING;
    private volatile String trouble = "";

    /// How far it is.
    public enum State {
        READING,
        /// All of it was read, as far as it can be read.
        READ,
        /// Somebody did not want to wait for the rest.
        STOPPED,
        /// The rest could not be read: see [#trouble].
        FAILED
    }

    /// The file cannot be opened; the message says why, in words for a learner.
    public static final class CannotOpen extends Exception {
        private static final long serialVersionUID = 1;

        CannotOpen(String words) {
            super(words);
        }
    }

    private OpenedFile(Path path, CaptureFile file) {
        this.path = path;
        this.file = file;
        this.reader = new TraceReader(file.trace());
    }

    /// Opens a file and reads its beginning. May block.
    ///
    /// @throws CannotOpen when there is no such file, or it is no capture
    public static OpenedFile open(Path path) throws CannotOpen {
        return open(path, limits(Runtime.getRuntime().maxMemory()));
    }

    static OpenedFile open(Path path, TraceLimits limits) throws CannotOpen {
        String name = say("“%s” cannot be opened.", path.getFileName());
        if (Files.isDirectory(path)) {
            throw new CannotOpen(say("%s It is a folder. Choose a file in it.", name));
        }
        try {
            return new OpenedFile(path, CaptureFile.open(path, limits));
        } catch (NotACapture e) {
            throw new CannotOpen(say(
                    "%s %s Wirelight opens pcap and pcapng files, as Wireshark, tcpdump and Wirelight itself save them.",
                    name, e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new CannotOpen(say("%s There is no such file. Is its name written as it should be?", name));
        } catch (AccessDeniedException e) {
            throw new CannotOpen(say(
                    "%s You have no right to read it. Ask whoever saved it, or copy it to a folder of yours.",
                    name));
        } catch (IOException e) {
            throw new CannotOpen(say("%s The computer says: %s", name, words(e)));
        }
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// A quarter of the memory for data, a quarter for packets.
    static TraceLimits limits(long heap) {
        long entries = Math.clamp(heap / 4 / ENTRY_BYTES, FEWEST_ENTRIES, MOST_ENTRIES);
        return new TraceLimits((int) entries, heap / 4);
    }

    /// Begins to read the rest.
    public void start() {
        Thread.ofPlatform().daemon().name("capture file").start(this::read);
    }

    /// Reads until the end, or until somebody [stops][#stop] it.
    void read() {
        try {
            boolean more = true;
            while (more && state == State.READING) {
                more = file.step();
                look();
            }
            if (!more && state == State.READING) {
                state = State.READ;
            }
        } catch (IOException e) {
            trouble = say("The file could not be read further: %s", words(e));
            state = State.FAILED;
        } catch (RuntimeException e) {
            trouble = say("Wirelight made a mistake at packet %s and reads no further. %s", file.packets(), e);
            state = State.FAILED;
        }
    }

    private void look() {
        while (reader.behind() > 0) {
            for (Seen seen : reader.next(ENTRIES_AT_ONCE)) {
                talks.add(seen);
                landmarks.add(seen);
            }
        }
    }

    /// Reads no further. What was read stays.
    public void stop() {
        if (state == State.READING) {
            state = State.STOPPED;
        }
    }

    public State state() {
        return state;
    }

    /// Why the rest could not be read; empty where it could.
    public String trouble() {
        return trouble;
    }

    public Path path() {
        return path;
    }

    /// What has been counted so far, and the trace with what was found.
    public CaptureFile file() {
        return file;
    }

    public Trace trace() {
        return file.trace();
    }

    public Talks talks() {
        return talks;
    }

    public Landmarks landmarks() {
        return landmarks;
    }

    /// How much of the file has been read, 0 to 1.
    public double progress() {
        return file.size() <= 0 ? 1 : Math.min(1, (double) file.bytesRead() / file.size());
    }

    @Override
    public void close() {
        stop();
        try {
            file.close();
        } catch (IOException e) {
            trouble = words(e); // it was only read; there is nothing to lose
        }
    }
}

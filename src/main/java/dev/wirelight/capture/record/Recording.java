package dev.wirelight.capture.record;

import dev.wirelight.capture.format.PcapngWriter;
import dev.wirelight.capture.format.Reconstruction;
import dev.wirelight.trace.Batch;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what happens in a trace to a pcapng file, which Wireshark and we can open: packets that were captured as they
/// were, and, for what no captured packet shows, made-up ones that say so in their comments.
///
/// It reads the trace at its own pace, on a thread of its own, and writes some seconds behind. The file can be opened at
/// any time, and up to its last whole block also when the power goes away.
public final class Recording implements AutoCloseable {
    private static final int READ_AT_ONCE = 4_096;
    private static final long PULSE_MILLIS = 100;
    /// For so long an entry waits for captured packets.
    private static final long DELAY_NANOS = 2_000_000_000L;
    /// Packets of the last calls may still be on their way from the capturing program.
    private static final long LAST_PACKETS_MILLIS = 500;
    private static final String MADE_UP = "made up from what sockets did";
    private static final String INSIDE_TLS = "plain bytes inside TLS, not on the wire";

    /// What has been done until now.
    ///
    /// @param captured packets in the file that were captured
    /// @param reconstructed packets in the file that were made up from what sockets did
    /// @param inside packets in the file that stand for what was said inside TLS
    /// @param bytes of the file
    /// @param missedEntries entries that the trace had let go before they were read here: they are in no packet
    /// @param missedBytes bytes that those held
    /// @param trouble why it stopped by itself; the file has all that was written before
    public record Progress(
            long captured,
            long reconstructed,
            long inside,
            long bytes,
            long missedEntries,
            long missedBytes,
            Optional<String> trouble) {}

    private final Trace trace;
    private final long epochNanos;
    private final RecordingFile file;
    private final PcapngWriter writer;
    private final Recorder recorder;

    private volatile Progress progress = new Progress(0, 0, 0, 0, 0, 0, Optional.empty());

    // All below is guarded by this, or used by one thread alone.
    private Position position;
    private long captured;
    private long reconstructed;
    private long inside;
    private long missedEntries;
    private long missedBytes;
    private String missedNow = "";
    private boolean ending;
    private boolean ended;
    private Optional<String> trouble = Optional.empty();

    private Recording(Trace trace, RecordingFile file, Position from, InsideTls insideTls) throws IOException {
        this.recorder = new Recorder(new Packets(), insideTls);
        this.trace = trace;
        this.file = file;
        this.position = from;
        this.epochNanos = ChronoUnit.NANOS.between(Instant.EPOCH, trace.startedAt());
        try {
            this.writer = new PcapngWriter(file);
            writer.describe(Reconstruction.LINK.number(), MADE_UP);
            writer.flush();
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// Records what happens from now on, until [#close].
    ///
    /// @param file is made, or made empty
    /// @throws IOException when it cannot be written
    public static Recording start(Trace trace, Path file, InsideTls insideTls) throws IOException {
        return start(trace, RecordingFile.create(file, insideTls), insideTls);
    }

    static Recording start(Trace trace, RecordingFile file, InsideTls insideTls) throws IOException {
        Recording recording = new Recording(trace, file, trace.end(), insideTls);
        Thread.ofVirtual().name("recording").start(recording::run);
        return recording;
    }

    /// Writes all that the trace still holds, at once.
    ///
    /// @param file is made, or made empty
    /// @return what was written
    /// @throws IOException when it cannot be written; what could be is there
    public static Progress save(Trace trace, Path file, InsideTls insideTls) throws IOException {
        Recording recording = new Recording(trace, RecordingFile.create(file, insideTls), Position.START, insideTls);
        try (recording.writer) {
            recording.readUntil(trace.end(), true);
            recording.recorder.writeUntil(Long.MAX_VALUE);
        }
        recording.tell();
        return recording.progress();
    }

    /// What has been done until now. Never waits for the disk.
    public Progress progress() {
        return progress;
    }

    private synchronized void run() {
        try (writer) {
            while (!ending) {
                readUntil(trace.end(), false);
                recorder.writeUntil(trace.now() - DELAY_NANOS);
                writer.flush();
                tell();
                wait(PULSE_MILLIS);
            }
            if (captured > 0) {
                wait(LAST_PACKETS_MILLIS);
            }
            readUntil(trace.end(), false);
            recorder.writeUntil(Long.MAX_VALUE);
        } catch (IOException e) {
            trouble = Optional.of("The recording has stopped: " + e.getMessage() + ". What was written before is in the file.");
        } catch (RuntimeException e) {
            trouble = Optional.of("The recording has stopped by a mistake in Wirelight (" + e + "). What was written before is in the file.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            tell();
            notifyAll();
        }
    }

    /// @param all whether everything is learnt before anything is written
    private void readUntil(Position end, boolean all) throws IOException {
        while (position.entry() < end.entry()) {
            Batch batch = trace.since(position, READ_AT_ONCE);
            position = batch.next();
            if (batch.missedEntries() > 0) {
                missedEntries += batch.missedEntries();
                missedBytes += batch.missedBytes();
                missedNow = "Before this packet " + batch.missedEntries() + " calls with " + batch.missedBytes()
                        + " bytes were let go before they could be recorded.";
            }
            batch.entries().forEach(recorder::take);
            if (!all) {
                recorder.writeUntil(trace.now() - DELAY_NANOS); // a flood must not pile up here
            }
        }
    }

    private void tell() {
        progress = new Progress(captured, reconstructed, inside, file.length(), missedEntries, missedBytes, trouble);
    }

    /// What becomes of the packets.
    private final class Packets implements RecordedConnection.Sink {
        @Override
        public void packet(int linkType, long nanos, byte[] bytes, int originalLength, String madeFrom, String remark)
                throws IOException {
            boolean isCaptured = madeFrom.isEmpty();
            String comment = isCaptured ? "" : Reconstruction.comment(madeFrom);
            write(writer.describe(linkType, isCaptured ? "captured" : MADE_UP), nanos, bytes, originalLength, comment, remark);
            captured += isCaptured ? 1 : 0;
            reconstructed += isCaptured ? 0 : 1;
        }

        @Override
        public void inside(long nanos, byte[] bytes, String madeFrom) throws IOException {
            int from = writer.describe(Reconstruction.LINK.number(), INSIDE_TLS);
            write(from, nanos, bytes, bytes.length, Reconstruction.comment(madeFrom), "");
            inside++;
        }

        private void write(int from, long nanos, byte[] bytes, int originalLength, String comment, String remark)
                throws IOException {
            String comments = Stream.of(comment, remark, missedNow)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(" "));
            writer.write(from, epochNanos + nanos, bytes, originalLength, comments);
            missedNow = "";
        }
    }

    /// Ends the recording, and waits until all of it is in the file.
    @Override
    public synchronized void close() {
        ending = true;
        notifyAll();
        try {
            while (!ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

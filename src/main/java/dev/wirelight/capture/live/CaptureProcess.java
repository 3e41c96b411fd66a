package dev.wirelight.capture.live;

import dev.wirelight.capture.format.CaptureReader;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.protocol.tcpip.PacketLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;

/// A program that captures and writes what it captures to its standard output, and the thread that reads it.
final class CaptureProcess {
    private static final int MOST_COMPLAINTS = 4_096;
    private static final long GOODBYE_MILLIS = 1_000;

    /// Who is told what it does; called by the reading thread.
    interface Listener {
        /// It captures from now on.
        void began(CaptureProcess process);

        /// A packet with a TCP segment came.
        void captured(CaptureProcess process, Packet packet, PacketLayout layout);

        /// It has ended, or its output makes no sense.
        ///
        /// @param complaints what it said about that; may be empty
        void ended(CaptureProcess process, String complaints);
    }

    private final CaptureProgram program;
    private final String where;
    private final SortedSet<Integer> ports;
    private final Process process;
    private final Thread reading;
    private final StringBuilder complaints = new StringBuilder();

    private CaptureProcess(
            CaptureProgram program, String where, SortedSet<Integer> ports, Process process, Listener listener) {
        this.program = program;
        this.where = where;
        this.ports = ports;
        this.process = process;
        Thread hearing = Thread.ofVirtual().name("capture complaints").start(this::hear);
        this.reading = Thread.ofVirtual().name("capture").start(() -> read(listener, hearing));
    }

    /// Starts it.
    ///
    /// @throws IOException when this user may not start it
    static CaptureProcess start(CaptureProgram program, String where, SortedSet<Integer> ports, Listener listener)
            throws IOException {
        Process process = new ProcessBuilder(program.command(where, ports)).start();
        process.getOutputStream().close();
        // Whoever ends us without closing the capture ends it too; it would go on until its next packet.
        Thread hook = new Thread(() -> endSoftly(process), "end of a capturing program");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            process.onExit().thenRun(() -> forget(hook));
        } catch (IllegalStateException e) {
            endSoftly(process); // we are ending
        }
        return new CaptureProcess(program, where, ports, process, listener);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs.
        }
    }

    /// Ends it and nothing more: [Process#destroy()] would also close the streams, and with them what it said last.
    private static void endSoftly(Process process) {
        process.toHandle().destroy();
    }

    CaptureProgram program() {
        return program;
    }

    String where() {
        return where;
    }

    boolean covers(SortedSet<Integer> wanted, String wantedWhere) {
        return where.equals(wantedWhere) && ports.containsAll(wanted);
    }

    private void read(Listener listener, Thread hearing) {
        try (CaptureReader reader = CaptureReader.open(process.getInputStream())) {
            listener.began(this);
            for (Optional<Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
                Packet packet = next.get();
                if (PacketLayout.of(packet.linkType(), packet.bytes()) instanceof PacketLayout.Segment(PacketLayout layout)) {
                    listener.captured(this, packet, layout);
                }
            }
        } catch (IOException | NotACapture e) {
            // It has ended, and said why where programs do.
        } catch (RuntimeException e) {
            complain("a mistake in Wirelight: " + e); // nobody would read on, so nobody may believe that it captures
        }
        endSoftly(process);
        try {
            hearing.join(GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (complaints) {
            listener.ended(this, complaints.toString());
        }
    }

    private void hear() {
        byte[] buffer = new byte[512];
        try (InputStream errors = process.getErrorStream()) {
            for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
                complain(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    private void complain(String words) {
        synchronized (complaints) {
            complaints.append(words);
            complaints.delete(0, Math.max(0, complaints.length() - MOST_COMPLAINTS));
        }
    }

    /// Asks it to end, and reads what it still has; ends it when that takes too long.
    void end() {
        endSoftly(process);
        try {
            if (!process.waitFor(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            reading.join(GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

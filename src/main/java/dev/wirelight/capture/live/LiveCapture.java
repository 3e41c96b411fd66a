package dev.wirelight.capture.live;

import dev.wirelight.capture.flow.TcpPacket;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.capture.live.CaptureProgram.Platform;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Captures the packets of the lab's own connections while it runs, and writes them down in its trace as
/// [dev.wirelight.trace.Call.Segment]s: with the real headers and without bytes, because the sockets' reads and writes carry
/// those; they end no flow, and where they lie is in their [dev.wirelight.trace.PacketHead]. They come a little later than
/// the calls that they belong to, with the time at which they were captured.
///
/// It learns from the trace which ports there are, so servers and clients need not know of it. It starts dumpcap or tcpdump
/// with the rights that we have, and never asks for more; where these do not suffice, [#status] says what would.
public final class LiveCapture implements AutoCloseable {
    private static final long PULSE_MILLIS = 50;
    private static final int READINGS = 5;

    private final Trace trace;
    private final Platform platform;
    private final ArrayDeque<CaptureProgram> programs;
    private final LiveSockets sockets;
    private final LiveConnections connections;
    private final CaptureProcess.Listener listener = new FromProcess();

    // What a view asks for: written under the lock, read without it, because a program may be starting meanwhile.
    private volatile CaptureStatus status = new CaptureStatus.Idle();
    private volatile long packets;
    private volatile long unmatched;

    // What a view wishes: written and read without it, for the same reason.
    private volatile boolean on = true;

    // All below is guarded by this.
    private SortedSet<Integer> wanted = new TreeSet<>();
    private @Nullable CaptureProcess process;
    private boolean began;
    private boolean closed;
    private long epochNanos; // the trace's beginning by the clock that packets are stamped with

    private LiveCapture(Trace trace, Platform platform, Collection<CaptureProgram> programs) {
        this.trace = trace;
        this.platform = platform;
        this.programs = new ArrayDeque<>(programs);
        this.sockets = new LiveSockets(trace);
        this.connections = new LiveConnections(trace, sockets);
    }

    /// Begins to watch the trace. As soon as somebody listens or connects there, capturing begins.
    public static LiveCapture start(Trace trace) {
        Platform platform = Platform.here();
        String searchPath = System.getenv().getOrDefault("PATH", "");
        return start(trace, platform, CaptureProgram.installed(searchPath, platform));
    }

    /// One that captures nothing.
    public static LiveCapture off(Trace trace) {
        LiveCapture capture = new LiveCapture(trace, Platform.here(), List.of());
        capture.close();
        return capture;
    }

    /// The same with certain programs.
    static LiveCapture start(Trace trace, Platform platform, Collection<CaptureProgram> programs) {
        LiveCapture capture = new LiveCapture(trace, platform, programs);
        Thread.ofVirtual().name("live capture").start(capture::watch);
        return capture;
    }

    /// What is the matter now. Never waits.
    public CaptureStatus status() {
        CaptureStatus now = status;
        if (!on && !(now instanceof CaptureStatus.Unavailable)) {
            return new CaptureStatus.Off();
        }
        return now instanceof CaptureStatus.Running(String program, String where, long _, long _)
                ? new CaptureStatus.Running(program, where, packets, unmatched)
                : now;
    }

    /// Captures from now on, or no longer. What was captured stays where it is. Never waits.
    public void setOn(boolean capture) {
        on = capture;
    }

    /// Waits until it captures, or it is clear that it cannot.
    ///
    /// @return the status then, or after `patience`
    public synchronized CaptureStatus awaitSettled(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!closed && (status instanceof CaptureStatus.Idle || status instanceof CaptureStatus.Starting)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status();
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                look();
                wait(PULSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        long now = trace.now();
        // Anew each time, because the computer's clock may be set while we run.
        epochNanos = offset(trace::now, () -> ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()));
        sockets.follow();
        connections.match(now);
        unmatched = connections.unmatched();
        SortedSet<Integer> ports = on ? sockets.ports() : new TreeSet<>();
        boolean changing = !ports.equals(wanted); // two servers start one after the other: wait for both
        wanted = ports;
        if (!changing && !(status instanceof CaptureStatus.Unavailable)) {
            cover(ports, platform.networkInterface(sockets.areLoopback()));
        }
    }

    /// Two clocks cannot be read at once: of some tries the quickest says best what one showed when the other was read.
    ///
    /// @return how much more `time` shows than `ours`
    static long offset(LongSupplier ours, LongSupplier time) {
        long best = Long.MAX_VALUE;
        long offset = 0;
        for (int i = 0; i < READINGS; i++) {
            long before = ours.getAsLong();
            long shown = time.getAsLong();
            long took = ours.getAsLong() - before;
            if (took < best) {
                best = took;
                offset = shown - before - took / 2;
            }
        }
        return offset;
    }

    private void cover(SortedSet<Integer> ports, String where) {
        CaptureProcess running = process;
        if (running != null && (ports.isEmpty() || !running.covers(ports, where))) {
            process = null;
            Thread.ofVirtual().name("end of a capture").start(running::end);
            set(new CaptureStatus.Idle());
        }
        while (process == null && !ports.isEmpty() && !(status instanceof CaptureStatus.Unavailable)) {
            begin(ports, where);
        }
    }

    private void begin(SortedSet<Integer> ports, String where) {
        CaptureProgram program = programs.peek();
        if (program == null) {
            set(new CaptureStatus.Unavailable(
                    "Packets are not captured, because neither dumpcap nor tcpdump is installed.", platform.advice()));
            return;
        }
        try {
            began = false;
            process = CaptureProcess.start(program, where, ports, listener);
            set(new CaptureStatus.Starting(program.name()));
        } catch (IOException e) {
            giveUp(program, program.mayBeStarted() ? String.valueOf(e.getMessage()) : "permission denied");
        }
    }

    /// A program cannot do it: perhaps the next one can.
    private void giveUp(CaptureProgram program, String complaints) {
        programs.remove(program);
        if (programs.isEmpty()) {
            set(new CaptureStatus.Unavailable(CaptureComplaints.why(program.name(), complaints), platform.advice()));
        }
    }

    private void set(CaptureStatus next) {
        status = next;
        notifyAll();
    }

    /// Ends the program, and takes what it has captured until now.
    @Override
    public void close() {
        CaptureProcess running;
        synchronized (this) {
            closed = true;
            running = process;
            notifyAll();
        }
        if (running != null) {
            running.end();
        }
        synchronized (this) {
            sockets.follow();
            connections.match(trace.now());
            process = null;
            status = new CaptureStatus.Off();
        }
    }

    /// What the reading thread calls.
    private final class FromProcess implements CaptureProcess.Listener {
        @Override
        public void began(CaptureProcess from) {
            synchronized (LiveCapture.this) {
                if (from == process) {
                    began = true;
                    set(new CaptureStatus.Running(from.program().name(), from.where(), 0, 0));
                }
            }
        }

        @Override
        public void captured(CaptureProcess from, Packet packet, PacketLayout layout) {
            synchronized (LiveCapture.this) {
                // One that is to end still has packets, and its successor may have the same.
                if (from == process) {
                    long number = packets + 1;
                    packets = number;
                    connections.take(TcpPacket.of(packet.numbered(number), layout, packet.nanos() - epochNanos));
                    unmatched = connections.unmatched();
                }
            }
        }

        @Override
        public void ended(CaptureProcess from, String complaints) {
            synchronized (LiveCapture.this) {
                if (from == process && !closed) {
                    process = null;
                    set(new CaptureStatus.Idle());
                    giveUp(from.program(), began ? CaptureComplaints.STOPPED + complaints : complaints);
                }
            }
        }
    }
}

package dev.wirelight.peers;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// tshark, capturing on this computer's loopback interface into a file, and telling what it sees while it does.
final class Capture implements AutoCloseable {
    // Source port, destination port, relative sequence number, length.
    private static final Pattern SEGMENT = Pattern.compile("(?m)^(\\d+)\t(\\d+)\t(\\d+)\t(\\d+)$");
    private static final int LOOKS_BETWEEN_KNOCKS = 50;

    private final Running tshark;
    private int looks;

    private Capture(Running tshark) {
        this.tshark = tshark;
    }

    /// Starts to capture, and returns when packets of that server are really being seen.
    static Capture start(Path file, Address server, Address other) throws IOException {
        Capture capture = new Capture(Running.start(
                Installed.program("tshark").toString(),
                "-i", "lo",
                "-f", "tcp port " + server.port() + " or tcp port " + other.port(),
                "-w", file.toString(),
                "-P", "-l", "-n",
                "-T", "fields", "-e", "tcp.srcport", "-e", "tcp.dstport", "-e", "tcp.seq", "-e", "tcp.len"));
        Deadline.until(
                () -> !capture.tshark.isAlive() || !capture.segments().isEmpty() || capture.knock(server),
                () -> "tshark sees nothing: " + capture.tshark.output());
        if (!capture.tshark.isAlive()) {
            Installed.missing("tshark may not capture here; it says: " + capture.tshark.output().strip());
        }
        return capture;
    }

    /// A connection that says nothing: when the capture shows it, the capture has begun.
    private boolean knock(Address server) {
        if (looks++ % LOOKS_BETWEEN_KNOCKS == 0 && tshark.output().contains("Capturing on")) {
            try {
                new Socket(server.host(), server.port()).close();
            } catch (IOException e) {
                throw new AssertionError("the server does not take connections", e);
            }
        }
        return false;
    }

    private List<MatchResult> segments() {
        return SEGMENT.matcher(tshark.output()).results().toList();
    }

    /// Waits until all bytes of a flow have been seen on the wire.
    void awaitAll(Connection connection, Direction direction) {
        Address from = direction == Direction.CLIENT_TO_SERVER ? connection.client() : connection.server();
        Address to = direction == Direction.CLIENT_TO_SERVER ? connection.server() : connection.client();
        long length = connection.flow(direction).length();
        Deadline.until(
                () -> segments().stream()
                        .filter(s -> Integer.parseInt(s.group(1)) == from.port() && Integer.parseInt(s.group(2)) == to.port())
                        // The relative sequence number of the first byte is 1.
                        .anyMatch(s -> Long.parseLong(s.group(3)) - 1 + Long.parseLong(s.group(4)) >= length),
                () -> "tshark did not see " + length + " bytes from " + from + " to " + to);
    }

    /// Ends the capture as Ctrl-C does, so that the file is complete.
    void stop() throws IOException {
        try (Running kill = Running.start("kill", "-INT", Long.toString(tshark.pid()))) {
            kill.awaitEnd();
        }
        tshark.awaitEnd();
    }

    @Override
    public void close() {
        tshark.close();
    }
}

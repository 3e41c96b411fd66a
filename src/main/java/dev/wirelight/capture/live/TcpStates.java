package dev.wirelight.capture.live;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks the operating system in which state a connection is. Linux tells everyone, in two text files (proc_net_tcp in the
/// kernel's documentation); elsewhere there is no answer.
public final class TcpStates {
    private static final List<Path> LINUX = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    /// A computer with more connections than this is not asked to the end: a view waits for the answer.
    private static final int MOST_LINES = 20_000;

    private final List<Path> files;
    private final ByteOrder order;

    /// Of this computer.
    public TcpStates() {
        this(LINUX, ByteOrder.nativeOrder());
    }

    /// @param order that of the computer whose files these are
    TcpStates(List<Path> files, ByteOrder order) {
        this.files = files;
        this.order = order;
    }

    /// The state of our end of a connection, now. Reads files: ask once a pulse, and not for each of many.
    ///
    /// @return empty where the operating system does not know it any more, or is not asked
    public Optional<TcpState> of(Connection connection) {
        if (connection.side() == Side.NEITHER) {
            return Optional.empty();
        }
        boolean server = connection.side() == Side.SERVER;
        Address local = server ? connection.server() : connection.client();
        Address remote = server ? connection.client() : connection.server();
        return files.stream()
                .filter(Files::isReadable)
                .map(file -> find(file, local, remote))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TcpState> find(Path file, Address local, Address remote) {
        // As the file writes ports: most lines are passed over for their text alone.
        String ports = ":%04X ".formatted(local.port());
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                Stream<String> some = lines.lines().skip(1).limit(MOST_LINES)) {
            return some.filter(line -> line.contains(ports))
                    .map(line -> state(line, local, remote))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /// One line: its number, local address, remote address, state, send and receive queue, and more.
    private Optional<TcpState> state(String line, Address local, Address remote) {
        String[] columns = line.strip().split("\\s+");
        try {
            if (columns.length < 5
                    || !Objects.equals(address(columns[1]), local)
                    || !Objects.equals(address(columns[2]), remote)) {
                return Optional.empty();
            }
            int state = HexFormat.fromHexDigits(columns[3]);
            TcpState.State[] states = TcpState.State.values();
            // Linux counts a connection in the queue of a listening socket as one more, which it calls new SYN.
            TcpState.State found = state == states.length + 1
                    ? TcpState.State.SYN_RECEIVED
                    : states[Math.clamp(state, 1, states.length) - 1];
            int colon = columns[4].indexOf(':');
            return Optional.of(new TcpState(
                    found,
                    HexFormat.fromHexDigitsToLong(columns[4], 0, colon),
                    HexFormat.fromHexDigitsToLong(columns[4], colon + 1, columns[4].length())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // not a line as we know them
        }
    }

    /// `0100007F:1B5F` is 127.0.0.1, port 7007, on a computer with its lowest byte first: each four bytes of the address are
    /// written as one number.
    private Address address(String text) {
        int colon = text.indexOf(':');
        byte[] ip = HexFormat.of().parseHex(text, 0, colon);
        if (order == ByteOrder.LITTLE_ENDIAN) {
            for (int word = 0; word < ip.length; word += 4) {
                for (int i = 0; i < 2; i++) {
                    byte swapped = ip[word + i];
                    ip[word + i] = ip[word + 3 - i];
                    ip[word + 3 - i] = swapped;
                }
            }
        }
        // A socket that takes IPv6 has its IPv4 connections in the second file, as ::ffff:127.0.0.1 (RFC 4291 §2.5.5.2).
        boolean mapped = ip.length == 16
                && Arrays.equals(ip, 0, 12, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 0, 12);
        byte[] plain = mapped ? Arrays.copyOfRange(ip, 12, 16) : ip;
        return Address.of(plain, HexFormat.fromHexDigits(text, colon + 1, text.length()));
    }
}

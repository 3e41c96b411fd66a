package dev.wirelight.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who listens on a port of this computer, as far as the system tells without special rights: Linux does, in `/proc`, of
/// one's own programs.
///
/// @param program its name
/// @param process its number
record Listener(String program, long process) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENS = "0A";

    // The columns of /proc/net/tcp: sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode ...
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /// Who listens on this port, at any address.
    static Optional<Listener> on(int port) {
        return on(port, PROC);
    }

    /// @param proc the folder that Linux calls `/proc`
    static Optional<Listener> on(int port, Path proc) {
        Set<String> sockets = new TreeSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            lines(proc.resolve(table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > INODE
                            && columns[STATE].equals(LISTENS)
                            && columns[LOCAL].endsWith(":%04X".formatted(port)))
                    .forEach(columns -> sockets.add("socket:[" + columns[INODE] + "]"));
        }
        return sockets.isEmpty() ? Optional.empty() : withOneOf(sockets, proc);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of(); // no Linux, or no IPv6
        }
    }

    private static Optional<Listener> withOneOf(Set<String> sockets, Path proc) {
        for (Path process : files(proc, "[0-9]*")) {
            for (Path descriptor : files(process.resolve("fd"), "*")) {
                if (sockets.contains(target(descriptor))) {
                    long number = Long.parseLong(process.getFileName().toString());
                    return Optional.of(new Listener(name(process), number));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> files(Path folder, String pattern) {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(all::add);
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's program, or one that has just ended: of these the system tells nothing.
        }
        return all;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /// Every Java program is called `java`: of ours we know more.
    private static String name(Path process) {
        boolean ours = lines(process.resolve("cmdline")).stream().anyMatch(line -> line.contains("dev.wirelight.Main"));
        return ours ? "Wirelight itself" : lines(process.resolve("comm")).stream().findFirst().orElse("a program");
    }

    @Override
    public String toString() {
        return program + " (process " + process + ")";
    }
}

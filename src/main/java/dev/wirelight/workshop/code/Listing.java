package dev.wirelight.workshop.code;

import static dev.wirelight.workshop.code.Step.ACCEPT;
import static dev.wirelight.workshop.code.Step.BIND;
import static dev.wirelight.workshop.code.Step.CLOSE;
import static dev.wirelight.workshop.code.Step.LISTEN;
import static dev.wirelight.workshop.code.Step.READ;
import static dev.wirelight.workshop.code.Step.SHUTDOWN;
import static dev.wirelight.workshop.code.Step.SOCKET;
import static dev.wirelight.workshop.code.Step.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// An echo server in one language.
///
/// @param language such as `Java`
/// @param note what it is
/// @param lines with titles between them
public record Listing(String language, String note, List<CodeLine> lines) {
    private static final String LISTENING = "/dev/wirelight/socket/ListeningSocket.java";
    private static final String CONNECTED = "/dev/wirelight/socket/TcpSocket.java";
    private static final String SERVER = "/dev/wirelight/server/Server.java";
    private static final String PEER = "/dev/wirelight/server/PlainPeer.java";
    private static final String C = "/dev/wirelight/workshop/code/echo.c";
    private static final String PYTHON = "/dev/wirelight/workshop/code/echo.py";

    private static final List<Excerpt> OF_JAVA = List.of(
            new Excerpt(LISTENING, "A socket that listens", "socket = new ServerSocket()", "socket.bind(",
                    Map.of("new ServerSocket()", Set.of(SOCKET), "socket.bind(", Set.of(BIND, LISTEN))),
            new Excerpt(SERVER, "The accept loop", "void acceptAll(", "serve(connected)",
                    Map.of("socket.accept(", Set.of(ACCEPT))),
            new Excerpt(LISTENING, "inside accept", "accepted = socket.accept()", "socket.accept()",
                    Map.of("socket.accept()", Set.of(ACCEPT))),
            new Excerpt(PEER, "A connection's loop", "while ((count = socket.read(", "intake.adapt(",
                    Map.of("socket.read(", Set.of(READ), "outbox.flush()", Set.of(WRITE))),
            new Excerpt(CONNECTED, "inside read", "count = in.read(", "in.read(", Map.of("in.read(", Set.of(READ))),
            new Excerpt(CONNECTED, "inside write", " out.write(", "out.write(", Map.of("out.write(", Set.of(WRITE))),
            new Excerpt(CONNECTED, "This end has said all", " socket.shutdownOutput()", "socket.shutdownOutput()",
                    Map.of("socket.shutdownOutput()", Set.of(SHUTDOWN))),
            new Excerpt(CONNECTED, "The end", "if (readIsNoted) {", "socket.close()",
                    Map.of("socket.close()", Set.of(CLOSE))));

    private static final List<Excerpt> OF_C = List.of(new Excerpt(C, "An echo server in C", "int main", "end of main",
            Map.of(
                    "= socket(", Set.of(SOCKET),
                    "bind(listener", Set.of(BIND),
                    "listen(listener", Set.of(LISTEN),
                    "= accept(", Set.of(ACCEPT),
                    "= read(", Set.of(READ),
                    "write(client", Set.of(WRITE),
                    "/* a FIN goes out", Set.of(CLOSE))));

    private static final List<Excerpt> OF_PYTHON = List.of(new Excerpt(PYTHON, "An echo server in Python", "import socket", "args=(client,)).start()",
            Map.of(
                    "socket.socket()", Set.of(SOCKET),
                    "listener.bind(", Set.of(BIND),
                    "listener.listen(", Set.of(LISTEN),
                    "listener.accept()", Set.of(ACCEPT),
                    "client.recv(", Set.of(READ),
                    "client.sendall(", Set.of(WRITE),
                    "with client", Set.of(CLOSE))));

    /// The lines of this very program that are running when the plain server runs.
    public static Listing java() {
        return new Listing("Java", "These lines run when the plain server does: they are taken from the source of this program.", lines(OF_JAVA));
    }

    /// A program that does the same, to compare.
    public static Listing c() {
        return new Listing("C", "The same in C, to compare: it is not running.", lines(OF_C));
    }

    /// A program that does the same, to compare.
    public static Listing python() {
        return new Listing("Python", "The same in Python, to compare: it is not running.", lines(OF_PYTHON));
    }

    private static List<CodeLine> lines(List<Excerpt> excerpts) {
        return excerpts.stream().flatMap(excerpt -> excerpt.of(source(excerpt.file())).stream()).toList();
    }

    private static List<String> source(String file) {
        try (InputStream in = Objects.requireNonNull(Listing.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

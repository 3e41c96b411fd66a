package dev.wirelight.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// WebSocket servers that are not ours, all doing the same: they echo, but for the texts `fragments` (sent back in three
/// fragments), `ping hi` (a ping, and `ponged hi` when the pong has come) and `close 4001 bye`.
enum EchoPeer {
    NODE_WS {
        @Override
        Open open(boolean deflate) throws Exception {
            return program(Installed.program("node").toString(), SCRIPTS.resolve("ws-server.js").toString(), ws());
        }
    },
    PYTHON_WEBSOCKETS {
        @Override
        Open open(boolean deflate) throws Exception {
            return program(python(), SCRIPTS.resolve("websockets_server.py").toString(), deflate ? "deflate" : "");
        }
    },
    JAVA_WEBSOCKET {
        @Override
        Open open(boolean deflate) throws Exception {
            List<String> closes = new CopyOnWriteArrayList<>();
            JavaWebSocketEcho echo =
                    deflate ? JavaWebSocketEcho.compressing(closes::add) : JavaWebSocketEcho.start(closes::add);
            return new Open(echo.getPort(), text -> awaitLine(closes, text), echo);
        }
    },
    UNDERTOW {
        @Override
        Open open(boolean deflate) {
            List<String> closes = new CopyOnWriteArrayList<>();
            UndertowEcho echo = UndertowEcho.start(closes::add);
            return new Open(echo.port(), text -> awaitLine(closes, text), echo);
        }
    };

    static final Path SCRIPTS = Path.of("src/test/peers").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");

    /// What waits for a line such as `closed 4002 enough`.
    interface Closes {
        void await(String line);
    }

    /// A server that listens on 127.0.0.1.
    record Open(int port, Closes closes, AutoCloseable server) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    /// @param deflate whether it compresses where the client offers it; Node's ws does as the URL says
    abstract Open open(boolean deflate) throws Exception;

    private static Open program(String... command) throws IOException {
        Running program = Running.start(command);
        program.await("Listening on port ");
        program.await("\n");
        Matcher listening = LISTENING.matcher(program.output());
        if (!listening.find()) {
            throw new AssertionError(program.output());
        }
        return new Open(Integer.parseInt(listening.group(1)), program::await, program);
    }

    private static void awaitLine(List<String> lines, String line) {
        Deadline.until(() -> lines.contains(line), () -> "not \"" + line + "\" but " + lines);
    }

    /// Where Node's ws is installed, in the version that the tests are written for.
    static String ws() {
        Path target = Path.of(System.getProperty("wirelight.home")).getParent();
        Path ws = target.resolve("npm/node_modules/ws");
        if (!Files.isDirectory(ws)) {
            Installed.missing("Node's ws is not in " + ws + " (.ci/run says how it gets there)");
        }
        return ws.toString();
    }

    /// A Python that has websockets. Some computers have several Pythons, and the packages of the system in one of them.
    static String python() throws IOException {
        Path system = Path.of("/usr/bin/python3");
        for (Path python : List.of(system, Installed.program("python3"))) {
            if (Files.isExecutable(python)) {
                try (Running check = Running.start(python.toString(), "-c", "import websockets")) {
                    if (check.awaitEnd() == 0) {
                        return python.toString();
                    }
                }
            }
        }
        Installed.missing("no Python here has websockets (Debian: python3-websockets)");
        throw new IllegalStateException("a missing program ends the test");
    }
}

package dev.wirelight.peers;

import static dev.wirelight.Bytes.utf8;

import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.Opcode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/// Says a [ServerScript] to whoever connects, and hears how the client closes. After each frame it pings, and goes on when
/// the pong has come: so every client gets the frames one by one. After a frame that must be answered with a close it
/// listens first: a ping that a closing client does not read any more would make its system reset the connection, and its
/// close frame could get lost in that.
final class ScriptedServer implements AutoCloseable {
    private static final int LONGEST_MILLIS = 10_000;
    private static final int LISTENING_MILLIS = 300;

    private static final byte[] NEVER_ASKED = utf8("never asked");

    /// What a client did where it sent no close frame.
    static final String NO_CLOSE = "no close frame";

    private final ServerSocket server;
    private final Semaphore mayTalk = new Semaphore(0);

    ScriptedServer() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(LONGEST_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    /// To be called when the client has its connection: bytes that come before that are sometimes lost in the JDK's.
    void speak() {
        mayTalk.release();
    }

    /// Serves one connection.
    ///
    /// @return the code of the close frame that the client sent, `empty` for one without, or [#NO_CLOSE]
    String serve(ServerScript script) throws IOException {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.setTcpNoDelay(true);
            Client client = new Client(socket.getInputStream());
            socket.getOutputStream().write(utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + AcceptValue.of(client.key()) + "\r\n\r\n"));
            mayTalk.acquireUninterruptibly();
            try {
                for (int i = 0; i < script.frames().size(); i++) {
                    socket.getOutputStream().write(script.frames().get(i));
                    if (i >= script.refusedAt()) {
                        boolean last = i == script.frames().size() - 1;
                        socket.setSoTimeout(last ? LONGEST_MILLIS : LISTENING_MILLIS);
                        try {
                            return client.pongOrClose(NEVER_ASKED);
                        } catch (SocketTimeoutException e) {
                            socket.setSoTimeout(LONGEST_MILLIS); // it does not mind
                        }
                    }
                    byte[] payload = utf8("after " + i);
                    socket.getOutputStream().write(new byte[] {(byte) 0x89, (byte) payload.length});
                    socket.getOutputStream().write(payload);
                    String answer = client.pongOrClose(payload);
                    if (!answer.isEmpty()) {
                        return answer;
                    }
                }
            } catch (SocketTimeoutException e) {
                return "silence";
            } catch (IOException e) {
                // The client has gone, perhaps while this end wrote; what it had sent before may still be here.
                return client.closeAmongTheRest();
            }
            return "everything was answered with pongs";
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /// What the client sends.
    private static final class Client {
        private final InputStream in;
        private final FrameReader reader = new FrameReader();
        private final byte[] buffer = new byte[8_192];
        private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        private final Queue<String> heard = new ArrayDeque<>();

        Client(InputStream in) {
            this.in = in;
        }

        String key() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            return head.toString().lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
        }

        /// @return empty when this pong came; else as for [ScriptedServer#serve]
        String pongOrClose(byte[] pong) throws IOException {
            String wanted = "pong " + Arrays.toString(pong);
            while (true) {
                while (!heard.isEmpty()) {
                    String next = heard.remove();
                    if (next.equals(wanted)) {
                        return "";
                    }
                    if (!next.startsWith("pong ")) {
                        return next;
                    }
                }
                if (!read()) {
                    return NO_CLOSE;
                }
            }
        }

        String closeAmongTheRest() {
            try {
                while (heard.stream().allMatch(h -> h.startsWith("pong ")) && read()) {
                    // Until it has closed, or nothing comes any more.
                }
            } catch (IOException e) {
                // That was all.
            }
            return heard.stream().filter(h -> !h.startsWith("pong ")).findFirst().orElse(NO_CLOSE);
        }

        private boolean read() throws IOException {
            int count = in.read(buffer);
            if (count < 0) {
                return false;
            }
            reader.give(buffer, 0, count);
            FrameReader.Step step = reader.next();
            for (; step != FrameReader.Step.MORE; step = reader.next()) {
                switch (step) {
                    case HEADER -> payload.reset();
                    case PAYLOAD -> {
                        byte[] piece = new byte[reader.length()];
                        reader.copyUnmasked(piece, 0);
                        payload.writeBytes(piece);
                    }
                    case END -> heard.add(words(reader.header().opcode(), payload.toByteArray()));
                    case MORE -> throw new IllegalStateException();
                }
            }
            return true;
        }

        private static String words(Opcode opcode, byte[] payload) {
            if (opcode == Opcode.PONG) {
                return "pong " + Arrays.toString(payload);
            }
            if (opcode != Opcode.CLOSE) {
                return "a " + opcode + " frame";
            }
            return payload.length < 2 ? "empty" : String.valueOf((payload[0] & 0xff) << 8 | payload[1] & 0xff);
        }
    }
}

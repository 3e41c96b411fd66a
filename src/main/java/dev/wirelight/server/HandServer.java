package dev.wirelight.server;

import dev.wirelight.protocol.http.HeadFinder;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.ListeningSocket;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Flow;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A server whose every byte a person writes. It accepts, it reads, and it says what came; it answers nothing by itself,
/// not even a ping. One client at a time: a second one is told so.
///
/// It looks at what passes only to notice where HTTP ends and frames begin: behind the empty line of a 101.
public final class HandServer implements AutoCloseable {
    /// Under this name its calls stand in the trace.
    public static final String SERVICE = "you";

    private static final int LARGEST_HEAD = 16 << 10;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final String BUSY = "This server is a person, who is busy with another client. Try again later.\r\n";

    /// What the person at the server hears, on a thread of the server's.
    public sealed interface Event {

        /// A client connected.
        record Came(Address client) implements Event {}

        /// A request's head is complete. The rest of the stream is in the trace.
        record Asked(HttpHead request) implements Event {}

        /// The connection is over.
        ///
        /// @param words how it came about, in a plain sentence
        record Went(String words) implements Event {}
    }

    private static final long REST_NANOS = 200_000_000;

    private final Trace trace;
    private final ListeningSocket listening;
    private final Consumer<Event> listener;
    private volatile @Nullable Talk talk;

    private HandServer(Trace trace, ListeningSocket listening, Consumer<Event> listener) {
        this.trace = trace;
        this.listening = listening;
        this.listener = listener;
    }

    /// Listens at a free port that only this computer can reach.
    ///
    /// @throws CannotListen with words for a learner
    public static HandServer open(Trace trace, Consumer<Event> listener) throws CannotListen {
        try {
            ListeningSocket socket = ListeningSocket.open(trace, SERVICE, Lab.LOOPBACK, 0);
            HandServer server = new HandServer(trace, socket, listener);
            Thread.ofVirtual().name(SERVICE).start(server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new CannotListen("No free port was found to listen on: " + e.getMessage() + ".", false, 0);
        }
    }

    public Address address() {
        return listening.address();
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                ConnectedSocket socket = listening.accept("http");
                Thread.ofVirtual().name(SERVICE).start(() -> serve(socket));
            } catch (IOException e) {
                afterFailedAccept(e);
            }
        }
    }

    private void afterFailedAccept(IOException e) {
        if (!listening.isClosed()) {
            // Out of file descriptors, most likely: wait until some connection has ended.
            trace.note(SERVICE, null, new Call.Failed("accept", String.valueOf(e.getMessage())));
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    private void serve(ConnectedSocket socket) {
        Talk mine = new Talk(socket);
        try (socket) {
            if (!begin(mine)) {
                byte[] words = HttpResponse.text(503, BUSY).bytes(true);
                socket.write(words, 0, words.length);
                Goodbye.say(socket, GOODBYE);
                return;
            }
            listener.accept(new Event.Came(socket.connection().client()));
            String end = "The connection is over.";
            try {
                end = mine.listen();
            } finally {
                talk = null;
                listener.accept(new Event.Went(end));
            }
        } catch (IOException e) {
            // The second client did not wait for its answer; the trace has it.
        }
    }

    private synchronized boolean begin(Talk mine) {
        if (talk != null) {
            return false;
        }
        talk = mine;
        return true;
    }

    /// Writes bytes to the client, whatever they are. May wait while the client does not read.
    ///
    /// @return false when no client is connected
    /// @throws IOException when the connection is broken
    public boolean send(byte[] bytes) throws IOException {
        Talk now = talk;
        if (now == null) {
            return false;
        }
        now.send(bytes);
        return true;
    }

    /// Ends this side of the connection (FIN); what the client still sends is read.
    ///
    /// @return false when no client is connected
    /// @throws IOException when the connection is broken
    public boolean finish() throws IOException {
        Talk now = talk;
        if (now == null) {
            return false;
        }
        now.socket.shutdownOutput();
        return true;
    }

    /// Closes the connection, if there is one, and listens no more.
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        Talk now = talk;
        if (now != null) {
            now.socket.close();
        }
    }

    /// The talk with one client.
    private final class Talk {
        private final ConnectedSocket socket;
        private final Flow toServer;
        private final Flow toClient;
        private final FrameReader frames = new FrameReader();
        // Guarded by this: one thread reads, others write.
        private final HeadFinder requests = new HeadFinder(HttpHeadReader.Kind.REQUEST, LARGEST_HEAD);
        private final HeadFinder responses = new HeadFinder(HttpHeadReader.Kind.RESPONSE, LARGEST_HEAD);
        private final Object writing = new Object();

        Talk(ConnectedSocket socket) {
            this.socket = socket;
            this.toServer = socket.connection().flow(socket.connection().side().reads());
            this.toClient = socket.connection().flow(socket.connection().side().writes());
        }

        /// @return how it ended
        String listen() {
            byte[] buffer = new byte[8 << 10];
            try {
                int count;
                while ((count = socket.read(buffer, (int) PATIENCE.toMillis())) >= 0) {
                    take(buffer, count);
                }
                return "The client ended the connection.";
            } catch (SocketTimeoutException e) {
                socket.remark("Nothing came for " + PATIENCE.toMinutes() + " minutes: the limit for silence.");
                return "Nothing came for " + PATIENCE.toMinutes() + " minutes, so the connection was closed.";
            } catch (IOException e) {
                return listening.isClosed() ? "You stopped the server." : "The connection broke: " + e.getMessage() + ".";
            }
        }

        private void take(byte[] buffer, int count) {
            List<HttpHead> asked = new ArrayList<>();
            synchronized (this) {
                if (toServer.switchedAt() != Flow.NEVER) {
                    noteFrames(buffer, count);
                    return;
                }
                long firstUnit = requests.isBetweenUnits() ? toServer.length() : Call.NO_UNIT;
                int from = 0;
                while (from < count) {
                    from += requests.take(buffer, from, count - from);
                    requests.ended().ifPresent(asked::add);
                }
                socket.noteRead(buffer, count, firstUnit);
            }
            asked.forEach(head -> listener.accept(new Event.Asked(head)));
        }

        private void noteFrames(byte[] buffer, int count) {
            frames.give(buffer, 0, count);
            long first = frames.firstFrame();
            while (frames.next() != FrameReader.Step.MORE) {
                // only to know where the frames begin
            }
            socket.noteRead(buffer, count, first < 0 ? Call.NO_UNIT : toServer.switchedAt() + first);
        }

        /// One send at a time: what is noticed of the bytes must be noticed in the order in which they go out.
        void send(byte[] bytes) throws IOException {
            synchronized (writing) {
                notice(bytes);
                socket.write(bytes, 0, bytes.length);
            }
        }

        private synchronized void notice(byte[] bytes) {
            int from = 0;
            while (from < bytes.length && toClient.switchedAt() == Flow.NEVER) {
                from += responses.take(bytes, from, bytes.length - from);
                if (responses.ended().filter(Talk::isAgreement).isPresent()) {
                    toServer.switchAt(toServer.length()); // what came before the 101 was HTTP, or came too early
                    toClient.switchAt(responses.offset());
                }
            }
        }

        private static boolean isAgreement(HttpHead response) {
            return response.start() instanceof StatusLine line && line.status() == 101;
        }
    }

    /// A head as a person types it: each line as it stands, with CR LF behind it, as HTTP wants it (RFC 9112 §2.1).
    ///
    /// @param text lines, ended by whatever the text field ends them with; an empty line ends the head
    public static byte[] typedHead(String text) {
        return text.lines()
                .map(line -> line + "\r\n")
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);
    }
}

package dev.wirelight.server;

import dev.wirelight.protocol.http.HeadResult;
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

    private final ListeningSocket listening;
    private final Consumer<Event> listener;
    private volatile @Nullable Talk talk;

    private HandServer(ListeningSocket listening, Consumer<Event> listener) {
        this.listening = listening;
        this.listener = listener;
    }

    /// Listens at a free port that only this computer can reach.
    ///
    /// @throws CannotListen with words for a learner
    public static HandServer open(Trace trace, Consumer<Event> listener) throws CannotListen {
        try {
            ListeningSocket socket = ListeningSocket.open(trace, SERVICE, Lab.LOOPBACK, 0);
            HandServer server = new HandServer(socket, listener);
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
                return; // closed, or no descriptor is left: then no more clients come
            }
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
            String end = mine.listen();
            talk = null;
            listener.accept(new Event.Went(end));
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
        private HttpHeadReader request = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, LARGEST_HEAD);
        private @Nullable HttpHeadReader response = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, LARGEST_HEAD);
        // Guarded by this: where the frames of the client begin, once the 101 is written.
        private long requestEnd;
        private boolean lost;

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
            @Nullable HttpHead asked = null;
            synchronized (this) {
                if (toServer.switchedAt() != Flow.NEVER) {
                    noteFrames(buffer, count);
                    return;
                }
                long offset = toServer.length();
                boolean between = request.length() == 0;
                if (!lost && offset == requestEnd) {
                    int before = request.length();
                    switch (request.accept(buffer, 0, count)) {
                        case HeadResult.More _ -> requestEnd = offset + count;
                        case HeadResult.Broken _ -> lost = true;
                        case HeadResult.Complete(HttpHead head) -> {
                            requestEnd = offset + request.length() - before;
                            request = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, LARGEST_HEAD);
                            asked = head;
                        }
                    }
                }
                socket.noteRead(buffer, count, between ? offset : Call.NO_UNIT);
            }
            if (asked != null) {
                listener.accept(new Event.Asked(asked));
            }
        }

        private void noteFrames(byte[] buffer, int count) {
            frames.give(buffer, 0, count);
            long first = frames.firstFrame();
            while (frames.next() != FrameReader.Step.MORE) {
                // only to know where the frames begin
            }
            socket.noteRead(buffer, count, first < 0 ? Call.NO_UNIT : toServer.switchedAt() + first);
        }

        /// One send at a time, since they come from one person.
        void send(byte[] bytes) throws IOException {
            synchronized (this) {
                HttpHeadReader reading = response;
                if (reading != null) {
                    int before = reading.length();
                    switch (reading.accept(bytes, 0, bytes.length)) {
                        case HeadResult.More _ -> {}
                        case HeadResult.Broken _ -> response = null; // the client will say what is wrong with it
                        case HeadResult.Complete(HttpHead head) -> {
                            boolean agreed = head.start() instanceof StatusLine line && line.status() == 101;
                            response = agreed ? null : new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, LARGEST_HEAD);
                            if (agreed) {
                                toServer.switchAt(requestEnd);
                                toClient.switchAt(toClient.length() + reading.length() - before);
                            }
                        }
                    }
                }
            }
            socket.write(bytes, 0, bytes.length);
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

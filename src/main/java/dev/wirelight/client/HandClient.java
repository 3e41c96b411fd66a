package dev.wirelight.client;

import dev.wirelight.protocol.http.HeadFinder;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Flow;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;

/// A client without a will of its own: it sends the bytes that it is given, right or wrong, and answers nothing. What
/// comes goes into the trace. For one who wants to do by hand what a WebSocket client does: also after the server has
/// ended the connection from its side, it stays until [#close].
public final class HandClient implements AutoCloseable {
    /// Under this name its calls stand in the trace.
    public static final String SERVICE = "hand client";

    private static final int LARGEST_HEAD = 64 << 10;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int FOR_EVER = 0;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectedSocket socket;
    private final Runnable news;
    private final byte[] buffer = new byte[16 << 10];
    private final FrameReader frames = new FrameReader();
    // How far the handshake has come that is sent by hand. Guarded by this: one thread sends, another one reads.
    private final HeadFinder requests = new HeadFinder(HttpHeadReader.Kind.REQUEST, LARGEST_HEAD);
    private final HeadFinder responses = new HeadFinder(HttpHeadReader.Kind.RESPONSE, LARGEST_HEAD);
    private long requestEnd;
    private Optional<PerMessageDeflate> compression = Optional.empty();

    private HandClient(ConnectedSocket socket, Runnable news) {
        this.socket = socket;
        this.news = news;
    }

    /// Connects and shakes hands; what is sent after that are frames.
    ///
    /// @param uri such as `ws://127.0.0.1:8000/room`, or `wss://127.0.0.1:8443/room` for TLS
    /// @param offer what the server may choose from; of what it chose, see [#compression]
    /// @param news called, by a thread of its own, whenever something has come or the connection has ended; the trace
    ///     has it by then
    /// @throws CannotConnect with words for a learner
    public static HandClient open(Trace trace, URI uri, ClientOffer offer, Runnable news) throws CannotConnect {
        WebSocketAddress server = WebSocketAddress.of(uri);
        HandClient client = connect(trace, server, news);
        try {
            client.shakeHands(uri, server, offer);
        } catch (IOException e) {
            client.socket.close();
            throw new CannotConnect("The server ended the connection during the opening handshake.");
        } catch (CannotConnect e) {
            client.socket.close();
            throw e;
        }
        Thread.ofVirtual().name(SERVICE).start(client::listen);
        return client;
    }

    /// Connects, and leaves the handshake to the caller too: the first bytes that are sent are its request.
    ///
    /// @param uri of which only host and port are used
    /// @param news as for [#open]
    /// @throws CannotConnect with words for a learner
    public static HandClient openRaw(Trace trace, URI uri, Runnable news) throws CannotConnect {
        HandClient client = connect(trace, WebSocketAddress.of(uri), news);
        Thread.ofVirtual().name(SERVICE).start(client::listen);
        return client;
    }

    private static HandClient connect(Trace trace, WebSocketAddress server, Runnable news) throws CannotConnect {
        return new HandClient(Opening.webSocket(trace, SERVICE, server, PATIENCE_MILLIS), news);
    }

    private void shakeHands(URI uri, WebSocketAddress server, ClientOffer offer) throws IOException, CannotConnect {
        ClientHandshake.Agreed agreed = new ClientHandshake(socket, buffer, PATIENCE_MILLIS).shake(uri, server, offer, RANDOM);
        compression = agreed.compression();
        toClient().switchAt(toClient().length() + agreed.ofHead());
        toServer().switchAt(toServer().length());
        long firstFrame = cutFrames(agreed.ofHead(), agreed.count() - agreed.ofHead());
        socket.noteRead(buffer, agreed.count(), agreed.firstUnit() == Call.NO_UNIT ? firstFrame : agreed.firstUnit());
    }

    private void listen() {
        try {
            int count;
            while ((count = socket.read(buffer, FOR_EVER)) >= 0) {
                understand(count);
                news.run();
            }
            // The server sends no more; this end may still send, and closes when it is told to.
        } catch (IOException e) {
            socket.close(); // The trace has it.
        }
        news.run();
    }

    /// Says in the trace where units begin, and where HTTP ends and frames begin.
    private synchronized void understand(int count) {
        long firstUnit = Call.NO_UNIT;
        int from = 0;
        if (toClient().switchedAt() == Flow.NEVER) {
            firstUnit = responses.isBetweenUnits() ? toClient().length() : Call.NO_UNIT;
            while (from < count && toClient().switchedAt() == Flow.NEVER) {
                from += responses.take(buffer, from, count - from);
                if (responses.ended().filter(HandClient::isAgreement).isPresent() && requestEnd > 0) {
                    toClient().switchAt(responses.offset());
                    toServer().switchAt(requestEnd);
                }
            }
        }
        if (toClient().switchedAt() != Flow.NEVER) {
            long firstFrame = cutFrames(from, count - from);
            firstUnit = firstUnit == Call.NO_UNIT ? firstFrame : firstUnit;
        }
        socket.noteRead(buffer, count, firstUnit);
    }

    private static boolean isAgreement(HttpHead response) {
        return response.start() instanceof HttpHead.StatusLine line && line.status() == SWITCHING_PROTOCOLS;
    }

    private void asked(HttpHead request) {
        requestEnd = requests.offset();
        responses.expectAnswerToHead(
                request.start() instanceof HttpHead.RequestLine line && line.method().equals("HEAD"));
    }

    /// @return the offset in the flow of the first frame that begins in these bytes, or [Call#NO_UNIT]
    private long cutFrames(int from, int count) {
        frames.give(buffer, from, count);
        long firstFrame = frames.firstFrame();
        while (frames.next() != FrameReader.Step.MORE) {
            // Only their boundaries matter here.
        }
        return firstFrame < 0 ? Call.NO_UNIT : toClient().switchedAt() + firstFrame;
    }

    private Flow toClient() {
        return socket.connection().flow(socket.connection().side().reads());
    }

    private Flow toServer() {
        return socket.connection().flow(socket.connection().side().writes());
    }

    /// Sends these bytes as they are, in one write. Waits while the server does not read.
    ///
    /// @throws IOException when the connection has ended or breaks
    public void send(byte[] bytes) throws IOException {
        synchronized (this) {
            int from = 0;
            while (toServer().switchedAt() == Flow.NEVER && from < bytes.length) {
                from += requests.take(bytes, from, bytes.length - from);
                requests.ended().ifPresent(this::asked);
            }
        }
        socket.write(bytes, 0, bytes.length);
    }

    /// Says that nothing more will be sent (FIN). What the server sends is still read.
    ///
    /// @throws IOException when the connection has broken
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /// Breaks the connection off with RST.
    ///
    /// @throws IOException when it has ended already
    public void reset() throws IOException {
        socket.reset();
    }

    /// What the handshake of [#open] agreed on: how messages may be compressed.
    public Optional<PerMessageDeflate> compression() {
        return compression;
    }

    /// How TLS protects this connection; empty without TLS.
    public Optional<Security> security() {
        return Security.of(socket);
    }

    public Connection connection() {
        return socket.connection();
    }

    /// Closes the socket, without a close frame.
    @Override
    public void close() {
        socket.close();
    }
}

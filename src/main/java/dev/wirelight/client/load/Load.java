package dev.wirelight.client.load;

import dev.wirelight.client.load.EchoTalker.Talk;
import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.Opening;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.TlsTerms;
import dev.wirelight.trace.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/// Puts load on one server: many connections, one of which sends as fast as it can and checks the echo.
public final class Load {
    private static final int OPENING_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoadProtocol protocol;
    private final Address server;
    private final boolean tls;
    private final Faults faults = new Faults();
    private final Queue<ConnectedSocket> open = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    /// @param server a loopback address; the caller has made sure of it
    /// @param tls whether TLS is spoken there
    public Load(LoadProtocol protocol, Address server, boolean tls) {
        this.protocol = protocol;
        this.server = server;
        this.tls = tls;
    }

    /// Opens the connections, sends for as long as that, and closes them again.
    ///
    /// @param connections at least 1
    public LoadReport run(int connections, Duration duration) throws InterruptedException {
        Optional<TlsTerms> terms;
        try {
            terms = tls ? Optional.of(Opening.terms(List.of(), PATIENCE)) : Optional.empty();
        } catch (CannotConnect e) {
            faults.add(String.valueOf(e.getMessage()));
            return report(connections, Talk.NONE, 0);
        }
        // The one that sends comes first, so that it has a place even where the server does not take all of them.
        try (ConnectedSocket socket = protocol.connect(server, terms)) {
            openIdle(connections - 1, terms);
            EchoTalker talker = new EchoTalker(socket, protocol, faults);
            Talk talk = talker.talk(duration);
            return report(connections, talk, open.size() + (talker.hasFailed() ? 0 : 1));
        } catch (IOException e) {
            faults.add(String.valueOf(e.getMessage()));
            return report(connections, Talk.NONE, 0);
        } finally {
            ending = true;
            open.forEach(ConnectedSocket::close);
        }
    }

    private LoadReport report(int connections, Talk talk, int stillOpen) {
        return new LoadReport(connections, stillOpen, talk.messages(), talk.bytes(), talk.seconds(), faults.count(), faults.first());
    }

    /// Opens connections that only listen, some at a time.
    private void openIdle(int count, Optional<TlsTerms> terms) throws InterruptedException {
        Semaphore opening = new Semaphore(OPENING_AT_ONCE);
        CountDownLatch opened = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            opening.acquire();
            Thread.startVirtualThread(() -> {
                try {
                    ConnectedSocket socket = protocol.connect(server, terms);
                    open.add(socket);
                    Thread.startVirtualThread(() -> listen(socket));
                } catch (IOException e) {
                    faults.add(String.valueOf(e.getMessage()));
                } finally {
                    opening.release();
                    opened.countDown();
                }
            });
        }
        opened.await();
    }

    /// Passes over what the server sends. It should not end the connection before we do.
    private void listen(ConnectedSocket socket) {
        byte[] buffer = new byte[256];
        String said = "";
        try (socket) {
            int count;
            while ((count = socket.read(buffer, 0)) >= 0) {
                said = new String(buffer, 0, count, StandardCharsets.UTF_8).strip();
            }
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
        }
        if (!ending) {
            open.remove(socket);
            faults.add("The server ended a connection. The last that it said: " + said);
        }
    }
}

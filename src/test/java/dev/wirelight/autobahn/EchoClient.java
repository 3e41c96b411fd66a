package dev.wirelight.autobahn;

import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The app's own WebSocket client, which sends back what it gets: once for every case that the suite's server has.
final class EchoClient {
    private static final int LONGEST_CASE_SECONDS = 300;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final int port;

    EchoClient(int port) {
        this.port = port;
    }

    /// Goes through all cases.
    void run(int cases, String agent) throws Exception {
        for (int number = 1; number <= cases; number++) {
            connect("/runCase?case=" + number + "&agent=" + agent, true);
        }
        // The server answers this one only when it has judged the last case.
        connect("/getCaseStatus?case=" + cases + "&agent=" + agent, false);
    }

    /// Connects, and waits until the connection is closed.
    private void connect(String target, boolean echo) throws Exception {
        CompletableFuture<WebSocketClient> client = new CompletableFuture<>();
        CompletableFuture<String> closed = new CompletableFuture<>();
        client.complete(WebSocketClient.connect(trace, URI.create("ws://127.0.0.1:" + port + target), event -> {
            if (event instanceof ClientEvent.Closed(String words)) {
                closed.complete(words);
            } else if (echo) {
                answer(event, client.join());
            }
        }));
        closed.get(LONGEST_CASE_SECONDS, TimeUnit.SECONDS);
    }

    private static void answer(ClientEvent event, WebSocketClient client) {
        try {
            switch (event) {
                case ClientEvent.Text(String text) -> client.sendText(text);
                case ClientEvent.Binary(byte[] bytes) -> client.sendBinary(bytes);
                case ClientEvent.Pinged _, ClientEvent.Pong _, ClientEvent.Closed _ -> {}
            }
        } catch (IOException e) {
            // The suite broke the connection on purpose; `Closed` comes next.
        }
    }
}

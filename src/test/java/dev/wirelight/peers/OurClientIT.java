package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.conversation.Content;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The app's WebSocket client against servers that are not ours.
class OurClientIT {
    static final int[] SIZES = {0, 1, 125, 126, 65_535, 65_536, 1 << 20};

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource
    void messagesOfAllSizesComeBackAsTheyWere(EchoPeer server) throws Exception {
        try (EchoPeer.Open open = server.open(false);
                WebSocketClient client = connect(open)) {
            Random random = new Random(1);
            for (int size : SIZES) {
                String text = "wirelight ".repeat(size / 10 + 1).substring(0, size);
                client.sendText(text);
                assertThat(next()).isEqualTo(new ClientEvent.Text(text));
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                client.sendBinary(bytes);
                assertThat(((ClientEvent.Binary) next()).bytes()).isEqualTo(bytes);
            }
            client.sendText("wörld 水 😀");
            assertThat(next()).isEqualTo(new ClientEvent.Text("wörld 水 😀"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pingsAreAnsweredBothWaysAndFragmentsAreOneMessage(EchoPeer server) throws Exception {
        try (EchoPeer.Open open = server.open(false);
                WebSocketClient client = connect(open)) {
            client.sendText("fragments");
            assertThat(next()).isEqualTo(new ClientEvent.Text("fragments"));
            // Undertow's listener for whole messages sends whole messages.
            assertThat(new Watch(trace).units(client.connection(), Direction.SERVER_TO_CLIENT).stream()
                            .filter(u -> u.content() instanceof Content.Frame))
                    .hasSizeGreaterThanOrEqualTo(server == EchoPeer.UNDERTOW ? 1 : 3);
            client.ping("ours".getBytes(StandardCharsets.US_ASCII));
            assertThat(((ClientEvent.Pong) next()).payload()).asString().isEqualTo("ours");
            client.sendText("ping hi");
            assertThat(((ClientEvent.Pinged) next()).payload()).asString().isEqualTo("hi");
            assertThat(next()).isEqualTo(new ClientEvent.Text("ponged hi"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServersCloseCodeArrives(EchoPeer server) throws Exception {
        try (EchoPeer.Open open = server.open(false);
                WebSocketClient client = connect(open)) {
            client.sendText("close 4001 bye");
            assertThat(next()).isEqualTo(new ClientEvent.Closed("Closed with 4001 (private to the application): bye"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourCloseCodeArrivesAndIsAnswered(EchoPeer server) throws Exception {
        try (EchoPeer.Open open = server.open(false);
                WebSocketClient client = connect(open)) {
            client.close(4002, "enough");
            open.closes().await("closed 4002 enough");
            assertThat(((ClientEvent.Closed) next()).words()).startsWith("Closed with 4002 (private to the application)");
        }
    }

    private WebSocketClient connect(EchoPeer.Open server) throws Exception {
        return WebSocketClient.connect(trace, URI.create("ws://127.0.0.1:" + server.port() + "/"), events::add);
    }

    private ClientEvent next() throws InterruptedException {
        ClientEvent event = events.poll(Deadline.AMPLE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("what the server sends").isNotNull();
        return event;
    }
}

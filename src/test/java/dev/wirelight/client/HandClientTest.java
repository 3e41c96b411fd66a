package dev.wirelight.client;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Wire;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandClientTest {
    private final Lab lab = new Lab(Trace.off(), ServerLimits.DEFAULT);
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final TraceReader reader = new TraceReader(trace);
    private final List<String> seen = new ArrayList<>();
    private final Semaphore news = new Semaphore(0);

    @BeforeEach
    void start() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private URI uri() {
        return URI.create("ws://" + lab.webSocket().address().orElseThrow() + "/");
    }

    private void await(Predicate<List<String>> enough) throws InterruptedException {
        read();
        while (!enough.test(seen)) {
            assertThat(news.tryAcquire(20, TimeUnit.SECONDS)).as("news after %s", seen).isTrue();
            read();
        }
    }

    private void read() {
        for (Seen next : reader.next(1_000)) {
            switch (next) {
                case Seen.Completed(Unit unit) -> seen.add(
                        switch (unit.content()) {
                            case Content.Frame frame -> frame.header().opcode() + " " + unit.violations().size();
                            case Content.Request _ -> "request";
                            case Content.Response response -> "response " + response.line().status();
                            default -> "other";
                        });
                case Seen.Called(var entry) -> {
                    if (entry.call() instanceof Call.EndOfStream) {
                        seen.add("FIN");
                    }
                }
                case Seen.Missed _ -> seen.add("missed");
            }
        }
    }

    @Test
    void itSendsWhatItIsGivenAndAnswersNothing() throws Exception {
        try (HandClient client = HandClient.open(trace, uri(), ClientOffer.NOTHING, news::release)) {
            client.send(hex("89 80 00 00 00 00"));
            await(all -> all.contains("pong 0"));
            client.send(hex("81 00"));
            await(all -> all.contains("FIN"));

            assertThat(seen).containsExactly("request", "response 101", "ping 0", "pong 0", "text 1", "close 0", "FIN");
        }
    }

    @Test
    void theHandshakeCanBeSentByHandToo() throws Exception {
        try (HandClient client = HandClient.openRaw(trace, uri(), news::release)) {
            client.send(utf8(Wire.UPGRADE.substring(0, 30)));
            client.send(utf8(Wire.UPGRADE.substring(30)));
            await(all -> all.contains("response 101"));
            client.send(hex("88 80 00 00 00 00"));
            await(all -> all.contains("FIN"));

            assertThat(seen).containsExactly("request", "response 101", "close 0", "close 0", "FIN");
        }
    }

    @Test
    void aRefusedHandshakeIsReadTooAndFinIsSent() throws Exception {
        try (HandClient client = HandClient.openRaw(trace, uri(), news::release)) {
            client.send(utf8("GET / HTTP/1.1\r\n\r\n"));
            client.finish();
            await(all -> all.contains("FIN"));

            assertThat(seen).containsExactly("request", "response 400", "other", "FIN");
        }
    }

    @Test
    void anAddressThatIsNoneIsExplained() {
        assertThatThrownBy(() -> HandClient.open(trace, URI.create("http://x/"), ClientOffer.NOTHING, () -> {}))
                .isInstanceOf(CannotConnect.class)
                .hasMessageContaining("looks like ws://127.0.0.1:8000/");
    }

    @Test
    void anAddressHasNoFragment() {
        assertThatThrownBy(() -> HandClient.open(trace, URI.create("ws://127.0.0.1:1/#top"), ClientOffer.NOTHING, () -> {}))
                .isInstanceOf(CannotConnect.class)
                .hasMessage("A WebSocket address has no # in it. Leave out #top.");
    }
}

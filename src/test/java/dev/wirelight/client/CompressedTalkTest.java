package dev.wirelight.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirelight.Bytes;
import dev.wirelight.Wire;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Flow;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our client and our server, with permessage-deflate between them.
class CompressedTalkTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private WebSocketClient connect(ClientOffer offer) throws CannotConnect {
        return WebSocketClient.connect(
                trace, URI.create("ws://" + lab.webSocket().address().orElseThrow() + "/"), offer, events::add);
    }

    private ClientEvent event() throws InterruptedException {
        ClientEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    /// Every parameter named or not, a window at its smallest and at its largest.
    static List<PerMessageDeflate> offers() {
        List<PerMessageDeflate> all = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            OptionalInt server = i / 4 % 3 == 0 ? OptionalInt.empty() : OptionalInt.of(i / 4 % 3 == 1 ? 8 : 15);
            OptionalInt client = i / 12 == 2 ? OptionalInt.of(8) : i / 12 == 3 ? OptionalInt.of(15) : OptionalInt.empty();
            all.add(new PerMessageDeflate((i & 1) != 0, (i & 2) != 0, server, client, i / 12 > 0));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("offers")
    void whateverIsOfferedIsAgreedOnAndEveryMessageComesBackWhole(PerMessageDeflate offer) throws Exception {
        lab.webSocket().compress(true);
        try (WebSocketClient client = connect(new ClientOffer(List.of(), Optional.of(offer)))) {
            assertThat(client.compression()).contains(offer.accepted());
            String words = "All that glitters is not gold. ".repeat(40);
            for (String text : List.of("", "a", "Hello", words.substring(0, 125), words.substring(0, 126), words, words)) {
                client.sendText(text);
                assertThat(event()).isEqualTo(new ClientEvent.Text(text));
            }
            for (int size : new int[] {65_535, 65_536, 1 << 20}) {
                client.sendBinary(Bytes.utf8(words.repeat(1 + size / words.length()).substring(0, size)));
                assertThat(((ClientEvent.Binary) event()).bytes()).hasSize(size);
            }
        }
    }

    @Test
    void aMessageTakesFewBytesOnTheWire() throws Exception {
        lab.webSocket().compress(true);
        WebSocketClient client = connect(ClientOffer.COMPRESSION);
        Flow toServer = client.connection().flow(Direction.CLIENT_TO_SERVER);
        long before = toServer.length();
        client.sendText("ha".repeat(50_000));
        event();
        assertThat(toServer.length() - before).isBetween(20L, 500L);
        client.close();
    }

    @Test
    void theServerDoesNotCompressUntilItIsTold() throws Exception {
        try (WebSocketClient client = connect(ClientOffer.COMPRESSION)) {
            assertThat(client.compression()).isEmpty();
            client.sendText("Hello");
            assertThat(event()).isEqualTo(new ClientEvent.Text("Hello"));
        }
    }

    @Test
    void aClientThatOffersNothingGetsNothing() throws Exception {
        lab.webSocket().compress(true);
        try (WebSocketClient client = connect(ClientOffer.NOTHING)) {
            assertThat(client.compression()).isEmpty();
        }
    }

    @Test
    void aConnectionKeepsWhatItAgreedOnWhenTheServerIsToldOtherwise() throws Exception {
        lab.webSocket().compress(true);
        try (WebSocketClient client = connect(ClientOffer.COMPRESSION)) {
            lab.webSocket().compress(false);
            client.sendText("Hello");
            assertThat(event()).isEqualTo(new ClientEvent.Text("Hello"));
            assertThat(client.compression()).isPresent();
            try (WebSocketClient later = connect(ClientOffer.COMPRESSION)) {
                assertThat(later.compression()).isEmpty();
            }
        }
    }

    @Test
    void helloOfRfc7692IsEchoedCompressed() throws Exception {
        lab.webSocket().compress(true);
        try (Wire wire = Wire.to(lab.webSocket().address().orElseThrow())) {
            wire.send(Wire.UPGRADE.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"));
            assertThat(wire.head()).contains("\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
            wire.sendFrame(0xc1, Bytes.hex("f2 48 cd c9 c9 07 00"));
            wire.expectHex("c1 07 f2 48 cd c9 c9 07 00");
            wire.sendFrame(0xc1, Bytes.hex("f2 00 11 00 00"));
            wire.expectHex("c1 05 f2 00 11 00 00");
            wire.sendFrame(0xc1, Bytes.hex("ff ff"));
            wire.expectClose(1007);
            wire.expectEnd();
        }
    }

    @Test
    void aSmallMessageThatBecomesLargerThanTheLimitClosesWith1009() throws Exception {
        lab.webSocket().compress(true);
        WebSocketClient client = connect(ClientOffer.COMPRESSION);
        client.sendBinary(new byte[(4 << 20) + 1]);
        assertThat(((ClientEvent.Closed) event()).words()).startsWith("Closed with 1009");
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate; client_no_context_takeover=1", "permessage-deflate; x", "permessage-gzip"})
    void theClientGivesUpWhenTheAnswerIsNotOneToItsOffer(String answer) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answer(socket, answer));
            URI uri = URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/");
            assertThat(catchThrowableOfType(
                            CannotConnect.class,
                            () -> WebSocketClient.connect(trace, uri, ClientOffer.COMPRESSION, events::add)))
                    .hasMessageContaining("permessage-deflate; client_max_window_bits")
                    .hasMessageContaining(answer);
        }
    }

    private static void answer(ServerSocket socket, String extensions) {
        try (Wire wire = new Wire(socket.accept())) {
            String key = wire.head().replaceAll("(?s).*Sec-WebSocket-Key: ([^\r]*).*", "$1");
            wire.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + AcceptValue.of(key) + "\r\nSec-WebSocket-Extensions: " + extensions
                    + "\r\n\r\n");
            wire.rest();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

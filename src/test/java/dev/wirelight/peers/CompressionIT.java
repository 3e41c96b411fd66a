package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// permessage-deflate (RFC 7692) with others, in all combinations of its four parameters: what was sent comes back to the
/// byte, at all sizes, whole and in fragments.
///
/// That takes some minutes: a build tries some of the combinations, and all of them with `-Dwirelight.compression=all`.
class CompressionIT {
    private static final boolean ALL = "all".equals(System.getProperty("wirelight.compression"));
    /// Every fifth combination; with Node's ws as a server, of which there are over a thousand, every 31st.
    private static final int STEP = ALL ? 1 : 5;
    private static final int STEP_OF_MANY = ALL ? 1 : 31;
    private static final Pattern COUNT = Pattern.compile("(.*): (\\d+) same, (\\d+) different");
    /// All sizes, each twice: as text and as bytes.
    private static final int ECHOES = 2 * OurClientIT.SIZES.length;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
    private int echoes;
    private int compressedConnections;

    @Test
    void ourClientAndNodesWs() throws Exception {
        try (EchoPeer.Open server = EchoPeer.NODE_WS.open(true)) {
            int number = 0;
            for (PerMessageDeflate offer : offers()) {
                for (String options : serverOptions(offer)) {
                    if (number++ % STEP_OF_MANY == 0) {
                        echoAll(server.port(), "/?" + URLEncoder.encode(options, StandardCharsets.UTF_8), offer);
                    }
                }
            }
        }
        report("Our client and Node's ws");
    }

    /// What Node's ws is to ask for itself, in all combinations, whole messages and fragments.
    private static List<String> serverOptions(PerMessageDeflate offer) {
        boolean mayLimitClient = offer.clientMayLimitWindow() && offer.clientMaxWindowBits().isEmpty();
        List<String> options = new ArrayList<>();
        for (boolean fragments : List.of(false, true)) {
            for (boolean serverForgets : List.of(false, true)) {
                for (boolean clientForgets : List.of(false, true)) {
                    for (String windows : List.of(
                            "",
                            ",\"serverMaxWindowBits\":9",
                            mayLimitClient ? ",\"clientMaxWindowBits\":11" : "",
                            mayLimitClient ? ",\"serverMaxWindowBits\":9,\"clientMaxWindowBits\":9" : "")) {
                        // What it does not ask for it still grants, so `false` is not said.
                        options.add("{\"fragments\":" + fragments
                                + (serverForgets ? ",\"serverNoContextTakeover\":true" : "")
                                + (clientForgets ? ",\"clientNoContextTakeover\":true" : "")
                                + windows + "}");
                    }
                }
            }
        }
        return options.stream().distinct().toList();
    }

    @Test
    void ourClientAndPythonsWebsockets() throws Exception {
        try (EchoPeer.Open server = EchoPeer.PYTHON_WEBSOCKETS.open(true)) {
            for (PerMessageDeflate offer : some(offers())) {
                echoAll(server.port(), "/", offer);
            }
        }
        report("Our client and Python's websockets");
    }

    @Test
    void ourClientAndJavaWebSocket() throws Exception {
        try (EchoPeer.Open server = EchoPeer.JAVA_WEBSOCKET.open(true)) {
            for (PerMessageDeflate offer : some(offers())) {
                if (offer.serverMaxWindowBits().isEmpty()) {
                    echoAll(server.port(), "/", offer);
                } else {
                    // It accepts the offer and passes over this parameter, which RFC 7692 §7.1.2.1 forbids.
                    assertThatThrownBy(() -> echoAll(server.port(), "/", offer))
                            .isInstanceOf(CannotConnect.class)
                            .hasMessageContaining("A server that accepts server_max_window_bits");
                }
            }
        }
        report("Our client and Java-WebSocket");
    }

    /// Every combination of the four parameters; a window of 256 bytes (8) is left out, because zlib cannot make one.
    private static List<PerMessageDeflate> offers() {
        List<PerMessageDeflate> offers = new ArrayList<>();
        for (boolean serverForgets : List.of(false, true)) {
            for (boolean clientForgets : List.of(false, true)) {
                for (OptionalInt server : List.of(OptionalInt.empty(), OptionalInt.of(9), OptionalInt.of(15))) {
                    offers.add(new PerMessageDeflate(serverForgets, clientForgets, server, OptionalInt.empty(), false));
                    offers.add(new PerMessageDeflate(serverForgets, clientForgets, server, OptionalInt.empty(), true));
                    offers.add(new PerMessageDeflate(serverForgets, clientForgets, server, OptionalInt.of(9), true));
                    offers.add(new PerMessageDeflate(serverForgets, clientForgets, server, OptionalInt.of(15), true));
                }
            }
        }
        return offers;
    }

    private static <T> List<T> some(List<T> all) {
        return IntStream.range(0, all.size()).filter(i -> i % STEP == 0).mapToObj(all::get).toList();
    }

    private void echoAll(int port, String target, PerMessageDeflate offer) throws Exception {
        ClientOffer what = new ClientOffer(List.of(), Optional.of(offer));
        URI uri = URI.create("ws://127.0.0.1:" + port + target);
        try (WebSocketClient client = WebSocketClient.connect(trace, uri, what, events::add)) {
            compressedConnections += client.compression().isPresent() ? 1 : 0;
            Random random = new Random(1);
            for (int size : OurClientIT.SIZES) {
                String text = "wirelight ".repeat(size / 10 + 1).substring(0, size);
                client.sendText(text);
                assertThat(next()).as(offer + " " + target + ", text of " + size).isEqualTo(new ClientEvent.Text(text));
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                client.sendBinary(bytes);
                ClientEvent answer = next();
                assertThat(answer).as(offer + " " + target + ", " + size + " bytes").isInstanceOf(ClientEvent.Binary.class);
                assertThat(((ClientEvent.Binary) answer).bytes()).isEqualTo(bytes);
                echoes += 2;
            }
            client.close(1000, "");
            assertThat(next()).isInstanceOf(ClientEvent.Closed.class);
        }
    }

    private ClientEvent next() throws InterruptedException {
        ClientEvent event = events.poll(Deadline.AMPLE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("what the server sends").isNotNull();
        return event;
    }

    private void report(String who) {
        System.out.println(who + ": " + echoes + " compressed echoes, 0 different");
        assertThat(compressedConnections * ECHOES).as("echoes on compressed connections").isEqualTo(echoes);
    }

    @Test
    void nodesWsAndOurServer() throws Exception {
        List<String> combinations = new ArrayList<>();
        for (boolean serverForgets : List.of(false, true)) {
            for (boolean clientForgets : List.of(false, true)) {
                for (String server : List.of("", ",\"serverMaxWindowBits\":9", ",\"serverMaxWindowBits\":15")) {
                    for (String client : List.of("", ",\"clientMaxWindowBits\":9", ",\"clientMaxWindowBits\":15")) {
                        combinations.add("{\"serverNoContextTakeover\":" + serverForgets + ",\"clientNoContextTakeover\":"
                                + clientForgets + server + client + "}");
                    }
                }
            }
        }
        List<String> command = new ArrayList<>(List.of(
                Installed.program("node").toString(),
                EchoPeer.SCRIPTS.resolve("ws-client.js").toString(),
                EchoPeer.ws(),
                ""));
        command.addAll(some(combinations));
        with(command, 3, some(combinations).size());
    }

    @Test
    void pythonsWebsocketsAndOurServer() throws Exception {
        String script = EchoPeer.SCRIPTS.resolve("websockets_client.py").toString();
        int combinations = (36 + STEP - 1) / STEP;
        with(new ArrayList<>(List.of(EchoPeer.python(), script, "", "deflate", "" + STEP)), 2, combinations);
    }

    /// @param url where in the command the address belongs
    /// @param combinations how many the client tries
    private void with(List<String> command, int url, int combinations) throws Exception {
        try (Lab lab = new Lab(trace, ServerLimits.DEFAULT)) {
            lab.webSocket().compress(true);
            lab.webSocket().start(Lab.LOOPBACK, 0);
            command.set(url, "ws://" + lab.webSocket().address().orElseThrow() + "/");
            try (Running client = Running.start(command.toArray(String[]::new))) {
                client.await("done");
                assertThat(client.awaitEnd()).as(client.output()).isZero();
                List<String> lines = client.output().lines().filter(l -> !l.equals("done")).toList();
                assertThat(lines).hasSize(combinations);
                assertThat(lines).allSatisfy(CompressionIT::isWithoutDifference);
            }
        }
        System.out.println(command.get(1) + ": " + combinations * 2 * ECHOES + " compressed echoes, 0 different");
    }

    private static void isWithoutDifference(String line) {
        Matcher count = COUNT.matcher(line);
        assertThat(count.matches()).as(line).isTrue();
        assertThat(line).contains("permessage-deflate");
        assertThat(count.group(2)).as(line).isEqualTo(String.valueOf(2 * ECHOES));
        assertThat(count.group(3)).as(line).isEqualTo("0");
    }
}

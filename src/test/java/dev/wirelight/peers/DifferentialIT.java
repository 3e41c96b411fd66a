package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same made-up conversations, right and wrong ones, with our engine and with other people's clients: the same
/// messages must be delivered, and the same close codes answered. Where they differ it is known why.
///
///     mvn verify -Dit.test=DifferentialIT -Dwirelight.differential.scripts=5000 -Dwirelight.differential.seed=7
class DifferentialIT {
    private static final long SEED = Long.getLong("wirelight.differential.seed", 6455);
    private static final int SCRIPTS = Integer.getInteger("wirelight.differential.scripts", 100);

    /// What came of a script.
    ///
    /// @param messages those that were delivered; what closed the connection is not among them
    /// @param close what the client sent at the end, as [ScriptedServer#serve] says
    record Outcome(List<String> messages, String close) {}

    /// A client that is not ours.
    enum Other {
        JDK {
            @Override
            List<String> talk(ScriptedServer server, FutureTask<String> serving) throws Exception {
                Listening listening = new Listening();
                HTTP.newWebSocketBuilder().buildAsync(uri(server.port()), listening).join();
                server.speak();
                serving.get(40, TimeUnit.SECONDS);
                assertThat(listening.end.await(20, TimeUnit.SECONDS)).as("the end").isTrue();
                return listening.messages;
            }
        },
        JAVA_WEBSOCKET {
            @Override
            List<String> talk(ScriptedServer server, FutureTask<String> serving) throws Exception {
                Client client = new Client(uri(server.port()));
                client.setConnectionLostTimeout(0);
                assertThat(client.connectBlocking(20, TimeUnit.SECONDS)).isTrue();
                server.speak();
                serving.get(40, TimeUnit.SECONDS);
                assertThat(client.end.await(20, TimeUnit.SECONDS)).as("the end").isTrue();
                return client.messages;
            }
        };

        /// @return the messages that it delivered
        abstract List<String> talk(ScriptedServer server, FutureTask<String> serving) throws Exception;

        Outcome outcome(ScriptedServer server, ServerScript script) throws Exception {
            FutureTask<String> close = new FutureTask<>(() -> server.serve(script));
            Thread.ofVirtual().start(close);
            return new Outcome(List.copyOf(talk(server, close)), close.get());
        }
    }

    /// A difference of which we know who is right.
    ///
    /// @param rule the rule that the server broke, or null
    /// @param ours what we answer
    /// @param theirs what the other answers, or [#TAKES_IT]
    /// @param why with the section of RFC 6455
    private record Known(Other other, @Nullable FrameRule rule, String ours, String theirs, String why) {
        boolean fits(Other who, ServerScript script, Outcome we, Outcome they) {
            boolean takesIt = theirs.equals(TAKES_IT) && they.messages().contains("after");
            return who == other
                    && script.broken() == rule
                    && we.close().equals(ours)
                    && (takesIt || they.close().equals(theirs) && they.messages().equals(we.messages()));
        }
    }

    /// The other goes on as if nothing were wrong.
    private static final String TAKES_IT = "takes it";

    private static final String EMPTY_CLOSE = "A close frame without a code may be answered with any (5.5.1): both are right.";
    private static final String CODE_1010 =
            "7.4.1 says that a server has no use for 1010, not that a client must refuse it: both are right.";
    private static final String CODE_BEYOND = "7.4.2 gives codes from 5000 on no meaning and forbids none: both are right.";
    private static final List<Known> KNOWN = List.of(
            new Known(Other.JDK, FrameRule.CLOSE_CODE_NOT_ALLOWED, "1002", "5000", CODE_BEYOND),
            new Known(Other.JDK, FrameRule.CLOSE_CODE_NOT_ALLOWED, "1002", "65535", CODE_BEYOND),
            new Known(Other.JDK, null, "empty", "1000", EMPTY_CLOSE),
            new Known(Other.JAVA_WEBSOCKET, null, "empty", "1000", EMPTY_CLOSE),
            new Known(Other.JDK, null, "1010", "1002", CODE_1010),
            new Known(Other.JAVA_WEBSOCKET, null, "1010", "1002", CODE_1010),
            new Known(
                    Other.JDK, FrameRule.CLOSE_REASON_NOT_UTF8, "1007", "1002",
                    "8.1 asks to fail the connection. 7.4.1 has 1007 for data in a message, which a reason is not quite: both"
                            + " are right."),
            new Known(
                    Other.JAVA_WEBSOCKET, FrameRule.LENGTH_NOT_MINIMAL, "1002", TAKES_IT,
                    "5.2 forbids it to the sender and says nothing of the receiver. We refuse it, so that it is seen."),
            new Known(
                    Other.JAVA_WEBSOCKET, FrameRule.SERVER_FRAME_MASKED, "1002", TAKES_IT,
                    "5.1: a client must close the connection when a frame is masked. We are right."),
            new Known(
                    Other.JAVA_WEBSOCKET, FrameRule.LENGTH_TOP_BIT_SET, "1002", "1009",
                    "5.2: the highest bit must be 0, so this is no length at all. 1002 fits better; 7.4.1 names no code."));

    /// Both others close the TCP connection so soon that their close frame is sometimes not sent any more. 7.1.7 says that
    /// it should be where a rule was broken, 5.5.1 that it must be where a close was received: we are right. Whether it
    /// happens is chance, so it is no difference here, as long as the same messages were delivered.
    private static boolean closedTooSoon(Outcome ours, Outcome theirs) {
        return theirs.close().equals(ScriptedServer.NO_CLOSE) && theirs.messages().equals(ours.messages());
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static URI uri(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/");
    }

    @ParameterizedTest
    @EnumSource
    void theOtherDoesWhatWeDoOrItIsKnownWhyNot(Other other) throws Exception {
        List<String> unexplained = new ArrayList<>();
        int same = 0;
        Map<String, Integer> explained = new TreeMap<>();
        try (ScriptedServer server = new ScriptedServer()) {
            for (long seed = SEED; seed < SEED + SCRIPTS; seed++) {
                ServerScript script = ServerScript.of(seed);
                Outcome ours = ours(script);
                Outcome theirs = other.outcome(server, script);
                if (ours.equals(theirs)) {
                    same++;
                    continue;
                }
                if (closedTooSoon(ours, theirs)) {
                    explained.merge("closed without a close frame", 1, Integer::sum);
                    continue;
                }
                Optional<Known> known = KNOWN.stream().filter(k -> k.fits(other, script, ours, theirs)).findFirst();
                if (known.isPresent()) {
                    explained.merge(known.get().rule() + " " + known.get().ours() + "/" + known.get().theirs(), 1, Integer::sum);
                } else {
                    unexplained.add("seed " + seed + " " + script.broken() + " " + script.detail() + "\n  ours   "
                            + shortened(ours) + "\n  theirs " + shortened(theirs));
                }
            }
        }
        System.out.println(other + ": " + SCRIPTS + " scripts, " + same + " the same, known differences " + explained);
        assertThat(unexplained).as("differences from " + other).isEmpty();
    }

    private static String shortened(Outcome outcome) {
        return outcome.close() + " after "
                + outcome.messages().stream().map(m -> m.length() > 60 ? m.substring(0, 60) + "…" : m).toList();
    }

    /// Our engine, given frame by frame, as the others get them.
    private static Outcome ours(ServerScript script) {
        List<String> messages = new ArrayList<>();
        String close = ScriptedServer.NO_CLOSE;
        try (WebSocketEngine engine = new WebSocketEngine(Role.CLIENT, 16 << 20, () -> 0)) {
            for (byte[] frame : script.frames()) {
                engine.receive(frame, 0, frame.length);
                WebSocketEvent event = engine.next();
                for (; !(event instanceof WebSocketEvent.More); event = engine.next()) {
                    switch (event) {
                        case WebSocketEvent.Text text -> messages.add(text.text());
                        case WebSocketEvent.Binary(byte[] bytes) -> messages.add(HexFormat.of().formatHex(bytes));
                        case WebSocketEvent.CloseReceived(int code, _) -> close = code == 1005 ? "empty" : String.valueOf(code);
                        case WebSocketEvent.Failed(_, int code) -> close = String.valueOf(code);
                        case WebSocketEvent.Ping _, WebSocketEvent.Pong _, WebSocketEvent.More _ -> {}
                    }
                }
            }
        }
        return new Outcome(messages, close);
    }

    private static final class Listening implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                messages.add(HexFormat.of().formatHex(binary.toByteArray()));
                binary.reset();
            }
            return WebSocket.Listener.super.onBinary(socket, part, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end.countDown();
        }
    }

    private static final class Client extends WebSocketClient {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);

        Client(URI uri) {
            super(uri);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String text) {
            messages.add(text);
        }

        @Override
        public void onMessage(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            messages.add(HexFormat.of().formatHex(copy));
        }

        @Override
        public void onClose(int code, String reason, boolean byTheServer) {
            end.countDown();
        }

        @Override
        public void onError(Exception error) {
            // What broke a rule; the close comes too.
        }
    }
}

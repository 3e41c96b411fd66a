package dev.wirelight.peers;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.telnet.TelnetUnit.Command;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import dev.wirelight.protocol.telnet.TelnetUnit.Negotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Verb;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Server;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a learner does with telnet in a terminal, and with nc.
class TelnetIT {
    private static final String ENTER = "\r";
    /// Ctrl and ], which brings telnet's own prompt.
    private static final String ESCAPE = "\u001d";

    @AutoClose
    private final Lab lab =
            new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());

    @BeforeAll
    static void findPrograms() {
        Installed.program("telnet");
        Installed.program("script");
    }

    @BeforeEach
    void start() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    private static Running telnet(Server server) throws IOException {
        int port = server.address().orElseThrow().port();
        Running telnet = Running.inTerminal("telnet " + Lab.LOOPBACK + " " + port);
        telnet.await("Escape character is");
        telnet.await("\n");
        return telnet;
    }

    /// Types a command at telnet's own prompt.
    private static void command(Running telnet, String command) throws IOException {
        telnet.type(ESCAPE);
        telnet.await("telnet> ");
        telnet.type(command + ENTER);
        telnet.await(command + "\r\n");
    }

    @Test
    void aLineComesBackAndItsBytesEndInCrLf() throws Exception {
        try (Running telnet = telnet(lab.plain())) {
            telnet.type("hello" + ENTER);
            telnet.await("hello\r\n"); // what the terminal echoes
            telnet.await("hello\r\n"); // what the server echoes

            Connection connection = watch.awaitAccepted("plain", 1).getFirst();
            assertThat(watch.hex(connection, CLIENT_TO_SERVER)).isEqualTo("68 65 6c 6c 6f 0d 0a");
            assertThat(watch.hex(connection, SERVER_TO_CLIENT)).isEqualTo("68 65 6c 6c 6f 0d 0a");
            Unit line = watch.units(connection, CLIENT_TO_SERVER).getFirst();
            assertThat(telnetUnit(line)).isInstanceOfSatisfying(Data.class, d -> assertThat(d.lineEnd())
                    .isEqualTo(LineEnd.CR_LF));

            command(telnet, "quit");
            telnet.await("Connection closed.");
            watch.awaitCall("the end of the stream", e -> e.call() instanceof Call.EndOfStream);
            watch.awaitCall("close", e -> e.call() instanceof Call.Close && e.connection() == connection);
        }
    }

    @Test
    void twoTelnetsHaveOneServerPortAndTwoClientPorts() throws Exception {
        try (Running first = telnet(lab.plain());
                Running second = telnet(lab.plain())) {
            first.type("one" + ENTER);
            first.await("one\r\none\r\n");
            second.type("two" + ENTER);
            second.await("two\r\ntwo\r\n");

            List<Connection> both = watch.awaitAccepted("plain", 2);
            Address server = lab.plain().address().orElseThrow();
            assertThat(both).extracting(Connection::server).containsExactly(server, server);
            assertThat(both.get(0).client().port()).isNotEqualTo(both.get(1).client().port());
            assertThat(watch.hex(both.get(0), CLIENT_TO_SERVER)).isEqualTo("6f 6e 65 0d 0a");
            assertThat(watch.hex(both.get(1), CLIENT_TO_SERVER)).isEqualTo("74 77 6f 0d 0a");
            assertThat(lab.plain().peers()).hasSize(2);
        }
    }

    @Test
    void areYouThereIsSeenAndAnswered() throws Exception {
        try (Running telnet = telnet(lab.plain())) {
            command(telnet, "send ayt");
            telnet.await("[Yes, Wirelight is here.]\r\n");

            Unit asked = watch.await(CLIENT_TO_SERVER, Content.Telnet.class, t -> t.unit() instanceof Command);
            assertThat(watch.hex(asked)).isEqualTo("ff f6");
            assertThat(telnetUnit(asked)).isEqualTo(new Command(246, 2));
        }
    }

    @Test
    void anOptionIsRefused() throws Exception {
        try (Running telnet = telnet(lab.plain())) {
            command(telnet, "send do echo");

            Unit asked = watch.await(CLIENT_TO_SERVER, Content.Telnet.class, t -> t.unit() instanceof Negotiation);
            assertThat(watch.hex(asked)).isEqualTo("ff fd 01");
            assertThat(telnetUnit(asked)).isEqualTo(new Negotiation(Verb.DO, 1, 3));
            Unit answer = watch.await(SERVER_TO_CLIENT, Content.Telnet.class, t -> t.unit() instanceof Negotiation);
            assertThat(watch.hex(answer)).isEqualTo("ff fc 01");
            assertThat(telnetUnit(answer)).isEqualTo(new Negotiation(Verb.WONT, 1, 3));

            telnet.type("still here" + ENTER);
            telnet.await("still here\r\nstill here\r\n");
        }
    }

    @Test
    void ncSendsLfAloneAndTheUnitSaysSo() throws Exception {
        int port = lab.plain().address().orElseThrow().port();
        try (Running nc = Running.start(Installed.program("nc").toString(), Lab.LOOPBACK, Integer.toString(port))) {
            nc.type("hello\n");
            nc.await("hello\n");

            Unit line = watch.await(CLIENT_TO_SERVER, Content.Telnet.class, t -> true);
            assertThat(watch.hex(line)).isEqualTo("68 65 6c 6c 6f 0a");
            assertThat(telnetUnit(line)).isInstanceOfSatisfying(Data.class, d -> assertThat(d.lineEnd())
                    .isEqualTo(LineEnd.LF));
        }
    }

    @Test
    void ncThatClosesItsSideStillGetsItsAnswer() throws Exception {
        int port = lab.plain().address().orElseThrow().port();
        String nc = Installed.program("nc").toString();
        try (Running running = Running.start(nc, "-N", Lab.LOOPBACK, Integer.toString(port))) {
            running.type("last words\n");
            running.endInput();

            assertThat(running.awaitEnd()).isZero();
            assertThat(running.output()).isEqualTo("last words\n");
            watch.awaitCall("the end of the stream", e -> e.call() instanceof Call.EndOfStream);
        }
    }

    @Test
    void whenTheServerStopsTelnetIsToldSo() throws Exception {
        try (Running telnet = telnet(lab.plain())) {
            watch.awaitAccepted("plain", 1);
            lab.plain().stop();

            telnet.await("Connection closed by foreign host.");
            telnet.awaitEnd();
            assertThat(lab.plain().peers()).isEmpty();
        }
    }

    @Test
    void telnetChatsWithAWebSocketClient() throws Exception {
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        URI room = URI.create("ws://" + lab.webSocket().address().orElseThrow() + "/room");
        try (Running telnet = telnet(lab.plain())) {
            telnet.await("Nobody else is in the room yet.");
            try (WebSocketClient client = WebSocketClient.connect(lab.trace(), room, event -> {
                if (event instanceof ClientEvent.Text(String text)) {
                    heard.add(text);
                }
            })) {
                int webPort = client.connection().client().port();
                int plainPort = watch.awaitAccepted("plain", 1).getFirst().client().port();
                telnet.await("websocket " + webPort + " came in.\r\n");
                assertThat(heard.poll(30, TimeUnit.SECONDS)).contains("1 other is in the room");

                telnet.type("hello browser" + ENTER);
                assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("plain " + plainPort + ": hello browser");
                client.sendText("hello telnet");
                telnet.await("websocket " + webPort + ": hello telnet\r\n");
                client.close(1000, "bye");
                telnet.await("websocket " + webPort + " went out.\r\n");
            }
        }
    }

    @Test
    void httpTypedByHandGetsThePage() throws Exception {
        try (Running telnet = telnet(lab.webSocket())) {
            telnet.type("GET / HTTP/1.1" + ENTER + "Host: here" + ENTER + ENTER);
            telnet.await("HTTP/1.1 200 OK");
            telnet.await("Content-Type: text/html; charset=utf-8");
            telnet.await("<title>Wirelight");
            telnet.await("</html>");

            Unit request = watch.await(CLIENT_TO_SERVER, Content.Request.class, r -> true);
            assertThat(watch.hex(request))
                    .isEqualTo("47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a 48 6f 73 74 3a 20 68 65 72 65 0d 0a 0d 0a");
            assertThat(request.violations()).isEmpty();

            telnet.type("GET /nowhere HTTP/1.1" + ENTER + "Host: here" + ENTER + ENTER);
            telnet.await("HTTP/1.1 426 Upgrade Required");
        }
    }

    @Test
    void anHttpRequestWithoutHostIsExplained() throws Exception {
        try (Running telnet = telnet(lab.webSocket())) {
            telnet.type("GET / HTTP/1.1" + ENTER + ENTER);
            telnet.await("HTTP/1.1 400 Bad Request");
            telnet.await("An HTTP/1.1 request must have exactly one Host field.");
            telnet.await("RFC 9112");
            telnet.await("Connection closed by foreign host.");
        }
    }

    @Test
    void theUpgradeTypedByHandIsAcceptedAndThenHelloIsNoFrame() throws Exception {
        try (Running telnet = telnet(lab.webSocket())) {
            telnet.type("GET /room HTTP/1.1" + ENTER);
            telnet.type("Host: 127.0.0.1" + ENTER);
            telnet.type("Upgrade: websocket" + ENTER);
            telnet.type("Connection: Upgrade" + ENTER);
            telnet.type("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" + ENTER); // the key of RFC 6455 §1.3
            telnet.type("Sec-WebSocket-Version: 13" + ENTER + ENTER);
            telnet.await("HTTP/1.1 101 Switching Protocols\r\n");
            telnet.await("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");

            telnet.type("Hello" + ENTER);
            telnet.await("Connection closed by foreign host.");
        }

        // H is 48: FIN 0, RSV1 1, opcode 8; e is 65: MASK 0, length 101.
        Unit hello = watch.await(CLIENT_TO_SERVER, Content.Frame.class, f -> true);
        assertThat(watch.hex(hello)).isEqualTo("48 65 6c 6c 6f 0d 0a");
        assertThat(hello.content()).isInstanceOfSatisfying(Content.Frame.class, frame -> {
            assertThat(frame.header().fin()).isFalse();
            assertThat(frame.header().rsv1()).isTrue();
            assertThat(frame.header().opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(frame.header().masked()).isFalse();
            assertThat(frame.header().payloadLength()).isEqualTo(101);
        });
        assertThat(hello.violations())
                .extracting(Violation::rule)
                .containsExactly(
                        FrameRule.RESERVED_BIT_SET,
                        FrameRule.CLIENT_FRAME_UNMASKED,
                        FrameRule.CONTROL_FRAME_FRAGMENTED);
        assertThat(hello.violations().getFirst().detail()).contains("100").contains("the letter H");

        Unit close = watch.await(SERVER_TO_CLIENT, Content.Frame.class, f -> f.header().opcode() == Opcode.CLOSE);
        byte[] bytes = watch.bytes(close);
        assertThat(bytes[0]).isEqualTo((byte) 0x88);
        assertThat(bytes[1]).isEqualTo((byte) (bytes.length - 2));
        assertThat(new byte[] {bytes[2], bytes[3]}).containsExactly(0x03, 0xea); // 1002, protocol error
    }

    private static TelnetUnit telnetUnit(Unit unit) {
        return ((Content.Telnet) unit.content()).unit();
    }
}

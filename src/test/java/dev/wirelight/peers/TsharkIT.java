package dev.wirelight.peers;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.client.WebSocketClient;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.telnet.TelnetUnit.Command;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import dev.wirelight.protocol.telnet.TelnetUnit.Negotiation;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second opinion: tshark captures what crosses the lab's ports and reads it with Wireshark's dissectors. It must say
/// of each frame what we say of it.
class TsharkIT {
    private static final HexFormat HEX = HexFormat.of();

    @AutoClose
    private final Lab lab =
            new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());
    private final List<String> differences = new ArrayList<>();
    private int comparedFields;
    private int comparedFrames;
    private long comparedBytes;
    private long sentAgain;

    @TempDir
    Path folder;

    @BeforeAll
    static void findPrograms() {
        Installed.program("tshark");
        Installed.program("telnet");
        Installed.program("script");
    }

    @BeforeEach
    void start() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @Test
    void tsharkReadsTheSameFramesTelnetAndHandshakes() throws Exception {
        Address webSocket = lab.webSocket().address().orElseThrow();
        Address plain = lab.plain().address().orElseThrow();
        Path file = folder.resolve("lab.pcapng");
        List<Connection> spoken;
        try (Capture capture = Capture.start(file, webSocket, plain)) {
            talkWithOurClient(webSocket);
            talkByHand(webSocket);
            talkByTelnet(plain);
            spoken = new ArrayList<>(watch.accepted("websocket"));
            spoken.addAll(watch.accepted("plain"));
            spoken.removeIf(c -> c.flow(CLIENT_TO_SERVER).length() == 0); // the knocks of the capture
            assertThat(spoken).hasSize(3);
            for (Connection connection : spoken) {
                capture.awaitAll(connection, CLIENT_TO_SERVER);
                capture.awaitAll(connection, SERVER_TO_CLIENT);
            }
            capture.stop();
        }

        TsharkReading reading = TsharkReading.of(file, webSocket, plain);
        for (Connection connection : spoken) {
            compare(connection, CLIENT_TO_SERVER, reading.flow(connection.client(), connection.server()));
            compare(connection, SERVER_TO_CLIENT, reading.flow(connection.server(), connection.client()));
        }
        System.out.printf(
                "tshark and Wirelight: %,d fields of %,d units and %,d bytes of 6 flows compared"
                        + " (%,d of them were sent again), %d differences%n",
                comparedFields, comparedFrames, comparedBytes, sentAgain, differences.size());
        assertThat(differences).isEmpty();
        assertThat(comparedFrames).isGreaterThan(40);
    }

    private void talkWithOurClient(Address server) throws Exception {
        int ping;
        try (WebSocketClient client = WebSocketClient.connect(lab.trace(), URI.create("ws://" + server + "/room"), _ -> {})) {
            List<String> texts = List.of(
                    "hello", "", "grüß dich, 世界 🌍", "a".repeat(125), "b".repeat(126), "c".repeat(65_535), "d".repeat(65_536));
            for (String text : texts) {
                client.sendText(text);
            }
            byte[] all = new byte[70_000];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) (i * 31);
            }
            client.sendBinary(all);
            client.sendBinary(new byte[0]);
            client.ping("are you there?".getBytes(StandardCharsets.US_ASCII));
            client.ping(new byte[0]);
            awaitFrames(SERVER_TO_CLIENT, Opcode.PONG, 2);
            lab.webSocket().say("pushed");
            lab.webSocket().ping("and you?");
            awaitFrames(CLIENT_TO_SERVER, Opcode.PONG, 1);
            client.close(4_001, "enough");
            awaitFrames(SERVER_TO_CLIENT, Opcode.CLOSE, 1);
        }
    }

    private void awaitFrames(Direction direction, Opcode opcode, int count) {
        Deadline.until(
                () -> watch.accepted("websocket").stream()
                                .flatMap(c -> watch.units(c, direction).stream())
                                .filter(u -> u.content() instanceof Content.Frame f && f.header().opcode() == opcode)
                                .count()
                        >= count,
                () -> "not seen " + count + " times: " + opcode + " " + direction);
    }

    /// What no client of ours does: fragments, a ping between them, several frames in one write, one frame in several.
    private void talkByHand(Address server) throws IOException {
        try (Socket socket = new Socket(server.host(), server.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Deadline.AMPLE.toMillis());
            write(socket, ("GET /by-hand HTTP/1.1\r\nHost: " + server + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            awaitHead(socket);
            // "Hel", a ping and "lo" in one write.
            write(socket, HEX.parseHex("018337fa213d7f9f4d" + "898137fa213d16" + "808237fa213d5b95"));
            // "Hello" in four writes, cut in the header and in the payload.
            write(socket, HEX.parseHex("81"));
            write(socket, HEX.parseHex("8537fa"));
            write(socket, HEX.parseHex("213d7f"));
            write(socket, HEX.parseHex("9f4d5158"));
            // A key of zeros, and a close with 1000 and "ok".
            write(socket, HEX.parseHex("828300000000000102" + "888437fa213d34124e56"));
            socket.shutdownOutput();
            assertThat(HEX.formatHex(socket.getInputStream().readAllBytes()))
                    .isEqualTo("8a0121" + "810548656c6c6f" + "810548656c6c6f" + "8203000102" + "880203e8");
        }
    }

    /// A client may send no frame before the server has agreed (RFC 6455 §4.1).
    private static void awaitHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = 0; b >= 0 && head.indexOf("\r\n\r\n") < 0; head.append((char) b)) {
            b = socket.getInputStream().read();
        }
        assertThat(head).startsWith("HTTP/1.1 101 Switching Protocols\r\n");
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private void talkByTelnet(Address server) throws IOException {
        try (Running telnet = Running.inTerminal("telnet " + server.host() + " " + server.port())) {
            telnet.await("Escape character is");
            telnet.type("hello\r");
            telnet.await("hello\r\nhello\r\n");
            telnet.type("\u001d");
            telnet.await("telnet> ");
            telnet.type("send ayt\r");
            telnet.await("[Yes, Wirelight is here.]\r\n");
            telnet.type("\u001d");
            telnet.await("telnet> ");
            telnet.type("send do echo\r");
            watch.await(SERVER_TO_CLIENT, Content.Telnet.class, t -> t.unit() instanceof Negotiation);
        }
    }

    private void compare(Connection connection, Direction direction, TsharkReading.Flow theirs) {
        String where = connection + " " + direction;
        byte[] bytes = watch.bytes(connection, direction);
        comparedBytes += bytes.length;
        sentAgain += theirs.sentAgain();
        int mismatch = Arrays.mismatch(bytes, theirs.bytes());
        if (mismatch >= 0) {
            differences.add(where + ": byte " + mismatch + " of our " + bytes.length + " and tshark's " + theirs.bytes().length);
        }
        List<Unit> units = watch.units(connection, direction);
        compare(where + " frame ", only(units, Content.Frame.class), theirs.units("websocket"), this::compareFrame);
        compare(where + " telnet ", only(units, Content.Telnet.class), theirs.units("telnet"), this::compareTelnet);
        List<Unit> heads = new ArrayList<>(only(units, Content.Request.class));
        heads.addAll(only(units, Content.Response.class));
        compare(where + " head ", heads, theirs.units("http"), this::compareHead);
    }

    private static List<Unit> only(List<Unit> units, Class<? extends Content> kind) {
        return units.stream().filter(u -> kind.isInstance(u.content())).toList();
    }

    private interface Comparison {
        void compare(String where, Unit ours, Map<String, List<String>> theirs);
    }

    private void compare(String where, List<Unit> ours, List<Map<String, List<String>>> theirs, Comparison comparison) {
        same(where + "count", Integer.toString(ours.size()), List.of(Integer.toString(theirs.size())));
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            comparedFrames++;
            comparison.compare(where + i + " ", ours.get(i), theirs.get(i));
        }
    }

    private void compareFrame(String where, Unit ours, Map<String, List<String>> theirs) {
        FrameHeader header = ((Content.Frame) ours.content()).header();
        byte[] bytes = watch.bytes(ours);
        byte[] payload = Arrays.copyOfRange(bytes, header.length(), bytes.length);
        if (header.masked()) {
            Masking.apply(payload, 0, payload.length, header.maskingKey(), 0);
        }
        same(where + "header", HEX.formatHex(bytes, 0, header.length()), theirs.get("websocket_raw"));
        same(where + "fin", header.fin() ? "1" : "0", theirs.get("websocket.fin"));
        same(where + "rsv", "0x%02x".formatted(header.rsv()), theirs.get("websocket.rsv"));
        same(where + "opcode", Integer.toString(header.opcode().bits()), theirs.get("websocket.opcode"));
        same(where + "mask", header.masked() ? "1" : "0", theirs.get("websocket.mask"));
        String length = Long.toString(header.payloadLength());
        String sevenBits = header.lengthForm() == LengthForm.BITS_7 ? length : header.lengthForm() == LengthForm.BITS_16 ? "126" : "127";
        same(where + "7-bit length", sevenBits, theirs.get("websocket.payload_length"));
        same(
                where + "16-bit length",
                header.lengthForm() == LengthForm.BITS_16 ? length : null,
                theirs.get("websocket.payload_length_ext_16"));
        same(
                where + "64-bit length",
                header.lengthForm() == LengthForm.BITS_64 ? length : null,
                theirs.get("websocket.payload_length_ext_64"));
        same(
                where + "masking key",
                header.masked() ? "%08x".formatted(header.maskingKey()) : null,
                theirs.get("websocket.masking_key_raw"));
        same(
                where + "payload",
                payload.length == 0 ? null : HEX.formatHex(payload),
                theirs.get("websocket.payload_raw"));
    }

    private void compareTelnet(String where, Unit ours, Map<String, List<String>> theirs) {
        switch (((Content.Telnet) ours.content()).unit()) {
            case Data data -> same(where + "data", HEX.formatHex(data.bytes()), theirs.get("telnet.data_raw"));
            case Command command -> same(where + "command", Integer.toString(command.code()), theirs.get("telnet.cmd"));
            case Negotiation negotiation -> {
                same(where + "verb", Integer.toString(negotiation.verb().code()), theirs.get("telnet.cmd"));
                same(where + "option", Integer.toString(negotiation.option()), theirs.get("telnet.subcmd"));
            }
            default -> differences.add(where + "nobody sent this: " + ours);
        }
    }

    private void compareHead(String where, Unit ours, Map<String, List<String>> theirs) {
        switch (ours.content()) {
            case Content.Request request -> {
                same(where + "method", request.line().method(), theirs.get("http.request.method"));
                same(where + "target", request.line().target(), theirs.get("http.request.uri"));
                same(where + "version", request.line().version(), theirs.get("http.request.version"));
                same(where + "key", request.head().first("Sec-WebSocket-Key").orElse(null), theirs.get("http.sec_websocket_key"));
            }
            case Content.Response response -> {
                same(where + "status", Integer.toString(response.line().status()), theirs.get("http.response.code"));
                same(where + "reason", response.line().reason(), theirs.get("http.response.phrase"));
                same(
                        where + "accept",
                        response.head().first("Sec-WebSocket-Accept").orElse(null),
                        theirs.get("http.sec_websocket_accept"));
            }
            default -> differences.add(where + "is no head: " + ours);
        }
    }

    /// @param ours null where there is no such field
    private void same(String what, @Nullable String ours, @Nullable List<String> theirs) {
        comparedFields++;
        List<String> expected = ours == null ? List.of() : List.of(ours);
        List<String> found = theirs == null ? List.of() : theirs;
        if (!expected.equals(found)) {
            differences.add(what + ": we say " + shortened(expected) + ", tshark says " + shortened(found));
        }
    }

    private static String shortened(List<String> values) {
        String text = values.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "… (" + text.length() + " characters)";
    }
}

package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a view does: it reads units out of a trace, fetches their bytes and asks what they mean.
class WholeConversationTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Connection connection = trace.open(
            "websocket", "http", Side.SERVER, new Address("127.0.0.1", 52344), new Address("127.0.0.1", 8000));

    @Test
    void everyByteOfAHandshakeAndItsFramesIsExplained() {
        byte[] request = latin1("GET / HTTP/1.1\r\nHost: localhost:8000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        byte[] response = latin1("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        read(request);
        write(response);
        connection.flow(Direction.CLIENT_TO_SERVER).switchAt(request.length);
        connection.flow(Direction.SERVER_TO_CLIENT).switchAt(response.length);
        read(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 00"));
        read(hex("00 00 00"));
        write(hex("81 05 48 65 6c 6c 6f 8a 00"));
        read(latin1("Hello\r\n"));

        assertThat(titles())
                .containsExactly(
                        "Opening handshake: request",
                        "Opening handshake: response",
                        "Text frame",
                        "Ping frame",
                        "Text frame",
                        "Pong frame",
                        "Close frame ✗ FIN ✗ RSV1–3 ✗ MASK");
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>();
        for (Seen seen : new TraceReader(trace).next(100)) {
            if (seen instanceof Seen.Completed(Unit unit)) {
                byte[] bytes = unit.bytes(trace, 1_000).orElseThrow();
                Dissection dissection = Dissector.explain(unit, bytes);
                assertThat(dissection.wire().fields()).noneMatch(f -> f.name().equals(Tiles.UNEXPLAINED));
                assertThat(dissection.shownBytes()).isEqualTo(dissection.length());
                StringBuilder title = new StringBuilder(dissection.title());
                dissection.wire().fields().stream()
                        .filter(f -> !f.violations().isEmpty())
                        .forEach(f -> title.append(" ✗ ").append(f.name()));
                titles.add(title.toString());
            }
        }
        return titles;
    }

    private void read(byte[] bytes) {
        long offset = connection.flow(Direction.CLIENT_TO_SERVER).length();
        trace.read(trace.now(), connection, bytes, 0, bytes.length, offset);
    }

    private void write(byte[] bytes) {
        long offset = connection.flow(Direction.SERVER_TO_CLIENT).length();
        trace.write(connection, bytes, 0, bytes.length, offset);
    }
}

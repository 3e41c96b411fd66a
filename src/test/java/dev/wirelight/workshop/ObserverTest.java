package dev.wirelight.workshop;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/// What a server does, as its client sees it. Small frames stand here as in RFC 7692 §7.2.3.
class ObserverTest {
    private static final byte[] HELLO = hex("c1 07 f2 48 cd c9 c9 07 00");
    private static final byte[] SECOND_HELLO = hex("c1 05 f2 00 11 00 00");

    private final Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), TraceLimits.DEFAULT);
    private final Connection connection = trace.open(
            "hand", "http", Side.CLIENT, new Address("127.0.0.1", 50_000), new Address("127.0.0.1", 8_000));

    private void read(byte[] bytes) {
        long at = connection.flow(Direction.SERVER_TO_CLIENT).length();
        trace.read(0, connection, bytes, 0, bytes.length, at);
    }

    private Observer observer() {
        byte[] request = utf8("GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        byte[] response = utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        trace.write(connection, request, 0, request.length, 0);
        read(response);
        connection.flow(Direction.CLIENT_TO_SERVER).switchAt(request.length);
        connection.flow(Direction.SERVER_TO_CLIENT).switchAt(response.length);
        Observer observer = new Observer(trace, connection, Position.START);
        observer.sending();
        assertThat(observer.compression()).contains(PerMessageDeflate.PLAIN);
        return observer;
    }

    private static List<String> titles(Observer observer) {
        return observer.look().came().stream().map(Came::title).toList();
    }

    @Test
    void aCompressedMessageIsReadWithTheOneBeforeIt() {
        try (Observer observer = observer()) {
            read(HELLO);
            read(SECOND_HELLO);
            assertThat(titles(observer)).containsExactly("text \"Hello\", compressed", "text \"Hello\", compressed");
        }
    }

    @Test
    void ofAMessageThatBecomesVeryMuchTheFirstBytesAreKeptAndTheNextOneIsReadAllTheSame() {
        byte[] large = new byte[(5 << 20) + 3];
        Arrays.fill(large, (byte) 'a');
        byte[] end = utf8("what both of them say");
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (Observer observer = observer()) {
            read(compressed(deflater, join(large, end)));
            read(compressed(deflater, end));

            List<Came.Frame> frames = observer.look().frames();
            assertThat(frames).hasSize(2);
            assertThat(frames.getFirst().payload()).isEqualTo(Arrays.copyOf(large, Observer.MOST_PAYLOAD));
            assertThat(frames.getLast().payload()).isEqualTo(end);
        } finally {
            deflater.end();
        }
    }

    /// A text frame.
    private static byte[] compressed(Deflater deflater, byte[] message) {
        byte[] out = new byte[60_000];
        deflater.setInput(message);
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH) - 4;
        byte[] header = length < 126
                ? new byte[] {(byte) 0xc1, (byte) length}
                : ByteBuffer.allocate(4).put((byte) 0xc1).put((byte) 126).putShort((short) length).array();
        return join(header, Arrays.copyOf(out, length));
    }

    @Test
    void bytesThatAreNoDeflateDataAreNotTakenForTheMessage() {
        try (Observer observer = observer()) {
            read(hex("c1 03 ff ff ff"));
            assertThat(titles(observer)).containsExactly("text, empty, compressed");
        }
    }

    @Test
    void onceClosedItSeesNothingMore() {
        Observer observer = observer();
        read(HELLO);
        assertThat(titles(observer)).hasSize(1);
        observer.close();
        read(SECOND_HELLO);

        assertThat(titles(observer)).containsExactly("text \"Hello\", compressed");
    }
}

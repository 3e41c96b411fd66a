package dev.wirelight.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Frames that arrive together are answered one after the other, as if each had come alone.
class AnswerOrderTest {
    private static final String REQUEST =
            """
            GET / HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;
    // All are masked with the key 00 00 00 00, so that their payloads can be read.
    private static final String HI = "81 82 00 00 00 00 48 69 ";
    private static final String PING = "89 81 00 00 00 00 21 ";
    private static final String CLOSE_1000 = "88 82 00 00 00 00 03 e8 ";
    private static final String RESERVED_OPCODE = "83 80 00 00 00 00 ";

    @Test
    void aMessageBeforeACloseIsAnsweredBeforeTheClose() throws Exception {
        assertThat(answerTo(HI + CLOSE_1000)).isEqualTo("81 02 48 69 88 02 03 e8");
    }

    @Test
    void aMessageBeforeABrokenFrameIsAnsweredBeforeTheCloseWith1002() throws Exception {
        assertThat(answerTo(HI + RESERVED_OPCODE)).startsWith("81 02 48 69 88 ").contains(" 03 ea");
    }

    @Test
    void aPingBetweenTwoMessagesIsAnsweredBetweenThem() throws Exception {
        assertThat(answerTo(HI + PING + HI + CLOSE_1000))
                .isEqualTo("81 02 48 69 8a 01 21 81 02 48 69 88 02 03 e8");
    }

    /// Sends the request and these frames in one piece.
    ///
    /// @return all that came after the response head, until the server finished
    private static String answerTo(String frames) throws Exception {
        Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        try (Lab lab = new Lab(trace, ServerLimits.DEFAULT)) {
            lab.webSocket().start(Lab.LOOPBACK, 0);
            Address server = lab.webSocket().address().orElseThrow();
            try (Socket socket = new Socket(server.host(), server.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(joined(frames));
                String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                byte[] answer = all.substring(all.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
                return HexFormat.ofDelimiter(" ").formatHex(answer);
            }
        }
    }

    private static byte[] joined(String frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        all.write(HexFormat.of().parseHex(frames.replace(" ", "")));
        return all.toByteArray();
    }
}

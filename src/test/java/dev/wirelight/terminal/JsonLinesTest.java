package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void theFirstLinesSayWhereTheServersListen() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--json")) {
            List<String> lines = wirelight.out.text().lines().toList();

            assertThat(lines.get(0))
                    .isEqualTo("{\"event\":\"listening\",\"server\":\"plain\",\"host\":\"127.0.0.1\",\"port\":"
                            + wirelight.plainPort() + "}");
            assertThat(lines.get(1))
                    .isEqualTo("{\"event\":\"listening\",\"server\":\"websocket\",\"host\":\"127.0.0.1\",\"port\":"
                            + wirelight.webSocketPort() + "}");
        }
    }

    @Test
    void aFrameIsALineWithItsFields() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--json");
                Socket browser = wirelight.webSocket()) {
            Wirelight.send(browser, "81 85 37 fa 21 3d 5f 9f 4d 51 58");
            String frame = line(wirelight, "818537fa213d5f9f4d5158");

            assertThat(frame)
                    .startsWith("{\"event\":\"unit\",\"connection\":1,\"server\":\"websocket\",\"client\":\"127.0.0.1:"
                            + browser.getLocalPort() + "\",\"direction\":\"client-to-server\",\"protocol\":\"websocket\","
                            + "\"offset\":157,\"length\":11,\"time\":\"20")
                    .contains("\"summary\":\"text \\\"hello\\\" \\u00B7 masked 37fa213d \\u00B7 11 bytes\","
                            + "\"hex\":\"818537fa213d5f9f4d5158\",\"fields\":[{\"name\":\"FIN\",\"bitOffset\":0,"
                            + "\"bitLength\":1,\"value\":1,\"text\":\"1\",")
                    .contains("\"spec\":\"RFC 6455 \\u00A75.2\"")
                    .endsWith("\"violations\":[]}");
        }
    }

    @Test
    void aBrokenRuleStandsWithTheUnitThatBreaksIt() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--json");
                Socket browser = wirelight.webSocket()) {
            Wirelight.send(browser, "81 05 68 65 6c 6c 6f");

            assertThat(line(wirelight, "810568656c6c6f"))
                    .endsWith("\"violations\":[{\"rule\":\"CLIENT_FRAME_UNMASKED\",\"section\":\"RFC 6455 \\u00A75.1\","
                            + "\"brokenBy\":\"client\",\"detail\":\"MASK is 0 in a frame from the client.\"}]}");
        }
    }

    @Test
    void aCompressedFrameComesWithWhatItBecomes() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--json", "--deflate")) {
            Wirelight.type("Hello\n", "connect", "ws://127.0.0.1:" + wirelight.webSocketPort(), "--deflate").status();

            assertThat(line(wirelight, "c107f248cdc9c90700"))
                    .contains("\"summary\":\"text \\\"Hello\\\" \\u00B7 compressed 5 \\u2192 7 bytes \\u00B7 unmasked")
                    .contains("\"inflated\":{\"length\":5,\"hex\":\"48656c6c6f\"},")
                    .endsWith("\"violations\":[]}");
        }
    }

    @Test
    void callsAreLinesToo() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--json")) {
            wirelight.plainEcho("hello\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(wirelight.out.awaitText("\"call\":\"write\""))
                    .contains("{\"event\":\"call\",\"call\":\"accept\",\"connection\":1,\"server\":\"plain\",\"client\":\"")
                    .contains("\"direction\":\"client-to-server\",\"offset\":0,\"result\":7,");
        }
    }

    @Test
    void aLongUnitIsCutAndSaysSo() throws Exception {
        try (Wirelight wirelight = Wirelight.serve("--json")) {
            try (Socket socket = new Socket("127.0.0.1", wirelight.webSocketPort())) {
                socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }

            String body = wirelight.out
                    .awaitText("\"cut\":true")
                    .lines()
                    .filter(line -> line.contains("\"cut\":true"))
                    .findFirst()
                    .orElseThrow();
            String hex = body.replaceAll(".*\"hex\":\"([0-9a-f]*)\".*", "$1");
            assertThat(hex).hasSize(2 * JsonLines.MOST_BYTES);
        }
    }

    @Test
    void everyLineIsOneObjectOfPrintableAsciiWhateverStrangersSend() throws Exception {
        Wirelight wirelight = Wirelight.serve("--json");
        wirelight.plainEcho("\u001b[2J\u009b\u202e\u0007\"\\ü\u007f\n".getBytes(StandardCharsets.UTF_8));
        try (Socket browser = wirelight.webSocket()) {
            Wirelight.send(browser, "81 85 00 00 00 00 1b 5b ff 80 0a");
            wirelight.out.awaitText("TEXT_NOT_UTF8");
        }
        wirelight.close();

        String text = wirelight.out.text();
        assertThat(text.chars().filter(c -> c != '\n' && (c < 0x20 || c > 0x7e))).isEmpty();
        assertThat(text.lines()).hasSizeGreaterThan(15).allSatisfy(line -> assertThat(objects(line)).isOne());
        assertThat(text).endsWith("{\"event\":\"stopped\"}\n");
    }

    private static String line(Wirelight wirelight, String hex) throws InterruptedException {
        String wanted = "\"hex\":\"" + hex + "\"";
        return wirelight.out
                .await(text -> text.lines().anyMatch(line -> line.contains(wanted) && line.endsWith("}")))
                .lines()
                .filter(line -> line.contains(wanted))
                .findFirst()
                .orElseThrow();
    }

    /// How many JSON objects there are in a line, all of which must be valid.
    private static int objects(String line) throws Exception {
        int objects = 0;
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT && parser.getParsingContext().getParent().inRoot()) {
                    objects++;
                }
            }
        }
        return objects;
    }
}

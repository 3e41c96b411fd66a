package dev.wirelight.peers;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the WebSocket server says to curl, which speaks HTTP and nothing else.
class CurlIT {
    @AutoClose
    private final Lab lab =
            new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());

    @BeforeAll
    static void findPrograms() {
        Installed.program("curl");
    }

    @BeforeEach
    void start() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    /// What curl prints; no settings of this computer have a part in it.
    private String curl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Installed.program("curl").toString(), "-q", "--silent", "--show-error", "--noproxy", "*"));
        command.addAll(List.of(arguments));
        try (Running curl = Running.start(command.toArray(String[]::new))) {
            int status = curl.awaitEnd();
            assertThat(status).as(curl.output()).isZero();
            return curl.output();
        }
    }

    private static String head(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n") + 2);
    }

    private String url(String path) {
        return "http://" + lab.webSocket().address().orElseThrow() + path;
    }

    @Test
    void theRootIsTheLabsPage() throws Exception {
        String answer = curl("--include", url("/"));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Type: text/html; charset=utf-8\r\n", "X-Content-Type-Options: nosniff\r\n")
                .contains("\r\n\r\n<!doctype html>")
                .endsWith("</html>\n");
        Unit request = watch.await(CLIENT_TO_SERVER, Content.Request.class, r -> true);
        assertThat(request.violations()).isEmpty();
        assertThat(watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 200).violations())
                .isEmpty();
    }

    /// Two responses may be a second apart.
    private static String undated(String response) {
        return response.replaceFirst("\r\nDate: [^\r]*", "\r\nDate: now");
    }

    @Test
    void headGetsTheSameHeadAndNoBody() throws Exception {
        String head = curl("--head", url("/"));
        // curl would not show a body here, so look at all that was sent.
        byte[] sent = watch.bytes(watch.awaitAccepted("websocket", 1).getFirst(), SERVER_TO_CLIENT);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).isEqualTo(head);
        String all = curl("--include", url("/"));

        assertThat(head).endsWith("\r\n\r\n").doesNotContain("<html");
        assertThat(undated(all)).startsWith(undated(head));
        int length = all.length() - head.length();
        assertThat(head).contains("Content-Length: " + length + "\r\n");
    }

    @Test
    void twoRequestsTravelOnOneConnection() throws Exception {
        String counts = curl(
                "--output", "/dev/null", "--output", "/dev/null", "--write-out", "%{response_code} %{num_connects}\n",
                url("/"), url("/second"));

        assertThat(counts).isEqualTo("200 1\n426 0\n");
        watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 426);
        assertThat(watch.accepted("websocket")).hasSize(1);
        assertThat(watch.units(watch.accepted("websocket").getFirst(), CLIENT_TO_SERVER))
                .extracting(u -> ((Content.Request) u.content()).line().toString())
                .containsExactly("GET / HTTP/1.1", "GET /second HTTP/1.1");
    }

    @Test
    void postIsNotAllowedAndTheAnswerSaysWhatIs() throws Exception {
        String answer = curl("--include", "--data", "a=1", url("/"));

        assertThat(head(answer))
                .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                .contains("\r\nAllow: GET, HEAD\r\n");
        assertThat(answer).contains("Here only GET and HEAD work, not POST.");
    }

    @Test
    void aPathOfWebSocketAsksForTheUpgrade() throws Exception {
        String answer = curl("--include", url("/room"));

        // The body repeats some of it in words, so look at the head alone.
        assertThat(head(answer))
                .startsWith("HTTP/1.1 426 Upgrade Required\r\n")
                .contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n", "\r\nSec-WebSocket-Version: 13\r\n");
        assertThat(answer).contains("\r\n\r\nThis path speaks WebSocket.");
    }

    @Test
    void anotherVersionOfWebSocketIsTurnedDownWithTheOneThatWorks() throws Exception {
        String answer = curl(
                "--include",
                "--header", "Upgrade: websocket",
                "--header", "Connection: Upgrade",
                "--header", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "--header", "Sec-WebSocket-Version: 12",
                url("/room"));

        assertThat(head(answer))
                .startsWith("HTTP/1.1 426 Upgrade Required\r\n")
                .contains("\r\nUpgrade: websocket\r\n", "\r\nSec-WebSocket-Version: 13\r\n");
        assertThat(answer)
                .contains("Sec-WebSocket-Version is \"12\".", "See RFC 6455");
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws Exception {
        String answer = curl("--include", "--header", "X-Large: " + "a".repeat(20_000), url("/"));

        assertThat(answer)
                .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n")
                .contains("\r\nConnection: close\r\n")
                .contains("A head may not be larger than the server is willing to read.");
    }

    @Test
    void aFileThatIsNotThereIsNotFound() throws Exception {
        assertThat(curl("--include", url("/favicon.ico"))).startsWith("HTTP/1.1 404 Not Found\r\n");
    }
}

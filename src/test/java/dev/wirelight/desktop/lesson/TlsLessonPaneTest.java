package dev.wirelight.desktop.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.client.WebSocketClient;
import dev.wirelight.desktop.Fx;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lesson that wants TLS, in the window: its second port is opened there as if the learner had switched it on.
class TlsLessonPaneTest {
    private static final String LESSON = """
            ---
            format: 1
            lesson: 1
            websocket: echo, with TLS
            ---

            # Saying hello safely

            ## Say it

            ### Do

            Type `wirelight connect wss://127.0.0.1:8443/`.

            ### Must be seen

            - The connection is secured: on `websocket-tls`
            - The client sends a frame: text `hello`

            ### Hint

            A hint.

            ### Explanation

            Nobody else has read it.
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @Test
    void theServersPortWithTlsIsOpenedForTheLessonAndStaysOpen() throws Exception {
        Files.createDirectories(folder.resolve("lessons"));
        Files.writeString(folder.resolve("lessons/01-hello.md"), LESSON);
        LessonWindow window = LessonWindow.with(folder, false);
        try {
            window.press("Lesson 1, Saying hello safely, 10 minutes");
            window.awaitShown("Wirelight will start the WebSocket server’s port with TLS.");
            window.press("Do this and begin");
            window.awaitGone("Wirelight will start the WebSocket server’s port with TLS.");
            int port = window.lab().webSocketTls().address().orElseThrow().port();
            window.awaitShown("wss://127.0.0.1:" + port + "/");
            window.awaitShown("https://localhost:" + port + "/");

            Trace own = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
            URI server = URI.create("wss://127.0.0.1:" + port + "/");
            try (WebSocketClient client = WebSocketClient.connect(own, server, _ -> {})) {
                client.sendText("hello");
                window.awaitShown("✓ 1 · Say it");
            }
            assertThat(window.lab().webSocketTls().address()).isPresent();
            assertThat(window.isShown("running already")).isFalse();
        } finally {
            window.close();
        }
    }
}

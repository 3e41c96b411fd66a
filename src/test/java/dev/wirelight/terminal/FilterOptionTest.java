package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.filter.Filter;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FilterOptionTest {
    private static final String CAPTURE =
            Path.of("src", "test", "resources", "captures", "ws.pcapng").toString();

    @Test
    void onlyWhatIsWantedIsPrintedAndTheRestIsCountedAtTheEnd() throws Exception {
        Wirelight wirelight = Wirelight.serve("--filter", "opcode:text and from:client");
        try (Socket browser = wirelight.webSocket()) {
            Wirelight.send(browser, "89 80 00 00 00 00 81 85 37 fa 21 3d 5f 9f 4d 51 58");
            wirelight.out.awaitText("→ text \"hello\" · masked 37fa213d · 11 bytes");
        }
        wirelight.close();

        assertThat(wirelight.out.text())
                .doesNotContain("ping")
                .doesNotContain("GET /chat")
                .doesNotContain("read()")
                .doesNotContain("←")
                .containsPattern("\nThe filter hid \\d+ of \\d+ calls and units\\.\nStopped\\.\n$");
    }

    @Test
    void aProgramReadsTheCountInAnObjectOfItsOwn() throws Exception {
        Wirelight wirelight = Wirelight.serve("--json", "--filter", "opcode:close");
        wirelight.plainEcho(new byte[] {'h', 'i', '\n'});
        wirelight.close();

        assertThat(wirelight.out.text())
                .containsPattern("\\{\"event\":\"filtered\",\"shown\":0,\"hidden\":\\d+,\"undecided\":0}\n\\{\"event\":\"stopped\"}\n");
    }

    @Test
    void aFilterThatIsNotUnderstoodStartsNothingAndSaysWhereAndWhatWasMeant() throws Exception {
        Wirelight wirelight = Wirelight.start("serve", "--filter", "opcode:txt");

        assertThat(wirelight.status()).isEqualTo(2);
        assertThat(wirelight.out.text()).isEmpty();
        assertThat(wirelight.err.text())
                .startsWith("--filter opcode:txt: At character 8: “opcode” is never “txt”. Did you mean text?")
                .endsWith("\nTry: wirelight serve --help\n");
    }

    @Test
    void aFilterOfWhatIsNotPrintedIsRefused() throws Exception {
        Wirelight quiet = Wirelight.start("serve", "--quiet", "--filter", "ping");
        Wirelight connect = Wirelight.start("connect", "127.0.0.1", "1", "--filter", "ping");

        assertThat(quiet.status()).isEqualTo(2);
        assertThat(quiet.err.text()).startsWith("--filter chooses what is printed, and --quiet prints nothing");
        assertThat(connect.status()).isEqualTo(2);
        assertThat(connect.err.text()).startsWith("--filter chooses among what --show-bytes prints: write --show-bytes too.");
    }

    @Test
    void aClientShowsWhatIsWanted() throws Exception {
        try (Wirelight server = Wirelight.serve()) {
            Wirelight client = Wirelight.type(
                    "hi\n", "connect", "--show-bytes", "--filter", "from:server telnet", "127.0.0.1", "" + server.plainPort());

            assertThat(client.status()).isZero();
            assertThat(client.out.text()).contains("← hi␍␊ · 4 bytes\n").doesNotContain("→ hi␍␊").doesNotContain("read()");
            assertThat(client.err.text()).containsPattern("The filter hid \\d+ of \\d+ calls and units\\.\n");
        }
    }

    @Test
    void aFloodOfWhichNothingIsWantedIsReadToItsEnd() {
        Trace trace = new Trace(TraceClock.system(), new TraceLimits(20_000, 1_000));
        for (int i = 0; i < 15_000; i++) {
            trace.note("plain", null, new Call.Listen(i));
        }
        Screen screen = new Screen();
        LiveView view = new LiveView(
                trace, filter("opcode:text"), new TextLines(trace, Ink.Colours.NONE, ZoneOffset.UTC), new PrintWriter(screen));
        view.end();
        view.run();

        assertThat(screen.text()).isEmpty();
        assertThat(view.sieve().hidden()).isEqualTo(15_000);
    }

    @Test
    void onlyWhatIsWantedOfACaptureIsExplained() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--fields=no", "--filter", "opcode:text from:client", CAPTURE);

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text())
                .contains("text \"hello\"")
                .doesNotContain("TCP segment")
                .doesNotContain("GET /")
                .doesNotContain("←");
        assertThat(explain.err.text())
                .startsWith("40 packets, 1 connection, ")
                .containsPattern("The filter hid \\d+ of \\d+ packets and units\\.");
    }

    @Test
    void packetsOfACaptureAreChosenByTheirFlags() throws Exception {
        Wirelight explain = Wirelight.start("explain", "--json", "--filter", "segment:SYN", CAPTURE);

        assertThat(explain.status()).isZero();
        assertThat(explain.out.text().lines().filter(line -> line.contains("\"protocol\":\"tcp\""))).hasSize(2);
        assertThat(explain.out.text()).doesNotContain("websocket");
        assertThat(explain.err.text()).containsPattern("\"hidden\":\\d+,\"undecided\":0}");
    }

    @Test
    void typedBytesAreNotFiltered() throws Exception {
        Wirelight explain = Wirelight.type("81 00", "explain", "--as", "websocket", "--filter", "ping");

        assertThat(explain.status()).isEqualTo(2);
        assertThat(explain.err.text()).startsWith("--filter chooses among what stands in a FILE");
    }

    private static Filter filter(String text) {
        FilterOption option = new FilterOption();
        option.setFilter(text);
        return option.filter();
    }
}

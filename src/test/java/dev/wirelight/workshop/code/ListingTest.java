package dev.wirelight.workshop.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Eventually;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.ListeningSocket;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The code that is shown is the code that runs, and the marked lines are the calls.
class ListingTest {

    private static List<String> marked(Listing listing, Step step) {
        return listing.lines().stream()
                .filter(line -> line.steps().contains(step))
                .map(CodeLine::text)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void everyCallHasItsLineInJava(Step step) {
        String call = switch (step) {
            case SOCKET -> "new ServerSocket()";
            case BIND, LISTEN -> "socket.bind("; // Java does both in one
            case ACCEPT -> "socket.accept(";
            case READ -> "read(";
            case WRITE -> "out.write(";
            case SHUTDOWN -> "socket.shutdownOutput(";
            case CLOSE -> "socket.close(";
        };
        assertThat(marked(Listing.java(), step)).isNotEmpty().last().asString().contains(call);
    }

    static Stream<Listing> others() {
        return Stream.of(Listing.c(), Listing.python());
    }

    @ParameterizedTest
    @MethodSource("others")
    void theOtherLanguagesMarkTheSameCalls(Listing listing) {
        Map<Step, String> calls = Map.of(
                Step.SOCKET, "socket(",
                Step.BIND, "bind(",
                Step.LISTEN, "listen(",
                Step.ACCEPT, "accept(",
                Step.READ, listing.language().equals("C") ? "read(" : "recv(",
                Step.WRITE, listing.language().equals("C") ? "write(" : "sendall(",
                Step.CLOSE, listing.language().equals("C") ? "close(" : "with client");
        calls.forEach((step, call) ->
                assertThat(marked(listing, step)).as(step.toString()).singleElement().asString().contains(call));
    }

    @Test
    void theLinesStandInTheSourceWithTheirNumbers() throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/main/java/dev/wirelight/server/PlainPeer.java"));
        CodeLine loop = Listing.java().lines().stream()
                .filter(line -> line.text().startsWith("while ((count = socket.read("))
                .findFirst()
                .orElseThrow();

        assertThat(source.get(loop.number() - 1).strip()).isEqualTo(loop.text());
    }

    /// The operating system's calls are made in the marked lines: a thread that waits in one says in which line it is.
    @Test
    void aThreadThatWaitsStandsAtTheMarkedLine() throws IOException {
        Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        try (ListeningSocket listening = ListeningSocket.open(trace, "plain", "127.0.0.1", 0)) {
            Thread server = new Thread(() -> {
                try (ConnectedSocket socket = listening.accept("telnet")) {
                    int count = socket.read(new byte[1], 0);
                    assertThat(count).isNegative();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            server.setDaemon(true);
            server.start();
            awaitLine(server, "ListeningSocket.java", Step.ACCEPT);
            try (Socket client = new Socket("127.0.0.1", listening.address().port())) {
                assertThat(client.isConnected()).isTrue();
                awaitLine(server, "TcpSocket.java", Step.READ);
            }
        }
    }

    private static void awaitLine(Thread thread, String file, Step step) {
        Set<Integer> lines = Listing.java().lines().stream()
                .filter(line -> line.steps().contains(step))
                .map(CodeLine::number)
                .collect(Collectors.toSet());
        Eventually.holds("the thread is at " + step + " in " + file + ", one of the lines " + lines, () -> Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> file.equals(frame.getFileName()) && lines.contains(frame.getLineNumber())));
    }

    @Test
    void aDescriptionThatIsOutOfDateIsNoticed() {
        List<String> source = List.of("a();", "b();", "c();");

        assertThatThrownBy(() -> new Excerpt("X.java", "", "x();", "c();", Map.of()).of(source))
                .hasMessage("X.java has 0 lines with: x();");
        assertThatThrownBy(() -> new Excerpt("X.java", "", "a();", "x();", Map.of()).of(source))
                .hasMessage("X.java has no line after it with: x();");
        assertThatThrownBy(() -> new Excerpt("X.java", "", "a();", "b();", Map.of("c();", Set.of(Step.READ))).of(source))
                .hasMessageStartingWith("X.java lacks one of these");
    }
}

package dev.wirelight.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Eventually;
import dev.wirelight.capture.Talk;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.capture.live.CaptureProgram.Platform;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its programs are shell scripts")
class LiveCaptureTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);

    private CaptureProgram program(String name, String script) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, "#!/bin/sh\n" + script + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
        return new CaptureProgram(name, path);
    }

    private void listen() {
        trace.note("plain", null, new Call.Bind(new Address("127.0.0.1", 7_007), null));
        trace.note("plain", null, new Call.Listen(10));
    }

    @Test
    void nothingIsStartedBeforeSomebodyListens() throws Exception {
        Path started = folder.resolve("started");
        try (LiveCapture capture = LiveCapture.start(
                trace, Platform.LINUX, List.of(program("dumpcap", "touch " + started + "; exit 1")))) {
            assertThat(capture.status()).isInstanceOf(CaptureStatus.Idle.class);
            assertThat(started).doesNotExist();
            listen();
            assertThat(capture.awaitSettled(AMPLE)).isInstanceOf(CaptureStatus.Unavailable.class);
            assertThat(started).exists();
        }
    }

    @Test
    void withoutTheRightToCaptureItIsSaidWhatToDo() throws Exception {
        String words = "echo \"dumpcap: You don't have permission to capture on that device.\" >&2; exit 2";
        listen();
        try (LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, List.of(program("dumpcap", words)))) {
            assertThat(capture.awaitSettled(AMPLE).words())
                    .startsWith("dumpcap may not capture packets: you do not have the right to.")
                    .contains("dpkg-reconfigure wireshark-common")
                    .contains("worked examples");
        }
    }

    @Test
    void aProgramThatMayNotBeStartedIsNoRight() throws Exception {
        CaptureProgram program = program("dumpcap", "exit 0");
        assertThat(program.path().toFile().setExecutable(false)).isTrue();
        listen();
        try (LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, List.of(program))) {
            assertThat(capture.awaitSettled(AMPLE).words()).startsWith("dumpcap may not capture packets");
        }
    }

    @Test
    void withoutAProgramItIsSaidWhichToInstall() {
        listen();
        try (LiveCapture capture = LiveCapture.start(trace, Platform.WINDOWS, List.of())) {
            assertThat(capture.awaitSettled(AMPLE).words()).contains("neither dumpcap nor tcpdump").contains("Npcap");
        }
    }

    @Test
    void whereTheFirstProgramCannotTheNextOneIsTried() throws Exception {
        Path file = folder.resolve("packets");
        Files.write(file, new Talk().file());
        List<CaptureProgram> programs = List.of(
                program("dumpcap", "exit 1"), program("tcpdump", "cat " + file + "; exec sleep 60"));
        listen();
        try (LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, programs)) {
            assertThat(capture.awaitSettled(AMPLE)).isEqualTo(new CaptureStatus.Running("tcpdump", "lo", 0, 0));
        }
    }

    @Test
    void whoSwitchesItOffAndOnAgainCapturesAgain() throws Exception {
        Path file = folder.resolve("packets");
        Files.write(file, new Talk().file());
        listen();
        try (LiveCapture capture = LiveCapture.start(
                trace, Platform.LINUX, List.of(program("dumpcap", "cat " + file + "; exec sleep 60")))) {
            assertThat(capture.awaitSettled(AMPLE)).isInstanceOf(CaptureStatus.Running.class);
            capture.setOn(false);
            assertThat(capture.status()).isInstanceOf(CaptureStatus.Off.class);
            capture.setOn(true);
            Eventually.holds("it runs again", () -> capture.status() instanceof CaptureStatus.Running);
        }
    }

    @Test
    void aProgramThatStopsIsSaidToHaveStopped() throws Exception {
        Path file = folder.resolve("packets");
        Files.write(file, new Talk().client(Talk.ACK, 1, 1, "").file());
        String words = "cat " + file + "; echo \"dumpcap: The interface went down.\" >&2; exit 1";
        listen();
        try (LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, List.of(program("dumpcap", words)))) {
            Eventually.holds("it has stopped", () -> capture.status() instanceof CaptureStatus.Unavailable);
            assertThat(capture.status().words())
                    .startsWith("dumpcap has stopped to capture packets; it says: The interface went down. So");
        }
    }

    @Test
    void aMistakeOfOursEndsTheProgramAndIsSaid() throws Exception {
        Path file = folder.resolve("packets");
        Files.write(file, new Talk().client(Talk.ACK, 1, 1, "").file());
        CaptureProgram program = program("dumpcap", "cat " + file + "; exec sleep 60");
        CompletableFuture<String> complaints = new CompletableFuture<>();
        CaptureProcess.start(program, "lo", new TreeSet<>(List.of(7_007)), new CaptureProcess.Listener() {
            @Override
            public void began(CaptureProcess process) {}

            @Override
            public void captured(CaptureProcess process, Packet packet, PacketLayout layout) {
                throw new IllegalStateException("oops");
            }

            @Override
            public void ended(CaptureProcess process, String said) {
                complaints.complete(said);
            }
        });
        assertThat(complaints.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).contains("a mistake in Wirelight").contains("oops");
    }

    @Test
    void theProgramEndsWithTheCapture() throws Exception {
        Path ended = folder.resolve("ended");
        Path file = folder.resolve("packets");
        Files.write(file, new Talk().file());
        String script = "trap 'touch " + ended + "; exit 0' TERM; cat " + file + "; while true; do sleep 0.05; done";
        listen();
        LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, List.of(program("dumpcap", script)));
        assertThat(capture.awaitSettled(AMPLE)).isInstanceOf(CaptureStatus.Running.class);
        capture.close();
        assertThat(ended).exists();
        assertThat(capture.status()).isEqualTo(new CaptureStatus.Off());
    }

    @Test
    void theProgramEndsWithTheLab() throws Exception {
        Path number = folder.resolve("number");
        Path file = folder.resolve("packets");
        Files.write(file, new Talk().file());
        Path program = program("dumpcap", "echo $$ > " + number + "; cat " + file + "; exec sleep 60").path();
        Process lab = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path") + java.io.File.pathSeparator
                                + System.getProperty("jdk.module.path", ""),
                        Lab.class.getName(),
                        program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = lab.inputReader()) {
            assertThat(out.readLine()).startsWith("Running");
            ProcessHandle started =
                    ProcessHandle.of(Long.parseLong(Files.readString(number).strip())).orElseThrow();
            lab.destroy(); // SIGTERM, as a window manager, a service manager and kill send it
            assertThat(started.onExit()).succeedsWithin(AMPLE);
        } finally {
            lab.destroyForcibly();
        }
    }

    /// A lab of its own, with a program that captures, which somebody ends from outside.
    static final class Lab {
        private Lab() {}

        public static void main(String[] arguments) throws Exception {
            Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
            trace.note("plain", null, new Call.Bind(new Address("127.0.0.1", 7_007), null));
            trace.note("plain", null, new Call.Listen(10));
            CaptureProgram program = new CaptureProgram("dumpcap", Path.of(arguments[0]));
            LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, List.of(program));
            System.out.println(capture.awaitSettled(AMPLE));
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "dumpcap|/d -q -n -i lo -s 256 -f tcp port 7007 or tcp port 8000 -w -",
        "tcpdump|/d --immediate-mode -U -n -i lo -s 256 -w - tcp port 7007 or tcp port 8000"
    })
    void onlyTheLabsPortsAreAskedFor(String name, String command) {
        CaptureProgram program = new CaptureProgram(name, Path.of("/d"));
        assertThat(String.join(" ", program.command("lo", new TreeSet<>(List.of(8_000, 7_007))))).isEqualTo(command);
    }

    @Test
    void whoAsksForTheStatusDoesNotWaitForAProgramThatStarts() throws Exception {
        try (LiveCapture capture = LiveCapture.start(trace, Platform.LINUX, List.of())) {
            synchronized (capture) { // as it does while it starts one
                assertThat(CompletableFuture.supplyAsync(capture::status).get(AMPLE.toSeconds(), TimeUnit.SECONDS))
                        .isInstanceOf(CaptureStatus.Idle.class);
            }
        }
    }

    /// Otherwise a packet would stand above the `write()` that sent it.
    @Test
    void aClockThatIsReadSlowlyAtFirstDoesNotMakePacketsTooEarly() {
        long[] now = {0};
        long[] slow = {500_000};

        assertThat(LiveCapture.offset(
                        () -> now[0] += 10,
                        () -> {
                            now[0] += slow[0];
                            slow[0] = 10;
                            return 7_000_000 + now[0];
                        }))
                .isEqualTo(7_000_000);
    }
}

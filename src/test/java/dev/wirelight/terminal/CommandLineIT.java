package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own shows: signals, pipes, and what is loaded.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "these start the POSIX launcher")
class CommandLineIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("wirelight.home"), "bin", "wirelight");

    @TempDir
    Path folder;

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static Process wirelight(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(Arrays.asList(args));
        return start(command.toArray(String[]::new));
    }

    private static void end(Process process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static List<String> endedBy(String signal) throws Exception {
        Process process = wirelight("serve", "--plain-port", "0", "--ws-port", "0", "--json");
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = new ArrayList<>(List.of(out.readLine(), out.readLine()));
            end(process, signal);
            out.lines().forEach(lines::add);
            assertThat(process.exitValue()).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anInterruptStopsTheServersAndPrintsEverythingBeforeTheEnd() throws Exception {
        assertThat(endedBy("INT"))
                .last()
                .isEqualTo("{\"event\":\"stopped\"}");
    }

    @Test
    void aRequestToTerminateDoesTheSame() throws Exception {
        assertThat(endedBy("TERM"))
                .anyMatch(line -> line.startsWith("{\"event\":\"call\",\"call\":\"close\",\"server\":\"plain\""))
                .last()
                .isEqualTo("{\"event\":\"stopped\"}");
    }

    @Test
    void aPipeThatWantsOneLineGetsItAndEndsTheServers() throws Exception {
        Process process = start(
                "sh", "-c", "\"$0\" serve --plain-port 0 --ws-port 0 --json | head -n 1", LAUNCHER.toString());
        try {
            String out = new String(process.getInputStream().readAllBytes());

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(out).startsWith("{\"event\":\"listening\",\"server\":\"plain\"").hasLineCount(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void helpLoadsNeitherTheWindowNorTheServers() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "--help");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isZero();
        assertThat(out).contains("Usage: wirelight");
        assertThat(Files.readString(loaded))
                .contains("dev.wirelight.terminal.WirelightCommand ")
                .doesNotContain("javafx.")
                .doesNotContain("dev.wirelight.desktop.")
                .doesNotContain("dev.wirelight.server.Server ")
                .doesNotContain("dev.wirelight.trace.Trace ");
    }

    @Test
    void withoutADisplayTheServersAreShownInTheTerminal() throws Exception {
        Process process = wirelight("--plain-port", "0", "--ws-port", "0");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).startsWith("plain listens on 127.0.0.1:");
            end(process, "TERM");
        } finally {
            process.destroyForcibly();
        }
    }
}

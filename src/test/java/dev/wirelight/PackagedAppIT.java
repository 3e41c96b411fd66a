package dev.wirelight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Starts the app as a learner does: with the launcher in `target/wirelight`, as a Java module.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "these start the POSIX launcher")
class PackagedAppIT {

    private static final Path LAUNCHER = Path.of(System.getProperty("wirelight.home"), "bin", "wirelight");
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    Path folder;

    @Test
    void theLauncherSaysNameAndVersionAndNothingElse() throws Exception {
        Run run = run(LAUNCHER, List.of("JAVA_HOME=" + JAVA), "--version");

        assertThat(run.output).isEqualTo("Wirelight " + System.getProperty("wirelight.version") + "\n");
        assertThat(run.status).isZero();
    }

    @Test
    void theLauncherWorksThroughALinkInAFolderWithSpaces() throws Exception {
        Path spaced = Files.createDirectories(folder.resolve("my own programs"));
        Path link = Files.createSymbolicLink(spaced.resolve("wire light"), LAUNCHER.toAbsolutePath());

        Run run = run(link, List.of("JAVA_HOME=" + JAVA), "--version");
        Files.delete(link);

        assertThat(run.output).startsWith("Wirelight ");
        assertThat(run.status).isZero();
    }

    @Test
    void anOlderJavaIsPassedOver() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old jdk/bin"));
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"24.0.2\"\n");
        Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\necho the old Java was started\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Run run = run(LAUNCHER, List.of("WIRELIGHT_JAVA=" + java, "JAVA_HOME=" + JAVA), "--version");

        assertThat(run.output).startsWith("Wirelight ");
    }

    @Test
    void theLessonsComeWithTheApp() throws Exception {
        Run run = run(LAUNCHER, List.of("JAVA_HOME=" + JAVA), "lessons");

        assertThat(run.output.lines()).hasSize(14);
        assertThat(run.output).startsWith("  1  What is a socket?").contains("\n 14  wss, and breaking the rules");
        assertThat(run.status).isZero();
    }

    private record Run(int status, String output) {}

    private Run run(Path program, List<String> environment, String argument) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("env");
        command.add("-i");
        command.add("PATH=/usr/bin:/bin");
        command.add("HOME=" + folder);
        command.addAll(environment);
        command.add(program.toString());
        command.add(argument);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}

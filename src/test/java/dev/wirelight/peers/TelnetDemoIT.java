package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The demos of `telnet-demo`, played with real telnet and nc against the packaged app: their pages show what happens.
class TelnetDemoIT {
    private static final Path FOLDER = Path.of("telnet-demo");

    @TempDir
    private Path folder;

    @BeforeAll
    static void findPrograms() {
        List.of("sh", "awk", "telnet", "nc", "script", "openssl", "diff").forEach(Installed::program);
    }

    static Stream<String> numbers() throws IOException {
        return pages().map(page -> page.substring(0, 2));
    }

    private static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*\\.md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreEightAndTheFirstPageNamesThemAll() throws Exception {
        assertThat(pages()).hasSize(8).allSatisfy(page -> assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains("](" + page + ")"));
    }

    @ParameterizedTest(name = "demo {0}")
    @MethodSource("numbers")
    void thePageShowsWhatHappens(String number) throws Exception {
        Played played = play(FOLDER, "--check", number);

        assertThat(played.output()).isEmpty();
        assertThat(played.status()).isZero();
    }

    @Test
    void aPageThatIsNoLongerTrueIsNamedWithWhatIsWrong() throws Exception {
        copy(FOLDER, folder);
        Path page = folder.resolve("01-echo.md");
        Files.writeString(page, Files.readString(page).replace("68 65 6c 6c 6f 0d 0a", "68 65 6c 6c 6f 0a   "));

        Played played = play(folder, "--check", "1");

        assertThat(played.status()).isEqualTo(1);
        assertThat(played.output())
                .startsWith("01-echo.md shows something else than what happens now")
                .contains("-    0000  68 65 6c 6c 6f 0a   ")
                .contains("+    0000  68 65 6c 6c 6f 0d 0a");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private record Played(int status, String output) {}

    private static Played play(Path folder, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of("sh", folder.resolve("play").toString()), Stream.of(arguments))
                .toList());
        Path launcher = Path.of(System.getProperty("wirelight.home"), "bin", "wirelight");
        builder.environment().put("WIRELIGHT", launcher.toAbsolutePath().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Played(process.exitValue(), output);
    }
}

package dev.wirelight.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A long look for trouble, with Jazzer: `mvn verify -Pfuzz`. Each decoder is fuzzed for ten minutes, in a JVM with little
/// memory. A finding stays in `target/fuzz/<decoder>` as a file with the input; see docs/fuzzing.md.
class LongFuzz {
    private static final int SECONDS = Integer.getInteger("wirelight.fuzz.seconds", 600);
    private static final int AT_THE_END = 300;
    /// Jazzer itself needs about 100 MiB.
    private static final String HEAP = "-Xmx128m";
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

    private static final Path TARGET = Path.of(System.getProperty("wirelight.home")).getParent();

    @ParameterizedTest
    @EnumSource
    void jazzerFindsNothing(Decoder decoder) throws Exception {
        Path folder = Files.createDirectories(TARGET.resolve("fuzz").resolve(decoder.name()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        int number = 0;
        for (Input input : decoder.corpus()) {
            Files.write(corpus.resolve("valid-" + number++), input.bytes());
        }
        Path log = folder.resolve("log");
        Process jazzer = new ProcessBuilder(command(decoder, corpus))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(SECONDS + AT_THE_END, TimeUnit.SECONDS)).as("Jazzer ends; see " + log).isTrue();
        } finally {
            jazzer.destroyForcibly();
        }
        assertThat(jazzer.exitValue()).as("what Jazzer says in " + log + " of its finding").isZero();
        Matcher done = DONE.matcher(Files.readString(log));
        assertThat(done.find()).as("the end of " + log).isTrue();
        System.out.println("Fuzzed " + decoder + ": " + done.group(1) + " inputs in " + done.group(2) + " s, no finding");
    }

    private static List<String> command(Decoder decoder, Path corpus) throws IOException {
        String classPath = String.join(
                File.pathSeparator,
                TARGET.resolve("fuzz-lib") + File.separator + "*",
                TARGET.resolve("test-classes").toString(),
                TARGET.resolve("classes").toString());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Jazzing.class.getName(),
                "--target_args=" + decoder,
                "--instrumentation_includes=dev.wirelight.**",
                "--instrumentation_excludes=dev.wirelight.fuzz.**",
                "-max_total_time=" + SECONDS,
                "-max_len=8192",
                // A single input that takes so long is a finding too.
                "-timeout=10",
                corpus.toString());
    }
}

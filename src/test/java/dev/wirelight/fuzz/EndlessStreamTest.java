package dev.wirelight.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EndlessStreamTest {
    /// Half of any of the streams that go through.
    private static final String HEAP = "-Xmx12m";

    @Test
    void noDecoderKeepsWhatAStrangerSendsWithoutEnd() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(output).isZero();
            assertThat(output).endsWith("the end" + System.lineSeparator());
        } finally {
            child.destroyForcibly();
        }
    }
}

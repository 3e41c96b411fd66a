package dev.wirelight.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    @TempDir
    private Path folder;

    @Test
    void anOpenerOnThePathIsABrowser() throws IOException {
        Path opener = Files.createFile(folder.resolve("xdg-open"));
        assertThat(opener.toFile().setExecutable(true)).isTrue();

        assertThat(Browser.hasOpener("/nowhere:" + folder)).isTrue();
    }

    @Test
    void aPathWithoutAnOpenerHasNone() {
        assertThat(Browser.hasOpener("")).isFalse();
        assertThat(Browser.hasOpener("/nowhere:" + folder)).isFalse();
    }
}

package dev.wirelight.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The name of the file that a learner saves to.
class RecordDeskTest {
    @TempDir
    private Path folder;

    @Test
    void aNameThatHasItsEndingKeepsItOnce() {
        assertThat(RecordDesk.endingOnce(folder.resolve("talk.pcapng.pcapng"))).isEqualTo(folder.resolve("talk.pcapng"));
        assertThat(RecordDesk.endingOnce(folder.resolve("talk.pcapng"))).isEqualTo(folder.resolve("talk.pcapng"));
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnasked() throws IOException {
        Files.writeString(folder.resolve("talk.pcapng"), "mine");

        assertThat(RecordDesk.endingOnce(folder.resolve("talk.pcapng.pcapng")))
                .isEqualTo(folder.resolve("talk.pcapng.pcapng"));
    }
}

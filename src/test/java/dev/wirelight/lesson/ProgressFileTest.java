package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
    private static final Lesson LESSON = Learner.lesson(Learner.seen("The client sends a line"),
            Learner.seen("The client sends a line"));

    @TempDir
    private Path folder;

    @Test
    void whatWasPassedIsThereAgainAfterARestart() throws Exception {
        Path file = folder.resolve("deep/down/progress.md");
        ProgressFile progress = ProgressFile.open(file);
        assertThat(progress.of(LESSON)).isEmpty();
        progress.keep(LESSON, Map.of("Step 1", Mark.PASSED, "Step 2", Mark.SKIPPED));

        ProgressFile again = ProgressFile.open(file);
        assertThat(again.trouble()).isEmpty();
        assertThat(again.of(LESSON)).containsExactlyInAnyOrderEntriesOf(Map.of("Step 1", Mark.PASSED, "Step 2", Mark.SKIPPED));
        assertThat(Files.readString(file)).contains("\n## 01-a-lesson\n\n", "\n- [x] Step 1\n", "\n- [-] Step 2\n");
        assertThat(folder.resolve("deep/down")).isDirectoryContaining("glob:**progress.md").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aPersonMayEditIt() throws Exception {
        Path file = folder.resolve("progress.md");
        Files.writeString(file, "my notes\n\n## 01-a-lesson\n- [x] Step 1\n");
        assertThat(ProgressFile.open(file).of(LESSON)).containsExactly(Map.entry("Step 1", Mark.PASSED));
    }

    @Test
    void aDamagedFileIsSaidAndSetAside() throws Exception {
        Path file = folder.resolve("progress.md");
        Files.writeString(file, "## 01-a-lesson\n\n- [x] Step 1\n\u0000\u0001rubbish\n");
        ProgressFile progress = ProgressFile.open(file);
        Path aside = folder.resolve("progress-damaged.md");

        assertThat(progress.trouble().orElseThrow()).contains("line 4", aside.toString());
        assertThat(progress.of(LESSON)).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(Files.readString(aside)).contains("rubbish");

        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(ProgressFile.open(file).trouble().orElseThrow()).contains("UTF-8", "progress-damaged-2.md");
    }

    @Test
    void whatIsKnownOfAnotherLessonIsKept() throws Exception {
        Path file = folder.resolve("progress.md");
        Files.writeString(file, "## 99-my-own\n\n- [x] Something\n", StandardCharsets.UTF_8);
        ProgressFile.open(file).keep(LESSON, Map.of("Step 1", Mark.PASSED));
        assertThat(Files.readString(file)).contains("## 99-my-own\n\n- [x] Something\n");
    }

    @Test
    void whatAnotherWirelightHasPassedMeanwhileStaysPassed() throws Exception {
        Path file = folder.resolve("progress.md");
        ProgressFile terminal = ProgressFile.open(file);
        ProgressFile window = ProgressFile.open(file);
        window.keep(LESSON, Map.of("Step 1", Mark.PASSED));
        Files.writeString(file, Files.readString(file) + "\n## 04-another\n\n- [x] Far away\n");

        terminal.keep(LESSON, Map.of("Step 1", Mark.SKIPPED, "Step 2", Mark.PASSED));
        assertThat(Files.readString(file)).contains("- [x] Step 1\n- [x] Step 2\n", "## 04-another\n\n- [x] Far away\n");
        terminal.keep(LESSON, Map.of("Step 1", Mark.OPEN));
        assertThat(ProgressFile.open(file).of(LESSON)).containsEntry("Step 1", Mark.PASSED);

        window.startOver(LESSON);
        assertThat(Files.readString(file)).contains("- [ ] Step 1\n- [ ] Step 2\n", "## 04-another\n\n- [x] Far away\n");
    }

    @Test
    void manyThatWriteAtOnceLoseNothing() throws Exception {
        Path file = folder.resolve("progress.md");
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String step = "Extra " + i;
            ProgressFile own = ProgressFile.open(file);
            writers.add(() -> {
                own.keep(LESSON, Map.of(step, Mark.PASSED));
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Void> done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        assertThat(Files.readString(file).split("\\[x\\] Extra", -1)).hasSize(17);
    }

    @Test
    void eachSystemHasAFolderForIt() {
        Path home = Path.of("/home/ada");
        assertThat(ProgressFile.usual(Map.of(), "Linux",
                home)).isEqualTo(Path.of("/home/ada/.local/share/wirelight/progress.md"));
        assertThat(ProgressFile.usual(Map.of("XDG_DATA_HOME", "/data"), "Linux",
                home)).isEqualTo(Path.of("/data/wirelight/progress.md"));
        assertThat(ProgressFile.usual(Map.of(), "Mac OS X",
                home)).isEqualTo(Path.of("/home/ada/Library/Application Support/Wirelight/progress.md"));
        assertThat(ProgressFile.usual(Map.of("APPDATA", "/roaming"), "Windows 11",
                home)).isEqualTo(Path.of("/roaming/Wirelight/progress.md"));
    }
}

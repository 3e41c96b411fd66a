package dev.wirelight.desktop.lesson;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What the window remembers of its lesson pane from one start to the next: a small file beside that with the progress.
///
/// @param folded whether the pane was folded away; empty on the first start
/// @param lesson the name of the lesson that was open; empty where the list was
/// @param folder with lessons of a teacher's own; empty for those that the app has
record LessonMemory(Optional<Boolean> folded, Optional<String> lesson, Optional<Path> folder) {
    private static final String FILE = "window.properties";
    private static final String PANE = "lessons";
    private static final String OPEN_LESSON = "lesson";
    private static final String FOLDED = "folded";
    private static final String FOLDER = "folder";

    /// Reads it. A file that is not there, or cannot be read, says nothing.
    ///
    /// @param progress the file with the progress
    static LessonMemory of(Path progress) {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(progress.resolveSibling(FILE), StandardCharsets.UTF_8)) {
            all.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return new LessonMemory(Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new LessonMemory(
                Optional.ofNullable(all.getProperty(PANE)).map(FOLDED::equals),
                Optional.ofNullable(all.getProperty(OPEN_LESSON)),
                Optional.ofNullable(all.getProperty(FOLDER)).map(Path::of).filter(Files::isDirectory));
    }

    LessonMemory withFolded(boolean fold) {
        return new LessonMemory(Optional.of(fold), lesson, folder);
    }

    LessonMemory withLesson(Optional<String> open) {
        return new LessonMemory(folded, open, folder);
    }

    LessonMemory withFolder(Optional<Path> other) {
        return new LessonMemory(folded, lesson, other);
    }

    /// Writes it down.
    ///
    /// @throws IOException when the file cannot be written
    void keep(Path progress) throws IOException {
        Properties all = new Properties();
        folded.ifPresent(is -> all.setProperty(PANE, is ? FOLDED : "open"));
        lesson.ifPresent(name -> all.setProperty(OPEN_LESSON, name));
        folder.ifPresent(path -> all.setProperty(FOLDER, path.toString()));
        Path file = progress.resolveSibling(FILE);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            all.store(out, "How Wirelight's window was left");
        }
    }
}

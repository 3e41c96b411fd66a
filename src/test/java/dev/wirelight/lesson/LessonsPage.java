package dev.wirelight.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page `lessons/README.md`, whose tables are made from the code.
final class LessonsPage {
    static final Path FOLDER = Path.of("lessons");
    static final Path FILE = FOLDER.resolve("README.md");

    private LessonsPage() {}

    /// Writes the page: run this from the project's folder after a condition or a lesson has changed.
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, page());
    }

    static String page() throws IOException {
        return TeachersPage.renewed(Files.readString(FILE), LessonBook.of(FOLDER).lessons());
    }
}

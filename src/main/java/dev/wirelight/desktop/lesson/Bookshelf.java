package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.LessonLanguage;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.Problem;
import dev.wirelight.lesson.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the lessons are, and how far the learner has come in them. Reads files, so it is not for the window's thread;
/// for one thread at a time.
final class Bookshelf {
    /// As much of a README as is looked through for the sign of a folder of lessons.
    private static final long LARGEST_README = 1 << 20;

    private static final String SIGN = "<!-- lessons -->";

    private final Path progress;
    private final Optional<Path> usual;
    private final LessonLanguage language;
    private volatile Optional<Path> own = Optional.empty();
    private String before = "";

    /// What is there now.
    ///
    /// @param marks how far the learner has come, by the lessons' names and the steps' titles
    /// @param trouble what was wrong with the file of progress
    record Shelf(LessonBook book, Map<String, Map<String, Mark>> marks, Optional<String> trouble) {
        static final Shelf EMPTY =
                new Shelf(new LessonBook(List.of(), List.of(), Optional.empty(), Map.of()), Map.of(), Optional.empty());

        Map<String, Mark> marks(Lesson lesson) {
            return marks.getOrDefault(lesson.name(), Map.of());
        }
    }

    /// @param usual the folder with Wirelight's lessons; empty for those that come with the app
    /// @param progress the file in which the progress is kept
    /// @param language in which Wirelight's lessons are told
    Bookshelf(Optional<Path> usual, Path progress, LessonLanguage language) {
        this.usual = usual;
        this.progress = progress;
        this.language = language;
    }

    /// The folder `lessons` of a source checkout in which the app was started, where it is one: there a lesson can be
    /// edited while it is open.
    ///
    /// @param here the folder in which the app was started
    static Optional<Path> checkedOut(Path here) {
        Path lessons = here.resolve("lessons");
        Path readme = lessons.resolve("README.md");
        try {
            boolean ours = Files.exists(here.resolve("pom.xml"))
                    && Files.size(readme) <= LARGEST_README
                    && Files.readString(readme).contains(SIGN);
            return ours ? Optional.of(lessons) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Has the lessons of another folder from now on.
    ///
    /// @param other with lessons of a teacher's own, which are told as they are; empty for Wirelight's
    void move(Optional<Path> other) {
        own = other;
    }

    /// Reads everything where something has changed since it was last read.
    ///
    /// @return empty where nothing has
    Optional<Shelf> readIfChanged() {
        String now = state();
        if (now.equals(before)) {
            return Optional.empty();
        }
        before = now;
        ProgressFile kept = ProgressFile.open(progress);
        LessonBook book = book();
        Map<String, Map<String, Mark>> marks = new HashMap<>();
        book.lessons().forEach(lesson -> marks.put(lesson.name(), kept.of(lesson)));
        return Optional.of(new Shelf(book, marks, kept.trouble()));
    }

    private LessonBook book() {
        Optional<Path> teachers = own;
        if (teachers.isPresent()) {
            return book(teachers.get());
        }
        return language.tell(usual.map(Bookshelf::book).orElseGet(LessonBook::builtIn));
    }

    private static LessonBook book(Path folder) {
        try {
            return LessonBook.of(folder);
        } catch (IOException e) {
            Problem unread = new Problem(
                    folder.toString(), 1, say("The folder cannot be read: %s.", e.getMessage()), say("Name another one."));
            return new LessonBook(List.of(), List.of(unread), Optional.of(folder), Map.of());
        }
    }

    /// Names, sizes and times of all the files, as far as they can be had.
    private String state() {
        String lessons = own.or(() -> usual).map(Bookshelf::files).orElse("built in");
        String translated = language.folder().map(Bookshelf::files).orElse("");
        return lessons + "\n" + translated + "\n" + state(progress);
    }

    private static String files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Bookshelf::state)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "none";
        }
    }

    private static String state(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return file + " none";
        }
    }

    /// Keeps what has changed for the learner. What another Wirelight has written meanwhile is kept.
    ///
    /// @param news what was passed or skipped since this was last kept, by the steps' titles
    /// @param over whether the lesson is begun anew, before anything of that
    /// @return how far the learner has come in the lesson now
    /// @throws IOException when the file cannot be written
    static Map<String, Mark> keep(Path progress, Lesson lesson, Map<String, Mark> news, boolean over) throws IOException {
        ProgressFile file = ProgressFile.open(progress);
        if (over) {
            file.startOver(lesson);
        }
        file.keep(lesson, news);
        return file.of(lesson);
    }
}

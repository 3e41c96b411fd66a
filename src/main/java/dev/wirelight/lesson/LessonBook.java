package dev.wirelight.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The lessons of a folder, or those that come with the app. A lesson that cannot be read keeps no other from being read.
///
/// @param lessons in the order of their numbers
/// @param problems what is wrong with the others
/// @param folder where they are; empty for those that come with the app
/// @param texts of all files, by their names
public record LessonBook(List<Lesson> lessons, List<Problem> problems, Optional<Path> folder, Map<String, String> texts) {
    /// What the name of a file with recorded solutions ends in.
    public static final String RECORDING = ".check.md";

    private static final String README = "README.md";
    private static final Pattern LISTED = Pattern.compile("]\\((\\d\\d-[a-z0-9-]+)\\.md\\)");

    /// The lessons that come with the app.
    public static LessonBook builtIn() {
        Map<String, String> texts = new TreeMap<>();
        Matcher listed = LISTED.matcher(resource(README).orElse(""));
        while (listed.find()) {
            for (String file : List.of(listed.group(1) + ".md", listed.group(1) + RECORDING)) {
                resource(file).ifPresent(text -> texts.put(file, text));
            }
        }
        return of(texts, Optional.empty());
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = LessonBook.class.getResourceAsStream("book/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lessons of a folder: its files that end in `.md`, but for `README.md` and recordings.
    ///
    /// @throws IOException when the folder cannot be read
    public static LessonBook of(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                read(file, texts, problems);
            }
        }
        LessonBook book = of(texts, Optional.of(folder));
        problems.addAll(book.problems);
        return new LessonBook(book.lessons, List.copyOf(problems), book.folder, book.texts);
    }

    /// One lesson alone, with its recording: the other files of its folder are not read.
    ///
    /// @param file of the lesson, or of its recording
    /// @throws IOException when there is no such file
    public static LessonBook ofFile(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String lesson = name.endsWith(RECORDING) ? name.substring(0, name.length() - RECORDING.length()) + ".md" : name;
        Path alone = file.resolveSibling(lesson);
        if (!Files.exists(alone)) {
            throw new NoSuchFileException(alone.toString());
        }
        Map<String, String> texts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        read(alone, texts, problems);
        Path recording = file.resolveSibling(lesson.replaceFirst("\\.md$", "") + RECORDING);
        if (Files.exists(recording)) {
            read(recording, texts, problems);
        }
        LessonBook book = of(texts, Optional.ofNullable(file.toAbsolutePath().getParent()));
        problems.addAll(book.problems);
        return new LessonBook(book.lessons, List.copyOf(problems), book.folder, book.texts);
    }

    private static void read(Path file, Map<String, String> texts, List<Problem> problems) {
        String name = file.getFileName().toString();
        try {
            if (!name.equalsIgnoreCase(README)) {
                texts.put(name, Files.readString(file));
            }
        } catch (IOException e) {
            problems.add(new Problem(name, 1, "The file cannot be read as text in UTF-8.", "Save it with the encoding UTF-8."));
        }
    }

    private static LessonBook of(Map<String, String> texts, Optional<Path> folder) {
        List<Lesson> lessons = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<Integer, Lesson> numbers = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.endsWith(RECORDING)) {
                return;
            }
            LessonReader.Reading reading = LessonReader.read(name, text);
            problems.addAll(reading.problems());
            reading.lesson().ifPresent(lesson -> {
                Lesson other = numbers.putIfAbsent(lesson.number(), lesson);
                if (other != null) {
                    problems.add(new Problem(name, 1, "The lesson " + other.name() + " has the number " + lesson.number()
                            + ", too.",
                            "Write another number behind lesson:"));
                } else {
                    lessons.add(lesson);
                }
            });
        });
        lessons.sort(Comparator.comparingInt(Lesson::number));
        return new LessonBook(List.copyOf(lessons), List.copyOf(problems), folder, Map.copyOf(texts));
    }

    /// The lesson with this number.
    public Optional<Lesson> numbered(int number) {
        return lessons.stream().filter(lesson -> lesson.number() == number).findFirst();
    }

    /// The recording that belongs to a lesson.
    public Optional<String> recording(Lesson lesson) {
        return Optional.ofNullable(texts.get(lesson.name() + RECORDING));
    }
}

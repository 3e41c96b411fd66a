package dev.wirelight.lesson;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far the learner has come in every lesson: a file in the user's own folder that a person can read.
///
///     ## 03-telnet-echo
///
///     - [x] Type a line
///     - [-] The same with nc
///     - [ ] Carriage return alone
public final class ProgressFile {
    private static final String HEAD = """
            # Progress in Wirelight's lessons

            Wirelight writes this file whenever a step is passed: [x] is passed, [-] is skipped, [ ] is open.
            Delete the file, or a part of it, to begin anew.
            """;
    private static final Pattern LESSON = Pattern.compile("## (\\S.*)");
    private static final Pattern STEP = Pattern.compile("- \\[(.)] (\\S.*)");
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final Map<String, Map<String, Mark>> all = new LinkedHashMap<>();
    private Optional<String> trouble = Optional.empty();

    private ProgressFile(Path file) {
        this.file = file;
    }

    /// Where it usually is: in the folder that the system has for such files.
    ///
    /// @param environment the process's
    /// @param system the system's name, as in the property `os.name`
    /// @param home the user's folder
    public static Path usual(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Wirelight/progress.md");
        }
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Wirelight/progress.md");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local/share") : Path.of(data)).resolve("wirelight/progress.md");
    }

    /// Reads it, where there is one. A file that is damaged is set aside, and [#trouble] says so.
    public static ProgressFile open(Path file) {
        ProgressFile progress = new ProgressFile(file);
        if (Files.exists(file)) {
            progress.read();
        }
        return progress;
    }

    private void read() {
        try {
            if (Files.size(file) > LARGEST) {
                setAside("it is too large");
                return;
            }
            int number = 0;
            Map<String, Mark> lesson = null;
            for (String line : Files.readString(file).lines().toList()) {
                number++;
                Matcher begins = LESSON.matcher(line);
                Matcher step = STEP.matcher(line);
                if (begins.matches()) {
                    lesson = all.computeIfAbsent(begins.group(1).strip(), _ -> new LinkedHashMap<>());
                } else if (lesson != null && !line.isBlank()) {
                    Optional<Mark> mark = step.matches() ? mark(step.group(1)) : Optional.empty();
                    if (mark.isEmpty()) {
                        setAside("line " + number + " is neither a lesson nor a step");
                        return;
                    }
                    lesson.put(step.group(2).strip(), mark.get());
                }
            }
        } catch (MalformedInputException e) {
            setAside("it is no text in UTF-8");
        } catch (IOException e) {
            trouble = Optional.of("The file with your progress cannot be read, so all lessons begin anew: " + file + ": "
                    + e.getMessage() + ".");
        }
    }

    private static Optional<Mark> mark(String sign) {
        for (Mark mark : Mark.values()) {
            if (sign.charAt(0) == mark.sign()) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    private void setAside(String why) {
        all.clear();
        Path aside = file.resolveSibling("progress-damaged.md");
        for (int i = 2; Files.exists(aside) && i < 1_000; i++) {
            aside = file.resolveSibling("progress-damaged-" + i + ".md");
        }
        try {
            Files.move(file, aside);
            trouble = Optional.of("The file with your progress was damaged (" + why
                    + "), so all lessons begin anew. The old file is now "
                    + aside + ".");
        } catch (IOException e) {
            trouble = Optional.of("The file with your progress is damaged (" + why + "), so all lessons begin anew: " + file
                    + ".");
        }
    }

    /// What was wrong with the file, in a plain sentence.
    public Optional<String> trouble() {
        return trouble;
    }

    /// How far the learner has come in a lesson, by the titles of its steps; empty where it was never begun.
    public Map<String, Mark> of(Lesson lesson) {
        return Map.copyOf(all.getOrDefault(lesson.name(), Map.of()));
    }

    /// Writes down what has changed for the learner. The file is read again first, and nothing else in it is touched:
    /// another Wirelight may have written meanwhile, and what is passed there stays passed.
    ///
    /// @param news the steps of the lesson that were passed or skipped since this player last wrote, by their titles
    /// @throws IOException when the file cannot be written
    public void keep(Lesson lesson, Map<String, Mark> news) throws IOException {
        change(lesson, steps -> news.forEach((title, mark) -> steps.merge(title, mark, ProgressFile::further)));
    }

    /// Writes down that the learner begins a lesson anew: none of its steps is passed any more.
    ///
    /// @throws IOException when the file cannot be written
    public void startOver(Lesson lesson) throws IOException {
        change(lesson, steps -> steps.replaceAll((_, _) -> Mark.OPEN));
    }

    private static Mark further(Mark before, Mark now) {
        return now == Mark.OPEN || before == Mark.PASSED ? before : now;
    }

    private void change(Lesson lesson, Consumer<Map<String, Mark>> change) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileTurn _ = FileTurn.take(file.resolveSibling("progress.lock"))) {
            ProgressFile newest = open(file);
            if (newest.trouble.isEmpty()) {
                all.clear();
                all.putAll(newest.all);
            }
            Map<String, Mark> steps = all.computeIfAbsent(lesson.name(), _ -> new LinkedHashMap<>());
            lesson.steps().forEach(step -> steps.putIfAbsent(step.title(), Mark.OPEN));
            change.accept(steps);
            write();
        }
    }

    private void write() throws IOException {
        // Written beside and moved: whoever pulls the plug finds the old file or the new one, and no half.
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, text(), StandardCharsets.UTF_8);
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEAD);
        all.forEach((lesson, steps) -> {
            text.append("\n## ").append(lesson).append("\n\n");
            steps.forEach((title, mark) ->
                    text.append("- [").append(mark.sign()).append("] ").append(title).append('\n'));
        });
        return text.toString();
    }

    /// Where it is.
    public Path file() {
        return file;
    }
}

package dev.wirelight.lesson;

import dev.wirelight.protocol.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a lesson refers to: files beside it, other lessons, sections of specifications.
final class References {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern SECTION = Pattern.compile("(RFC \\d+),? §\\s?(\\d[\\d.]*\\d|\\d)");

    private final LessonBook book;

    References(LessonBook book) {
        this.book = book;
    }

    List<Problem> check(Lesson lesson) {
        List<Problem> problems = new ArrayList<>();
        String file = lesson.name() + ".md";
        List<String> lines = book.texts().getOrDefault(file, "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher link = LINK.matcher(lines.get(i));
            while (link.find()) {
                String target = link.group(1);
                if (!resolves(target)) {
                    problems.add(new Problem(file, i + 1, "The link " + target + " leads nowhere.",
                            "Name a file as it is seen from the lesson, such as 04-tcp-is-a-stream.md, or an address with https://."));
                }
            }
            Matcher section = SECTION.matcher(lines.get(i));
            while (section.find()) {
                Section named = new Section(section.group(1), section.group(2));
                if (!Sections.exists(named)) {
                    problems.add(new Problem(file, i + 1, named + " is not in the list of sections that exist.",
                            "Look into " + named.url() + " and correct the number."));
                }
            }
        }
        return problems;
    }

    private boolean resolves(String target) {
        String path = target.replaceAll("#.*", "");
        if (path.isEmpty() || path.startsWith("https://") || path.startsWith("http://127.0.0.1")) {
            return true;
        }
        if (book.texts().containsKey(path) || path.equals("README.md")) {
            return true;
        }
        // What is outside of the folder can only be looked up where there is one.
        return book.folder().isEmpty()
                ? path.startsWith("../")
                : Files.exists(book.folder().get().resolve(Path.of(path)));
    }
}

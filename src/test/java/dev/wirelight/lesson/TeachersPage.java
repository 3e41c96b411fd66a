package dev.wirelight.lesson;

import dev.wirelight.workshop.bench.BenchSetup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of `lessons/README.md`, made from the code, so that the page cannot tell of something else than what is there.
final class TeachersPage {
    private TeachersPage() {}

    /// The page as it should be: what stands between two marks is made new, the rest stays.
    ///
    /// @param page as it is
    /// @param lessons those that it lists
    static String renewed(String page, List<Lesson> lessons) {
        String with = between(page, "lessons", lessons(lessons));
        with = between(with, "conditions", conditions());
        with = between(with, "fields", fields());
        with = between(with, "benches", benches());
        return between(with, "worked", worked());
    }

    private static String benches() {
        return "| write | it shows | the list may say | for example |\n|---|---|---|---|\n"
                + Stream.of(BenchSetup.Bench.values())
                        .map(bench -> "| `### Bench: " + bench.word() + "` | " + bench.meaning() + " | "
                                + String.join(", ", bench.settings()) + " | " + bench.example() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String between(String page, String name, String text) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new IllegalArgumentException("The page has no place for " + name + ": write " + begin.strip() + " and " + end);
        }
        return page.substring(0, from) + "\n" + text + "\n" + page.substring(to);
    }

    private static String lessons(List<Lesson> lessons) {
        return "| | lesson | steps | minutes |\n|---|---|---|---|\n"
                + lessons.stream()
                        .map(lesson -> "| " + lesson.number() + " | [" + lesson.title() + "](" + lesson.name() + ".md) | "
                                + lesson.steps().size() + " | " + lesson.minutes() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String conditions() {
        return "| write | it means | and may say of it | for example |\n|---|---|---|---|\n"
                + Stream.of(Fact.values())
                        .map(fact -> "| " + fact.sentence().replace("{}", "…") + " | " + fact.meaning() + " | "
                                + fact.fields().stream().map(Field::words).collect(Collectors.joining(", ")) + " | "
                                + fact.example() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String fields() {
        return "| write | it is | before its value may stand |\n|---|---|---|\n"
                + Stream.of(Field.values())
                        .map(field -> "| " + field.words() + " | " + field.meaning() + " | "
                                + field.relations().stream()
                                        .filter(relation -> relation != Relation.IS)
                                        .map(Relation::words)
                                        .collect(Collectors.joining(", "))
                                + (field.relations().contains(Relation.IS) ? "" : " (always)") + " |\n")
                        .collect(Collectors.joining());
    }

    private static String worked() {
        return "| write | it is |\n|---|---|\n"
                + Stream.of(WorkedValue.values())
                        .map(value -> "| " + value.words() + " | " + value.meaning() + " |\n")
                        .collect(Collectors.joining());
    }
}

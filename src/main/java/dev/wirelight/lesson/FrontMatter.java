package dev.wirelight.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterNode;
import org.commonmark.node.Node;

/// What stands between `---` and `---` at the beginning of a lesson.
final class FrontMatter {
    private static final List<String> KEYS = List.of("format", "lesson", "minutes", "tools", "plain", "websocket");
    private static final Pattern SERVER = Pattern.compile("([a-z]+)(, *with TLS)?(, *started by the learner)?(, *port *(\\d{1,5}))?");

    private final String[] lines;
    private final LessonReader.Complaints complaints;
    private int number;
    private int minutes = 10;
    private final List<String> tools = new ArrayList<>();
    private final List<ServerWish> servers = new ArrayList<>();

    FrontMatter(String text, LessonReader.Complaints complaints) {
        this.lines = text.split("\r?\n", -1);
        this.complaints = complaints;
    }

    void read(YamlFrontMatterBlock block) {
        boolean format = false;
        boolean lesson = false;
        for (Node node : ProseReader.children(block)) {
            if (!(node instanceof YamlFrontMatterNode entry)) {
                continue;
            }
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            String value = String.join(", ", entry.getValues()).strip();
            int line = line(entry.getKey());
            switch (key) {
                case "format" -> {
                    format = true;
                    format(value, line);
                }
                case "lesson" -> {
                    lesson = true;
                    number = number(value, line, "lesson: 3");
                }
                case "minutes" -> minutes = number(value, line, "minutes: 10");
                case "tools" -> entry.getValues().forEach(v -> tools.addAll(List.of(v.split(" *, *"))));
                case "plain", "websocket" -> server(key, value, line);
                default ->
                    complaints.problem(line, "\"" + entry.getKey() + "\" is nothing that front matter has.",
                            "Did you mean " + LessonReader.nearest(key, KEYS) + "? There are: " + String.join(", ", KEYS) + ".");
            }
        }
        if (!format) {
            complaints.problem(1, "The front matter does not say which format the lesson has.", "Write format: 1");
        }
        if (!lesson) {
            complaints.problem(1, "The front matter does not say the lesson's number.", "Write lesson: 3, or another number.");
        }
    }

    private void format(String value, int line) {
        if (!value.equals(String.valueOf(Lesson.FORMAT))) {
            complaints.problem(line, "The lesson has format " + value + ", and this Wirelight reads format " + Lesson.FORMAT
                    + ".",
                    "Write format: " + Lesson.FORMAT + ", or use a newer Wirelight.");
        }
    }

    private int number(String value, int line, String example) {
        if (!value.matches("[1-9][0-9]{0,3}")) {
            complaints.problem(line, "\"" + value + "\" is no number here.", "Write it in digits: " + example);
            return 1;
        }
        return Integer.parseInt(value);
    }

    private void server(String service, String value, int line) {
        Matcher wish = SERVER.matcher(value);
        List<String> behaviours = ServerWish.behaviours(service);
        if (!wish.matches() || !behaviours.contains(wish.group(1))) {
            complaints.problem(line, "\"" + value + "\" is nothing that the " + service + " server can do.",
                    "Write one of " + String.join(", ", behaviours)
                            + "; after it may stand \", with TLS\", \", started by the learner\" and \", port 7010\", in this"
                            + " order.");
            return;
        }
        OptionalInt port = wish.group(5) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(wish.group(5)));
        servers.add(new ServerWish(service, wish.group(1), wish.group(3) != null, port));
        if (wish.group(2) != null) {
            servers.add(new ServerWish(Stage.withTls(service), wish.group(1), wish.group(3) != null, OptionalInt.empty()));
        }
    }

    private int line(String key) {
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(key + ":")) {
                return i + 1;
            }
        }
        return 1;
    }

    int number() {
        return number;
    }

    int minutes() {
        return minutes;
    }

    List<String> tools() {
        return List.copyOf(tools);
    }

    List<ServerWish> servers() {
        return List.copyOf(servers);
    }
}

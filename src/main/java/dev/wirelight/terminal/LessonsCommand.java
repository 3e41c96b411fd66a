package dev.wirelight.terminal;

import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.ProgressFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `wirelight lessons`
@Command(
        name = "lessons",
        mixinStandardHelpOptions = true,
        description = "Lists the lessons, and how far you have come in each. One is played with: wirelight lesson NUMBER")
final class LessonsCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private LessonOptions options = new LessonOptions();

    /// @param environment the process's
    LessonsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        LessonBook book;
        try {
            book = options.book(environment, command.commandLine());
        } catch (IOException e) {
            err.println(PlayCommand.whyUnread(options.where(), e));
            err.flush();
            return FAILED;
        }
        ProgressFile progress = options.progress(environment);
        progress.trouble().ifPresent(err::println);
        int width = book.lessons().stream().mapToInt(lesson -> lesson.title().length()).max().orElse(1);
        for (Lesson lesson : book.lessons()) {
            out.printf("%3d  %-" + width + "s  %s%n", lesson.number(), lesson.title(), progress(lesson, progress.of(lesson)));
        }
        out.flush();
        book.problems().forEach(err::println);
        if (book.lessons().isEmpty()) {
            err.println("There is no lesson here.");
        }
        err.flush();
        return book.problems().isEmpty() && !book.lessons().isEmpty() ? 0 : FAILED;
    }

    private static String progress(Lesson lesson, Map<String, Mark> marks) {
        long passed = lesson.steps().stream().filter(step -> marks.get(step.title()) == Mark.PASSED).count();
        int steps = lesson.steps().size();
        return passed == steps ? "✓ done" : passed == 0 ? "about " + lesson.minutes() + " minutes" : passed + " of " + steps
                + " steps";
    }
}

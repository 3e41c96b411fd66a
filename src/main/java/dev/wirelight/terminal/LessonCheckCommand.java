package dev.wirelight.terminal;

import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.LessonCheck;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.stage.LabStage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight lesson check`
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Plays every lesson of a folder, or one, with its recorded solutions: no step may pass before something is done, each near miss"
                    + " must fire its own hint, each solution must pass, and links must lead somewhere.",
            "The exit status is 0 when nothing is wrong, else 1."
        })
final class LessonCheckCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FOLDER|FILE",
            description = "the folder, or one lesson; without it the lessons that come with Wirelight")
    private @Nullable Path folder;

    /// picocli makes it.
    LessonCheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        LessonBook book;
        Path where = folder;
        try {
            book = where == null ? LessonBook.builtIn() : Files.isDirectory(where) ? LessonBook.of(where) : LessonBook.ofFile(where);
        } catch (IOException e) {
            err.println(PlayCommand.whyUnread(String.valueOf(where), e));
            err.flush();
            return FAILED;
        }
        int problems = book.problems().size();
        book.problems().forEach(err::println);
        err.flush();
        LessonCheck check = new LessonCheck(book, () -> LabStage.withItsOwnLab(LabStage.Ports.ANY));
        for (Lesson lesson : book.lessons()) {
            LessonCheck.Report report = check.check(lesson);
            problems += report.problems().size();
            report.problems().forEach(err::println);
            err.flush();
            out.println((report.problems().isEmpty() ? "✓ " : "✗ ") + lesson.number() + "  " + lesson.title() + " · "
                    + report.steps() + " of "
                    + lesson.steps().size() + " steps, " + report.nearMisses() + (report.nearMisses() == 1 ? " near miss"
                            : " near misses"));
            out.flush();
        }
        out.println(book.lessons().isEmpty() && problems == 0 ? "There is no lesson here. The name of a lesson's file ends in .md, such as 20-hello.md." : problems == 0 ? "All is well." : problems
                + " to mend.");
        out.flush();
        return problems == 0 && !book.lessons().isEmpty() ? 0 : FAILED;
    }
}

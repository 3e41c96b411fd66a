package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.words.LanguageCheck;
import dev.wirelight.words.Languages;
import dev.wirelight.words.PoEntry;
import dev.wirelight.words.PoFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight language check`
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Looks through a translation of the window: what is missing, what is mistaken, what the window does not have.",
            "The exit status is 0 where nothing is mistaken; what is missing is said in English, and no mistake."
        })
final class LanguageCheckCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int FEW = 10;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "FILE", description = "a file with translations, such as de/window.po")
    private Path file = Path.of(Languages.WINDOW);

    @Option(names = "--all", description = "list all texts that are missing, not only the first ten")
    private boolean all;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        PoFile translation;
        try {
            translation = PoFile.read(file.toString(), Languages.text(file));
        } catch (IOException e) {
            err.println(e.getMessage());
            err.flush();
            return FAILED;
        }
        LanguageCheck check = LanguageCheck.of(PoFile.read(Languages.TEMPLATE, Languages.template()), translation);
        check.mistakes().forEach(err::println);
        if (translation.unsaid() > 0) {
            err.println("And " + Amounts.of(translation.unsaid(), "more mistake") + ".");
        }
        err.flush();
        list(out, "missing", check.missing());
        list(out, "marked fuzzy, so English is said until you take the mark away", check.unsure());
        list(out, "not in the window (any more)", check.unknown());
        out.println(Amounts.number(check.translated()) + " of " + Amounts.of(check.all(), "text") + " translated, "
                + Amounts.number(check.missing().size()) + " missing, " + Amounts.of(check.mistakes().size() + translation.unsaid(),
                        "mistake") + ".");
        out.flush();
        return check.mistakes().isEmpty() ? 0 : FAILED;
    }

    private void list(PrintWriter out, String what, List<PoEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.println(Amounts.of(entries.size(), "text") + " " + what + ":");
        int shown = all ? entries.size() : Math.min(FEW, entries.size());
        entries.subList(0, shown).forEach(entry -> out.println("  " + entry.english().replace("\n", "\\n")));
        if (shown < entries.size()) {
            out.println("  and " + Amounts.number(entries.size() - shown) + " more; --all lists them");
        }
    }
}

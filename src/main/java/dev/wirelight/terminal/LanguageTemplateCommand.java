package dev.wirelight.terminal;

import dev.wirelight.words.Languages;
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

/// `wirelight language template`
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Writes all texts of the window as a PO template, which translators' programs open (poedit, for one).")
final class LanguageTemplateCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "where to write it; a file that is there is not written over")
    private @Nullable Path file;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Path to = file;
        if (to == null) {
            out.print(Languages.template());
            out.flush();
            return 0;
        }
        try {
            if (Files.exists(to)) {
                err.println("There is a file already: " + to + ". Name another one: a translation is not written over.");
                err.flush();
                return FAILED;
            }
            Files.writeString(to, Languages.template());
            return 0;
        } catch (IOException e) {
            err.println("The file cannot be written: " + to + ". Is its folder there, and may you write into it?");
            err.flush();
            return FAILED;
        }
    }
}

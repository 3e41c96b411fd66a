package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.words.Catalogue;
import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import dev.wirelight.words.PoFile;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `wirelight language`
@Command(
        name = "language",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the languages that the window and the lessons can speak. One is added by adding files:",
            "wirelight language template > window.po, then translate it, and put it where this list says."
        },
        subcommands = {LanguageCheckCommand.class, LanguageTemplateCommand.class})
final class LanguageCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create();

    /// @param environment the process's
    LanguageCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        Languages languages = LanguageOption.languages(environment);
        Language spoken = languages.which(Optional.empty(), Locale.getDefault());
        int all = PoFile.read(Languages.TEMPLATE, Languages.template()).entries().size();
        for (Language language : languages.all()) {
            Catalogue catalogue = languages.open(language);
            String texts = language.equals(Language.ENGLISH)
                    ? Amounts.of(all, "text")
                    : Amounts.number(catalogue.size()) + " of " + Amounts.of(all, "text");
            out.printf("%s %-8s %-20s %s%n", language.equals(spoken) ? "*" : " ", language.tag(), language.name(), texts);
            catalogue.mistakes().forEach(mistake -> out.println("    " + mistake));
        }
        out.println("* is spoken now. Another one is chosen in the window, or with --language TAG.");
        out.println("Languages of your own are looked for in " + languages.folder() + ": there, de/" + Languages.WINDOW
                + " has the window's texts in German, and de/" + Languages.LESSONS + " the lessons.");
        out.flush();
        return 0;
    }
}

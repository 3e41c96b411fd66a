package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.FilterError;
import dev.wirelight.filter.Sieve;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `--filter`, for every command that prints what passes.
final class FilterOption {
    private Filter filter = Filter.EVERYTHING;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "print only what is wanted, such as \"opcode:text and from:client\" (docs/filter.md has the language)")
    void setFilter(String text) {
        try {
            filter = Filter.of(text);
        } catch (FilterError e) {
            throw new ParameterException(command.commandLine(), "--filter " + text + ": " + e.inOneLine());
        }
    }

    /// What was asked for; everything where nothing was.
    Filter filter() {
        return filter;
    }

    /// What is said at the end: how much was held back.
    ///
    /// @param things what is counted, such as `calls and units`
    static String words(Sieve sieve, String things) {
        long all = sieve.shown() + sieve.hidden();
        String undecided = sieve.undecided() == 0
                ? ""
                : " " + Amounts.number(sieve.undecided()) + " of those could not be searched to the end.";
        return "The filter hid " + Amounts.number(sieve.hidden()) + " of " + Amounts.number(all) + " " + things + "."
                + undecided;
    }
}

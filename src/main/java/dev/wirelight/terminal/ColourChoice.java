package dev.wirelight.terminal;

import java.util.Locale;
import java.util.Map;

/// The three values of `--color`.
enum ColourChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /// How many colours to use.
    ///
    /// @param environment the process's: NO_COLOR, TERM, COLORTERM and WT_SESSION are looked at
    /// @param terminal whether a person reads this on a terminal
    Ink.Colours colours(Map<String, String> environment, boolean terminal) {
        String term = environment.getOrDefault("TERM", "");
        boolean rich = term.contains("256color")
                || !environment.getOrDefault("COLORTERM", "").isEmpty()
                || environment.containsKey("WT_SESSION");
        // https://no-color.org: any value that is not empty; an option on the command line is more than that.
        boolean wanted =
                switch (this) {
                    case NEVER -> false;
                    case ALWAYS -> true;
                    case AUTO ->
                        terminal
                                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                                && (rich || !term.isEmpty() && !term.equals("dumb"));
                };
        return !wanted ? Ink.Colours.NONE : rich ? Ink.Colours.MANY : Ink.Colours.EIGHT;
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

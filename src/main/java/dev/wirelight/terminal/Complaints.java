package dev.wirelight.terminal;

import dev.wirelight.dissect.VisibleText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What is said when something is wrong: a line or two, and never a stack trace.
public final class Complaints {
    private static final int MOST_CHARACTERS = 300;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    /// What picocli says of a value that is none of several.
    private static final Pattern NONE_OF = Pattern.compile(
            "Invalid value for option '([^']+)'.*: expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'", Pattern.DOTALL);

    private Complaints() {}

    /// The user typed something that this program does not understand.
    static int wrongUse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(VisibleText.of(plain(String.valueOf(e.getMessage())), MOST_CHARACTERS));
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return WRONG_USE;
    }

    private static String plain(String message) {
        Matcher noneOf = NONE_OF.matcher(message);
        return noneOf.matches()
                ? noneOf.group(1) + " is one of " + noneOf.group(2).toLowerCase(Locale.ROOT) + ", and not " + noneOf.group(3) + "."
                : message;
    }

    /// This program made a mistake.
    static int mistake(Exception e, CommandLine command, ParseResult result) {
        command.getErr().println(mistake(e));
        command.getErr().flush();
        return FAILED;
    }

    /// The line about a mistake of this program: what, where in it, and what to do about it.
    public static String mistake(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return "Wirelight made a mistake; it was not yours. Please report this line to those you have Wirelight from: "
                + VisibleText.of(e + where, MOST_CHARACTERS);
    }
}

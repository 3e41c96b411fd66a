package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.workshop.Judgement;
import dev.wirelight.workshop.Mark;
import dev.wirelight.workshop.RunReport;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptLine;
import java.util.List;

/// A played conversation in lines for a person.
final class PlayLines {
    private static final int MOST_CHARACTERS = 100;

    private final Ink.Colours colours;

    PlayLines(Ink.Colours colours) {
        this.colours = colours;
    }

    /// The line before a conversation.
    ///
    /// @param number of this one, from 1
    String title(Script script, int number, int of) {
        String title = script.title().isEmpty() ? "A conversation" : script.title();
        return line(Ink.STRONG, of == 1 ? title : title + " (" + number + " of " + of + ")");
    }

    /// What was sent, what was expected of it, and what happened.
    String report(RunReport report) {
        StringBuilder text = new StringBuilder();
        for (RunReport.Step step : report.steps()) {
            text.append(line(Ink.TO_SERVER, "  " + sent(step.line())));
            for (Judgement judgement : step.judgements()) {
                judgement(text, judgement);
            }
        }
        for (Judgement judgement : report.unasked()) {
            judgement(text, judgement);
        }
        report.trouble().ifPresent(words -> text.append(line(Ink.BROKEN, "  " + words)));
        return text.append('\n').toString();
    }

    /// The last line.
    ///
    /// @param played how many conversations there were
    /// @param notPlayed how many of them could not be played
    /// @param wrong in how many of them the server broke a rule, or did not do what was said of its application
    String sum(int played, int notPlayed, int wrong) {
        if (played == notPlayed) {
            return line(Ink.BROKEN, played == 1 ? "It could not be played." : "None of the conversations could be played.");
        }
        String all = (played == 1 ? "" : Amounts.of(played, "conversation") + " played. ")
                + (notPlayed == 0 ? "" : notPlayed + " of them could not be played. ");
        return wrong == 0
                ? line(Ink.STRONG, all + "The server broke no rule.")
                : line(Ink.BROKEN, all + (played == 1 ? "Not all was as it should be" : "In " + wrong + " of them not all was as it should be")
                        + ": see the lines with [!!].");
    }

    private static String sent(ScriptLine sent) {
        String all = new Script(List.of(sent)).print().strip().replaceAll("\n\\s*", " ");
        String note = sent instanceof ScriptLine.Said said ? said.note() : "";
        String bytes = note.isEmpty() ? all : all.substring(0, all.length() - note.length() - 3);
        String shown = bytes.length() <= MOST_CHARACTERS ? bytes : bytes.substring(0, MOST_CHARACTERS) + "…";
        return note.isEmpty() ? shown : shown + " ; " + note;
    }

    private void judgement(StringBuilder text, Judgement judgement) {
        if (judgement.expected() != null) {
            judgement.expected().violations().forEach(v -> text.append(line(
                    Ink.PLAIN, "     breaks    " + v.rule().sentence() + " (" + v.rule().section() + ") " + v.detail())));
            text.append(line(Ink.DIM, "     expected  " + judgement.expectation() + " (" + judgement.section() + ")"));
        } else {
            text.append(line(Ink.DIM, "     expected  nothing more"));
        }
        text.append(Ink.PLAIN.write("     happened  " + judgement.happened() + " · ", colours));
        text.append(line(ink(judgement.mark()), sign(judgement.mark()) + " " + judgement.mark()
                + (judgement.why().isEmpty() ? "" : ": " + judgement.why())));
    }

    private static Ink ink(Mark mark) {
        return switch (mark) {
            case AS_ASKED, AS_SAID -> Ink.STRONG;
            case ALLOWED, NOT_SEEN_YET -> Ink.PLAIN;
            case BROKEN, NOT_AS_SAID -> Ink.BROKEN;
        };
    }

    /// A sign that also those see who see no colours.
    private static String sign(Mark mark) {
        return switch (mark) {
            case AS_ASKED, AS_SAID -> "[ok]";
            case ALLOWED -> "[ok?]";
            case BROKEN, NOT_AS_SAID -> "[!!]";
            case NOT_SEEN_YET -> "[..]";
        };
    }

    private String line(Ink ink, String text) {
        return ink.write(text, colours) + "\n";
    }
}

package dev.wirelight.workshop;

import java.util.List;
import java.util.Optional;

/// How a [Script] went when it was played against a server.
///
/// @param script what was played
/// @param steps what was sent, line by line, each with what was to follow from it
/// @param unasked what came without being expected, and the rules that the server broke by itself
/// @param trouble why the conversation could not be played to its end, in plain words; empty when it was
public record RunReport(Script script, List<Step> steps, List<Judgement> unasked, Optional<String> trouble) {

    /// A line that was sent.
    ///
    /// @param line bytes, or the end of them
    /// @param judgements what was expected of it, beside what happened
    public record Step(ScriptLine line, List<Judgement> judgements) {}

    /// Whether nothing of it could be played; then it says nothing about the server.
    public boolean isNotPlayed() {
        return steps.isEmpty() && trouble.isPresent();
    }

    /// Whether the server broke a rule.
    public boolean isRuleBroken() {
        return has(Mark.BROKEN);
    }

    /// Whether the application did something else than was said of it.
    public boolean isOtherThanSaid() {
        return has(Mark.NOT_AS_SAID);
    }

    private boolean has(Mark mark) {
        return unasked.stream().anyMatch(line -> line.mark() == mark)
                || steps.stream().flatMap(step -> step.judgements().stream()).anyMatch(line -> line.mark() == mark);
    }
}

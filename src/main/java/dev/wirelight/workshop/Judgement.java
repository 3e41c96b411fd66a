package dev.wirelight.workshop;

import dev.wirelight.protocol.Section;
import org.jspecify.annotations.Nullable;

/// One line of a [Verdict]: what was expected beside what happened.
///
/// @param expected what was expected; null for something that came without being expected
/// @param expectation the same in a plain sentence; empty where nothing was expected
/// @param happened what happened, in a few words: `pong "hi" after 0.4 ms`
/// @param mark how the two go together
/// @param why why the mark is what it is, in a sentence; empty where it needs no words
/// @param section where the specification says so
public record Judgement(
        @Nullable Expected expected, String expectation, String happened, Mark mark, String why, Section section) {}

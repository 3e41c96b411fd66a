package dev.wirelight.workshop.bench;

import dev.wirelight.dissect.HandshakeMistake;

/// What is to be said about a step that somebody did.
///
/// @param right whether it is as it should be
/// @param words one or two sentences
public record Finding(boolean right, String words) {

    static Finding good(String words) {
        return new Finding(true, words);
    }

    static Finding bad(String words) {
        return new Finding(false, words);
    }

    static Finding of(HandshakeMistake mistake) {
        return new Finding(mistake == HandshakeMistake.NONE, mistake.sentence() + " " + mistake.advice());
    }
}

package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.protocol.websocket.LengthForm;

/// Which of the three forms the length is written in (RFC 6455 §5.2), or the one that is right.
enum LengthChoice {
    SHORTEST(mark("shortest form")),
    BITS_7(mark("7 bit")),
    BITS_16(mark("16 bit")),
    BITS_64(mark("64 bit"));

    private final String words;

    LengthChoice(String words) {
        this.words = words;
    }

    /// The form for a length.
    LengthForm form(long length) {
        return switch (this) {
            case SHORTEST -> LengthForm.minimalFor(length);
            case BITS_7 -> LengthForm.BITS_7;
            case BITS_16 -> LengthForm.BITS_16;
            case BITS_64 -> LengthForm.BITS_64;
        };
    }

    /// The choice that writes this form for this length.
    static LengthChoice of(LengthForm form, long length) {
        if (form == LengthForm.minimalFor(length)) {
            return SHORTEST;
        }
        return switch (form) {
            case BITS_7 -> BITS_7;
            case BITS_16 -> BITS_16;
            case BITS_64 -> BITS_64;
        };
    }

    @Override
    public String toString() {
        return say(words);
    }
}

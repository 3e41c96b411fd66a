package dev.wirelight.desktop.hand;

/// What is said of the learner's answer.
///
/// @param good as it should be, or not
record Verdict(boolean good, String words) {
    static Verdict good(String words) {
        return new Verdict(true, words);
    }

    static Verdict bad(String words) {
        return new Verdict(false, words);
    }
}

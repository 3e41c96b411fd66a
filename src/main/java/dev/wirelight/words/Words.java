package dev.wirelight.words;

import org.jspecify.annotations.Nullable;

/// What the window says, in the language that is spoken now. English stands in the code, so that it can be read there;
/// the English text is the key under which a translation is found, and what is said where there is none.
///
/// Sentences are never glued of parts, because another language has another order: what changes is a placeholder.
///
///     say("Port %s is busy.", port)
///     count(open, "%,d connection", "%,d connections")
///
/// Whoever keeps a text for later (an enum's constant, a static field) keeps the English one with [#mark], and asks for the
/// translation with [#say] when it is shown: at the time when a class is loaded, no language may have been chosen yet.
///
/// The texts are collected from the code into a template for translators, so the English text must stand in the call as a
/// literal (or as literals joined with `+`, or two to choose from with `?` and `:`).
public final class Words {
    private static volatile Catalogue spoken = Catalogue.ENGLISH;

    private Words() {}

    /// Says everything in this language from now on. What is on the screen already stays as it is.
    public static void speak(Catalogue catalogue) {
        spoken = catalogue;
    }

    /// What is spoken now.
    public static Catalogue spoken() {
        return spoken;
    }

    /// A text in the language that is spoken.
    ///
    /// @param english the text in English, with a placeholder for each value: `%s` for a text or a number as it is (a port),
    ///     `%,d` for an amount (`3,210`), `%%` for a per cent sign where there are values. A translator may change their
    ///     order: `%2$s of %1$s`.
    /// @param values what stands for the placeholders; where there is none, the text is taken as it is
    public static String say(String english, @Nullable Object... values) {
        String words = spoken.text(english);
        return values.length == 0 ? words : Placeholders.fill(words, values);
    }

    /// A text that another language has to say in different ways, for example "Open" that is to be done, and "Open" that is.
    ///
    /// @param context which of them is meant, in a word or two for the translator
    /// @param english as in [#say]
    public static String sayAs(String context, String english) {
        return spoken.text(context, english);
    }

    /// A text with an amount: the language decides which of its forms stands with it.
    ///
    /// @param amount the value of the first placeholder
    /// @param one what is said of one, such as `%,d connection`
    /// @param many what is said of any other amount, such as `%,d connections`
    /// @param more the values of the other placeholders
    public static String count(long amount, String one, String many, @Nullable Object... more) {
        @Nullable Object[] values = new @Nullable Object[more.length + 1];
        values[0] = amount;
        System.arraycopy(more, 0, values, 1, more.length);
        return Placeholders.fill(spoken.text(amount, one, many), values);
    }

    /// Says that a text is to be translated when it is shown, with [#say].
    ///
    /// @return the very same text
    public static String mark(String english) {
        return english;
    }
}

package dev.wirelight.desktop;

import static dev.wirelight.words.Words.say;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How much more room words take in the language of the window than in English: where buttons leave their words away
/// for want of room was found with English words.
public final class Wordiness {

    private Wordiness() {}

    /// @param english texts that stand beside each other
    /// @return in em; 0 in English, and where a language is shorter
    public static double of(String... english) {
        double more = 0;
        for (String text : english) {
            more += width(say(text)) - width(text);
        }
        return Math.max(0, more);
    }

    private static double width(String words) {
        Theme.loadFonts();
        Text text = new Text(words);
        text.setFont(Font.font(Theme.SANS, Theme.FONT_SIZE));
        return text.getLayoutBounds().getWidth() / Theme.FONT_SIZE;
    }
}

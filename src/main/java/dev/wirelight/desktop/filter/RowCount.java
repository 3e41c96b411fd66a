package dev.wirelight.desktop.filter;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Amounts;

/// What became of the rows of a ladder.
///
/// @param shown how many are shown
/// @param all how many there are
/// @param undecided how many of the hidden ones could not be searched to their end
/// @param waiting how many have not been looked at yet; neither shown nor hidden
public record RowCount(int shown, int all, int undecided, int waiting) {

    /// `12 of 340 rows shown · 328 hidden by the filter`
    public String words() {
        StringBuilder words = new StringBuilder(Amounts.number(shown))
                .append(" of ")
                .append(count(all, "%,d row", "%,d rows"))
                .append(" shown · ")
                .append(Amounts.number(all - shown - waiting))
                .append(say(" hidden by the filter"));
        if (undecided > 0) {
            words.append(", ").append(Amounts.number(undecided)).append(say(" of them too long to be searched to the end"));
        }
        if (waiting > 0) {
            words.append(" · ").append(Amounts.number(waiting)).append(say(" still to look at"));
        }
        return words.toString();
    }
}

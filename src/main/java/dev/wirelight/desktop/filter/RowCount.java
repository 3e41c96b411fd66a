package dev.wirelight.desktop.filter;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;


/// What became of the rows of a ladder.
///
/// @param shown how many are shown
/// @param all how many there are
/// @param undecided how many of the hidden ones could not be searched to their end
/// @param waiting how many have not been looked at yet; neither shown nor hidden
public record RowCount(int shown, int all, int undecided, int waiting) {

    /// `12 of 340 rows shown · 328 hidden by the filter`
    public String words() {
        String words = count(all, "%2$,d of %1$,d row shown · %3$,d hidden by the filter",
                "%2$,d of %1$,d rows shown · %3$,d hidden by the filter", shown, all - shown - waiting);
        if (undecided > 0) {
            words = say("%s, %,d of them too long to be searched to the end", words, undecided);
        }
        if (waiting > 0) {
            words = say("%s · %,d still to look at", words, waiting);
        }
        return words;
    }
}

package dev.wirelight.workshop.code;

import java.util.Set;

/// A line of code, or the title above some.
///
/// @param number in its file, from 1; 0 for a title
/// @param text as it stands there, without what all lines around it are indented by
/// @param steps the calls that are made in it
public record CodeLine(int number, String text, Set<Step> steps) {

    public boolean isTitle() {
        return number == 0;
    }
}

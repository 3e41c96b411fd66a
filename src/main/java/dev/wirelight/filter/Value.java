package dev.wirelight.filter;

/// A value as it stands in a filter.
///
/// @param text without quotation marks
/// @param quoted whether it stood in quotation marks
/// @param from where it begins in the filter
/// @param to where it ends
record Value(String text, boolean quoted, int from, int to) {

    FilterError wrong(String words) {
        return new FilterError(from, to, words);
    }

    FilterError wrong(String words, String correction) {
        return new FilterError(from, to, words, correction);
    }
}

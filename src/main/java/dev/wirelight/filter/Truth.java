package dev.wirelight.filter;

/// The answer to a question about a row. UNKNOWN is for text that could not be searched to its end: what was not found in
/// its beginning may still be there.
enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean yes) {
        return yes ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }

    /// NO where one of both is, UNKNOWN where one of both is that else.
    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// YES where one of both is, UNKNOWN where one of both is that else.
    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

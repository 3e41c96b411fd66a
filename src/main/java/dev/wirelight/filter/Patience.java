package dev.wirelight.filter;

/// A text that may be looked at only so often: some regular expressions, such as `(.*a){20}b`, would else look at it for years.
final class Patience implements CharSequence {
    private static final int LOOKS_AT_LEAST = 1 << 20;
    private static final int LOOKS_EACH = 64;

    private final CharSequence text;
    private long left;

    Patience(CharSequence text) {
        this.text = text;
        this.left = LOOKS_AT_LEAST + (long) LOOKS_EACH * text.length();
    }

    /// It was looked at too often.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("This regular expression takes too long.", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

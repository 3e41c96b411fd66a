package dev.wirelight.protocol.telnet;

/// How a piece of telnet data ends (RFC 854, "The NVT printer and keyboard").
public enum LineEnd {
    /// CR LF (13, 10): telnet's end of a line.
    CR_LF("CR LF"),
    /// LF alone (10): what `nc` and Unix programs send.
    LF("LF"),
    /// CR NUL (13, 0): telnet's carriage return without a new line.
    CR_NUL("CR NUL"),
    /// The line is not finished.
    NONE("no line end");

    private final String words;

    LineEnd(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

package dev.wirelight.workshop;

/// A [Script] cannot be read. The message says where, what is wrong, and what to write instead.
public final class ScriptError extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /// @param line 1 for the first
    /// @param column 1 for the first character of the line
    ScriptError(int line, int column, String words) {
        super("Line " + line + ", column " + column + ": " + words);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}

package dev.wirelight.workshop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// Reads the pieces of one line of bytes: `81 05 "Hello" | 61 * 3 (00 01) * 2 ; name`
final class BytesReader {
    private final Deque<List<Piece>> open = new ArrayDeque<>();
    private List<Piece> pieces = new ArrayList<>();
    private String note = "";
    private String line = "";
    private int at;
    private int number;
    private int groupColumn;

    /// Takes a line of text, or one that goes on with it.
    ///
    /// @param from where the bytes begin in it
    /// @param lineNumber for an error
    void take(String text, int from, int lineNumber) throws ScriptError {
        line = text;
        at = from;
        number = lineNumber;
        while (skipSpace()) {
            char c = line.charAt(at);
            switch (c) {
                case ';' -> {
                    note = (note + " " + line.substring(at + 1).strip()).strip();
                    return;
                }
                case '"' -> pieces.add(text());
                case '|' -> {
                    at++;
                    pieces.add(new Piece.Cut());
                }
                case '(' -> {
                    if (!open.isEmpty()) {
                        throw error("There is a ( inside of another. Only one at a time.");
                    }
                    groupColumn = ++at;
                    open.push(pieces);
                    pieces = new ArrayList<>();
                }
                case ')' -> group();
                case '*' -> repeat();
                default -> hex();
            }
        }
    }

    private boolean skipSpace() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length();
    }

    private void hex() throws ScriptError {
        int from = at;
        while (at < line.length() && Character.digit(line.charAt(at), 16) >= 0 && line.charAt(at) < 0x80) {
            at++;
        }
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && ";|\"()*".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        if (end > at || (end - from) % 2 != 0) {
            at = from;
            throw error("\"" + ScriptReader.shortened(line.substring(from, end))
                    + "\" is no byte. Write two hexadecimal digits for each byte, such as 81, or text in \"quotes\".");
        }
        byte[] bytes = HexFormat.of().parseHex(line, from, end);
        if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Hex(byte[] before)) {
            byte[] both = Arrays.copyOf(before, before.length + bytes.length);
            System.arraycopy(bytes, 0, both, before.length, bytes.length);
            pieces.set(pieces.size() - 1, new Piece.Hex(both));
        } else {
            pieces.add(new Piece.Hex(bytes));
        }
    }

    private Piece text() throws ScriptError {
        int from = at++;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            text.append(c == '\\' ? escape() : c);
        }
        if (at == line.length()) {
            at = from;
            throw error("The text has no end. Put a \" behind it; a \" inside of it is written \\\".");
        }
        at++;
        return new Piece.Text(text.toString());
    }

    private char escape() throws ScriptError {
        char c = at < line.length() ? line.charAt(at++) : ' ';
        return switch (c) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 't' -> '\t';
            case '"', '\\' -> c;
            default -> {
                at -= 2;
                throw error("After \\ stands r, n, t, \" or \\. Other bytes stand outside of the quotes, in hexadecimal digits.");
            }
        };
    }

    private void group() throws ScriptError {
        if (open.isEmpty()) {
            throw error("There is no ( before this ).");
        }
        List<Piece> inside = List.copyOf(pieces);
        at++;
        if (!skipSpace() || line.charAt(at) != '*') {
            at = Math.min(at, line.length());
            throw error("After ) stands * and a number: (00 01) * 100.");
        }
        pieces = open.pop();
        repeated(inside);
    }

    private void repeat() throws ScriptError {
        if (pieces.isEmpty() || pieces.getLast() instanceof Piece.Cut || pieces.getLast() instanceof Piece.Repeated) {
            throw error("Before * stands what is to be repeated: 61 * 100, \"a\" * 100 or (00 01) * 100.");
        }
        Piece last = pieces.removeLast();
        if (last instanceof Piece.Hex(byte[] bytes) && bytes.length > 1) {
            // Only the last byte is meant.
            pieces.add(new Piece.Hex(Arrays.copyOf(bytes, bytes.length - 1)));
            last = new Piece.Hex(new byte[] {bytes[bytes.length - 1]});
        }
        repeated(List.of(last));
    }

    private void repeated(List<Piece> inside) throws ScriptError {
        at++;
        skipSpace();
        int from = at;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        int digits = at - from;
        long times = digits == 0 || digits > 9 ? 0 : Long.parseLong(line.substring(from, at));
        if (times == 0 || times * Math.max(1, length(inside)) > ScriptReader.MOST_BYTES) {
            at = from;
            throw error("After * stands how often, at least 1 and at most so that it is " + ScriptReader.MOST_BYTES + " bytes.");
        }
        pieces.add(new Piece.Repeated(inside, (int) times));
    }

    /// What was read, when all lines were taken.
    List<Piece> pieces() throws ScriptError {
        if (!open.isEmpty()) {
            at = groupColumn - 1;
            throw error("This ( has no end. Write for example (00 01) * 100.");
        }
        if (pieces.stream().allMatch(piece -> piece instanceof Piece.Cut)) {
            at = Math.max(0, line.length() - 1);
            throw error("There are no bytes here. Write for example: <- 81 80 00 00 00 00, or <- end for a FIN.");
        }
        return List.copyOf(pieces);
    }

    String note() {
        return note;
    }

    /// How many bytes were read, as a number that cannot overflow.
    long length() {
        return length(pieces);
    }

    private static long length(List<Piece> pieces) {
        return pieces.stream()
                .mapToLong(piece -> switch (piece) {
                    case Piece.Hex(byte[] bytes) -> bytes.length;
                    case Piece.Text(String text) -> text.getBytes(StandardCharsets.UTF_8).length;
                    case Piece.Repeated(List<Piece> inside, int times) -> times * length(inside);
                    case Piece.Cut() -> 0;
                })
                .sum();
    }

    private ScriptError error(String words) {
        return new ScriptError(number, at + 1, words);
    }
}

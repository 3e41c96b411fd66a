package dev.wirelight.terminal;

import java.io.PrintWriter;

/// A piece of output that is being made: text for people, or JSON.
final class Piece {
    private final StringBuilder text = new StringBuilder();
    private final JsonBytes json = new JsonBytes();

    /// Where text for people is added.
    StringBuilder text() {
        return text;
    }

    /// Where JSON is added.
    JsonBytes json() {
        return json;
    }

    /// Writes what is in it, and empties it.
    void writeTo(PrintWriter out) {
        if (json.length() > 0) {
            if (out instanceof Streams.Output direct) {
                direct.ascii(json.array(), json.length());
            } else {
                out.write(json.toString());
            }
            json.clear();
        }
        out.append(text);
        text.setLength(0);
    }
}

package dev.wirelight.terminal;

import java.util.List;

/// Explains what is found, for people or for programs. May be asked by several threads at once.
interface ExplainPrinter {

    /// Adds the explanations of some things.
    void print(Piece out, List<Explained> all);

    /// How many bits had no explanation so far.
    long unexplainedBits();
}

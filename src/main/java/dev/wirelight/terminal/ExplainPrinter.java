package dev.wirelight.terminal;

import java.util.List;

/// Explains what is found, for people or for programs. May be asked by several threads at once.
interface ExplainPrinter {

    /// The explanations of some things, ready to be written.
    String print(List<Explained> all);

    /// How many bits had no explanation so far.
    long unexplainedBits();
}

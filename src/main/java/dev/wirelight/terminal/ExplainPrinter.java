package dev.wirelight.terminal;

/// Explains what is found, one thing at a time, in text or in JSON. May be asked by several threads at once.
interface ExplainPrinter {

    /// Adds the explanation of one thing.
    void print(JsonBytes out, Explained explained);

    /// How many bits had no explanation so far.
    long unexplainedBits();
}

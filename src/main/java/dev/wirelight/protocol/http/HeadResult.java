package dev.wirelight.protocol.http;

/// What an [HttpHeadReader] says of the bytes so far.
public sealed interface HeadResult {

    /// The head is not complete, and nothing is wrong with it yet.
    record More() implements HeadResult {}

    /// The head is complete.
    record Complete(HttpHead head) implements HeadResult {}

    /// A rule is broken; what follows cannot be trusted.
    ///
    /// @param detail what was seen, in plain words
    record Broken(HttpRule rule, String detail) implements HeadResult {}

    HeadResult MORE = new More();
}

package dev.wirelight.protocol;

/// A rule was broken.
///
/// @param rule which one
/// @param brokenBy who broke it
/// @param detail what was seen, in plain words, such as "MASK is 0 in a frame from the client."
public record Violation(Rule rule, Role brokenBy, String detail) {}

package dev.wirelight.capture.format;

/// A place in a capture file from which on it cannot be read. What stands before it is good.
///
/// @param offset where the block or record begins that cannot be read, in bytes from the beginning of the file
/// @param words what is wrong, in a plain sentence
public record Damage(long offset, String words) {}

package dev.wirelight.protocol;

/// A rule that a specification lays down for a peer, and that can be broken.
///
/// Rules are data: the same object closes a connection, marks the field that breaks it and is what a learner reads.
/// The enums that implement this are the lists of all rules of a protocol.
public interface Rule {

    /// The constant's name, such as `CLIENT_FRAME_UNMASKED`; stable, for files and tests.
    String name();

    /// Where the specification says it.
    Section section();

    /// The rule in one plain sentence, such as "A client must mask every frame that it sends."
    String sentence();

    /// What the other end must do when the rule is broken, such as "close with 1002 (protocol error)".
    String consequence();
}

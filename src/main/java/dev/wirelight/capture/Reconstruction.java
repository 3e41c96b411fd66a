package dev.wirelight.capture;

/// The words by which a packet that nobody captured is told from one that somebody did.
final class Reconstruction {
    static final String BEGINNING = "Reconstructed by Wirelight";

    private Reconstruction() {}

    /// Whether a packet's comment says that it was made up from what a socket did.
    static boolean says(String comment) {
        return comment.startsWith(BEGINNING);
    }
}

package dev.wirelight.dissect;

/// Where a value comes from. What was observed and what was reconstructed must never look alike.
public enum Origin {
    /// The bytes passed through a socket or a capture, and are shown as they were.
    OBSERVED("observed"),
    /// The operating system said so when it was asked.
    OPERATING_SYSTEM("from the operating system"),
    /// Computed from observed bytes, such as an unmasked payload.
    DERIVED("derived"),
    /// A worked example built from what is known, such as the addresses; nobody has seen these bytes.
    RECONSTRUCTED("reconstructed");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}

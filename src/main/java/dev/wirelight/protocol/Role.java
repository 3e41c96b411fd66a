package dev.wirelight.protocol;

/// Which end of a connection somebody is. The same engine plays both: the role is a value.
public enum Role {
    CLIENT("client"),
    SERVER("server");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public Role peer() {
        return this == CLIENT ? SERVER : CLIENT;
    }

    /// `client` or `server`, for sentences.
    @Override
    public String toString() {
        return word;
    }
}

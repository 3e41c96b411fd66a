package dev.wirelight.workshop;

/// How a TCP connection has ended, as far as is known.
public enum Ending {
    /// It has not.
    OPEN("the connection is still open"),
    /// The other end sends no more (RFC 9293 §3.6).
    FIN("TCP FIN (end of stream)"),
    /// The other end broke it off (RFC 9293 §3.5.2).
    RESET("TCP RST (broken off)"),
    /// This end closed it, before the other one did.
    CLOSED_HERE("closed from here");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /// `TCP FIN (end of stream)`
    @Override
    public String toString() {
        return words;
    }
}

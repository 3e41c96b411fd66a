package dev.wirelight.trace;

/// What a captured TCP segment is besides data in order, seen from the segments before it in both directions.
public enum SegmentNote {
    /// All of its data had been captured before (RFC 9293 §3.8.1).
    RETRANSMISSION("sent again"),
    /// Some of its data had been captured before, some had not.
    OVERLAP("partly sent again"),
    /// It was captured before data that belong in front of it, or after they had been given up as missing.
    OUT_OF_ORDER("out of order"),
    /// The same bytes of the stream were captured with other values before: what was captured first counts here.
    OTHER_BYTES("the same place, other bytes"),
    /// It asks whether the other end is still there, with a number that was acknowledged before (RFC 9293 §3.8.4).
    KEEP_ALIVE("keep-alive"),
    /// It acknowledges again what was acknowledged before, and says nothing else (RFC 5681 §2).
    DUPLICATE_ACKNOWLEDGMENT("acknowledged again"),
    /// It does nothing but change the window (RFC 9293 §3.8.6).
    WINDOW_UPDATE("window update"),
    /// The sender takes no more bytes for now (RFC 9293 §3.8.6.1).
    ZERO_WINDOW("window closed"),
    /// Its acknowledgment number counts the other end's FIN too (RFC 9293 §3.4).
    ACKNOWLEDGES_FIN("acknowledges the end"),
    /// The capture kept only the beginning of its data.
    CUT("cut by the capture"),
    /// It carries RST with a number that its receiver does not expect, and so ends nothing (RFC 9293 §3.10.7.4).
    OUTSIDE_WINDOW("outside the window, so it does not count"),
    /// No further packet: this one was written down before, without bytes, because bytes in front of it were missing.
    /// They will not come any more, so its own are handed on now.
    HANDED_ON_LATER("handed on later");

    private final String words;

    SegmentNote(String words) {
        this.words = words;
    }

    /// In a few plain words.
    @Override
    public String toString() {
        return words;
    }
}

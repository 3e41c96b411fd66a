package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;

/// What is said about the status code of a close frame (RFC 6455 §7.4).
final class CloseWords {
    private static final Section CODES = Section.rfc(6455, "7.4.1");
    private static final Section RANGES = Section.rfc(6455, "7.4.2");

    private CloseWords() {}

    static Words incomplete(String meaning) {
        return new Words(meaning, "A status code takes two bytes, the higher one first.", Section.rfc(6455, "5.5.1"));
    }

    static Words of(int code) {
        return switch (code) {
            case 1000 -> registered("normal closure", "The conversation is over, and all went well.");
            case 1001 -> registered(
                    "going away", "One side leaves: the server shuts down, or the browser goes to another page.");
            case 1002 -> registered("protocol error", "The other side broke a rule of the WebSocket protocol.");
            case 1003 -> registered(
                    "unsupported data", "A message came of a kind that the receiver cannot take, such as binary where only text is.");
            case 1004 -> registered("reserved", "This number has no meaning yet: nobody may send it.");
            case 1005 -> neverSent(
                    "no status received", "A program is shown this number when a close frame came without a code.");
            case 1006 -> neverSent(
                    "abnormal closure", "A program is shown this number when the connection ended without a close frame.");
            case 1007 -> registered(
                    "invalid frame payload data", "The bytes did not fit the kind of message, such as text that is not UTF-8.");
            case 1008 -> registered(
                    "policy violation", "The receiver does not allow this, and has no better code for it or does not want to say.");
            case 1009 -> registered("message too big", "A message came that is larger than the receiver is willing to take.");
            case 1010 -> registered(
                    "mandatory extension", "Sent by a client: it needs an extension that the server did not agree on.");
            case 1011 -> registered("internal error", "Something unexpected went wrong at the server; it is not the peer's fault.");
            case 1012 -> later("service restart", "The server restarts; come back in a moment.");
            case 1013 -> later("try again later", "The server has too much to do; come back later.");
            case 1014 -> later("bad gateway", "A server in between got a wrong answer from the server behind it.");
            case 1015 -> neverSent(
                    "TLS handshake failure", "A program is shown this number when the encryption could not be set up.");
            default -> range(code);
        };
    }

    private static Words registered(String name, String explanation) {
        return new Words(name, explanation, CODES);
    }

    private static Words neverSent(String name, String explanation) {
        return new Words(name + ", never to be sent", explanation + " It must never be sent.", CODES);
    }

    private static Words later(String name, String explanation) {
        return new Words(name, explanation + " The code was registered after RFC 6455 was written.", RANGES);
    }

    private static Words range(int code) {
        if (code >= 4000 && code <= 4999) {
            return new Words(
                    "private to the application",
                    "The numbers 4000 to 4999 are free: only these two applications know what it means.",
                    RANGES);
        }
        if (code >= 3000 && code <= 3999) {
            return new Words(
                    "for libraries and frameworks",
                    "The numbers 3000 to 3999 are registered by libraries, frameworks and applications.",
                    RANGES);
        }
        return code < 1000 || code > 4999
                ? new Words("not a close code", "Only the numbers 1000 to 4999 are close codes.", RANGES)
                : new Words(
                        "not defined",
                        "The numbers 1000 to 2999 belong to the protocol itself, which gives this one no meaning.",
                        RANGES);
    }
}

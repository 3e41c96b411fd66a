package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.CloseCode;

/// What is said about the status code of a close frame (RFC 6455 §7.4).
final class CloseWords {
    private static final Section CODES = Section.rfc(6455, "7.4.1");
    private static final Section RANGES = Section.rfc(6455, "7.4.2");

    private CloseWords() {}

    static Words incomplete(String meaning) {
        return new Words(meaning, "A status code takes two bytes, the higher one first.", Section.rfc(6455, "5.5.1"));
    }

    static Words of(int code) {
        boolean never = code == CloseCode.NO_STATUS || code == CloseCode.ABNORMAL || code == 1015;
        return new Words(
                never ? CloseCode.nameOf(code) + ", never to be sent" : CloseCode.nameOf(code),
                explanation(code),
                code >= 1000 && code <= 1015 && (code < 1012 || code > 1014) ? CODES : RANGES);
    }

    private static String explanation(int code) {
        return switch (code) {
            case 1000 -> "The conversation is over, and all went well.";
            case 1001 -> "One side leaves: the server shuts down, or the browser goes to another page.";
            case 1002 -> "The other side broke a rule of the WebSocket protocol.";
            case 1003 -> "A message came of a kind that the receiver cannot take, such as binary where only text is.";
            case 1004 -> "This number has no meaning yet: nobody may send it.";
            case 1005 ->
                "A program is shown this number when a close frame came without a code. No frame may carry it.";
            case 1006 ->
                "A program is shown this number when the connection ended without a close frame. No frame may carry"
                        + " it.";
            case 1007 -> "The bytes did not fit the kind of message, such as text that is not UTF-8.";
            case 1008 ->
                "The receiver does not allow this, and has no better code for it or does not want to say more.";
            case 1009 -> "A message came that is larger than the receiver is willing to take.";
            case 1010 -> "Sent by a client: it needs an extension that the server did not agree on.";
            case 1011 -> "Something unexpected went wrong at the server; it is not the peer's fault.";
            case 1012 -> "The server restarts; come back in a moment. The code was registered after RFC 6455.";
            case 1013 -> "The server has too much to do; come back later. The code was registered after RFC 6455.";
            case 1014 ->
                "A server in between got a wrong answer from the one behind it. The code was registered after RFC"
                        + " 6455.";
            case 1015 -> "A program is shown this number when TLS could not be set up. No frame may carry it.";
            default -> ofRange(code);
        };
    }

    private static String ofRange(int code) {
        if (code >= 4000 && code <= 4999) {
            return "The numbers 4000 to 4999 are free: only these two applications know what it means.";
        }
        if (code >= 3000 && code <= 3999) {
            return "The numbers 3000 to 3999 are registered by libraries, frameworks and applications.";
        }
        return code < 1000 || code > 4999
                ? "Only the numbers from 1000 to 4999 are close codes."
                : "The numbers 1000 to 2999 belong to the protocol itself, which gives this one no meaning.";
    }
}

package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.StatusCode;

/// The rules of the opening handshake (RFC 6455 §4, RFC 7692 §7.1): those for the client's request come with the status of the response
/// that refuses it, those for the server's response with 0, because the client then just gives the connection up.
public enum HandshakeRule implements Rule {
    METHOD_NOT_GET("4.1", 405, "The method of an opening handshake is GET."),
    VERSION_BELOW_1_1("4.1", 400, "An opening handshake needs HTTP/1.1 or higher."),
    UPGRADE_MISSING("4.2.1", 426, "The Upgrade field must name websocket."),
    CONNECTION_NOT_UPGRADE("4.2.1", 400, "The Connection field must have the token Upgrade in it."),
    KEY_MISSING("4.2.1", 400, "There must be exactly one Sec-WebSocket-Key field."),
    KEY_NOT_16_BYTES("4.2.1", 400, "Sec-WebSocket-Key is 16 bytes in Base64: 24 characters, the last two being ==."),
    VERSION_NOT_13("4.4", 426, "Sec-WebSocket-Version must be 13."),
    PROTOCOL_MALFORMED("4.3", 400, "Sec-WebSocket-Protocol lists at least one name, of token characters only."),
    PROTOCOL_REPEATED("4.1", 400, "Sec-WebSocket-Protocol lists each name once, and none that is empty."),
    EXTENSIONS_MALFORMED("9.1", 400, "Sec-WebSocket-Extensions lists extensions as in: name; parameter; parameter=value"),

    STATUS_NOT_101("4.1", 0, "The server agrees with the status 101, and with no other."),
    RESPONSE_UPGRADE_WRONG("4.1", 0, "The response's Upgrade field must be websocket."),
    RESPONSE_CONNECTION_WRONG("4.1", 0, "The response's Connection field must have the token Upgrade in it."),
    ACCEPT_WRONG("4.1", 0, "Sec-WebSocket-Accept must be the Base64 of the SHA-1 of the key and the GUID."),
    EXTENSION_NOT_OFFERED("4.1", 0, "The server may use only an extension that the client offered."),
    PROTOCOL_NOT_OFFERED("4.1", 0, "The server may choose only a subprotocol that the client offered."),
    RESPONSE_EXTENSIONS_MALFORMED(
            "9.1", 0, "Sec-WebSocket-Extensions lists extensions as in: name; parameter; parameter=value"),
    DEFLATE_ANSWER_WRONG(
            7692, "7.1", "The answer to permessage-deflate names each of its four parameters at most once, rightly."),
    SERVER_TAKEOVER_NOT_GIVEN_UP(
            7692, "7.1.1.1", "A server that accepts server_no_context_takeover must name it in its answer."),
    SERVER_WINDOW_TOO_LARGE(
            7692, "7.1.2.1", "A server that accepts server_max_window_bits must answer with as many bits, or fewer."),
    CLIENT_WINDOW_NOT_OFFERED(
            7692, "7.1.2.2", "The answer may name client_max_window_bits only where the offer did, and no larger.");

    private final Section section;
    private final int status;
    private final String sentence;

    HandshakeRule(String section, int status, String sentence) {
        this(6455, section, status, sentence);
    }

    HandshakeRule(int rfc, String section, String sentence) {
        this(rfc, section, 0, sentence);
    }

    HandshakeRule(int rfc, String section, int status, String sentence) {
        this.section = Section.rfc(rfc, section);
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public Section section() {
        return section;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /// The status of the response that refuses such a request; 0 for a rule of the response.
    public int status() {
        return status;
    }

    @Override
    public String consequence() {
        return status == 0
                ? "The client fails the connection and sends no frame."
                : "The server answers " + status + " (" + StatusCode.reasonOf(status) + ") and does not upgrade.";
    }
}

package dev.wirelight.protocol.tls;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Section;

/// Rules of TLS that can be judged without its keys.
public enum TlsRule implements Rule {
    RECORD_TOO_LONG(
            8446, "5.2", "A record carries at most 2^14 bytes, and a little more where it is encrypted.", "record_overflow"),
    RECORD_TYPE_UNKNOWN(
            8446, "5", "The first byte of a record is 20, 21, 22, 23 or 24.", "unexpected_message"),
    RECORD_VERSION_WRONG(
            8446, "5.1", "The version in a record's header is 3 and a number from 1 to 4.", "protocol_version"),
    HANDSHAKE_RECORD_EMPTY(
            8446, "5.1", "A handshake or alert record carries at least one byte.", "unexpected_message"),
    HANDSHAKE_INTERRUPTED(
            8446, "5.1", "Between two records with parts of one handshake message there is no other record.", "unexpected_message"),
    HANDSHAKE_TYPE_UNKNOWN(
            8446, "4", "A handshake message begins with one of the numbers of handshake types.", "unexpected_message"),
    HELLO_MALFORMED(
            8446, "3.4", "The lengths inside a hello add up to the length of the message.", "decode_error"),
    CHANGE_CIPHER_SPEC_NOT_1(
            8446, "5", "A change_cipher_spec record carries a single byte, 1.", "unexpected_message"),
    ALERT_NOT_TWO_BYTES(
            8446, "6", "An alert is two bytes, and a record carries one alert.", "decode_error");

    private final Section section;
    private final String sentence;
    private final String alert;

    TlsRule(int rfc, String section, String sentence, String alert) {
        this.section = Section.rfc(rfc, section);
        this.sentence = sentence;
        this.alert = alert;
    }

    @Override
    public Section section() {
        return section;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public String consequence() {
        return "The receiver sends the fatal alert " + alert + " and closes the connection.";
    }
}

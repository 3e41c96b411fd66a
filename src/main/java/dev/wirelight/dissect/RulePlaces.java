package dev.wirelight.dissect;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.tls.HandshakeType;
import dev.wirelight.protocol.tls.TlsRule;
import dev.wirelight.protocol.websocket.FrameLayout.Part;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.util.List;

/// Which field breaks a rule.
final class RulePlaces {
    private RulePlaces() {}

    /// The names of fields at which a broken rule is shown: at the first of them that a source has. Empty for a rule
    /// that
    /// this does not know.
    static List<String> of(Rule rule) {
        return switch (rule) {
            case FrameRule frame -> of(frame);
            case HandshakeRule handshake -> of(handshake);
            case HttpRule http -> of(http);
            case TlsRule tls -> of(tls);
            default -> List.of();
        };
    }

    private static List<String> of(TlsRule rule) {
        return switch (rule) {
            case RECORD_TYPE_UNKNOWN, RECORD_VERSION_WRONG -> List.of(OtherFields.UNREADABLE);
            case RECORD_TOO_LONG, HANDSHAKE_RECORD_EMPTY -> List.of(TlsFields.LENGTH, OtherFields.UNREADABLE);
            case HANDSHAKE_INTERRUPTED -> List.of(TlsFields.TYPE);
            case HANDSHAKE_TYPE_UNKNOWN -> List.of(TlsMessageFields.TYPE);
            case HELLO_MALFORMED -> List.of(HandshakeType.CLIENT_HELLO.toString(), HandshakeType.SERVER_HELLO.toString());
            case CHANGE_CIPHER_SPEC_NOT_1 -> List.of("ChangeCipherSpec", TlsFields.LENGTH);
            case ALERT_NOT_TWO_BYTES -> List.of("Alert", TlsFields.LENGTH);
        };
    }

    private static List<String> of(FrameRule rule) {
        return switch (rule) {
            case CLIENT_FRAME_UNMASKED, SERVER_FRAME_MASKED -> List.of(Part.MASK.title());
            case RESERVED_BIT_SET, COMPRESSED_BIT_MISPLACED -> List.of(FrameFields.RESERVED_BITS);
            case COMPRESSED_DATA_CORRUPT -> List.of(FrameFields.UNMASKED_PAYLOAD, FrameFields.PAYLOAD);
            case RESERVED_OPCODE, CONTINUATION_OF_NOTHING, MESSAGE_INSIDE_MESSAGE, FRAME_AFTER_CLOSE ->
                List.of(Part.OPCODE.title());
            case LENGTH_NOT_MINIMAL, LENGTH_TOP_BIT_SET, CONTROL_FRAME_TOO_LONG, MESSAGE_TOO_BIG ->
                List.of(Part.EXTENDED_PAYLOAD_LENGTH.title(), Part.PAYLOAD_LEN.title());
            case CONTROL_FRAME_FRAGMENTED -> List.of(Part.FIN.title());
            case TEXT_NOT_UTF8 ->
                List.of(
                        PayloadFields.NOT_UTF8,
                        FrameFields.DECOMPRESSED_PAYLOAD,
                        FrameFields.UNMASKED_PAYLOAD,
                        FrameFields.PAYLOAD);
            case CLOSE_BODY_ONE_BYTE, CLOSE_CODE_NOT_ALLOWED ->
                List.of(PayloadFields.STATUS_CODE, FrameFields.UNMASKED_PAYLOAD, FrameFields.PAYLOAD);
            case CLOSE_REASON_NOT_UTF8 ->
                List.of(PayloadFields.REASON, FrameFields.UNMASKED_PAYLOAD, FrameFields.PAYLOAD);
        };
    }

    /// Where a field is missing, the first line stands for the whole head.
    private static List<String> of(HandshakeRule rule) {
        return switch (rule) {
            case METHOD_NOT_GET -> List.of(HttpFields.METHOD);
            case VERSION_BELOW_1_1 -> List.of(HttpFields.VERSION);
            case UPGRADE_MISSING -> List.of("Upgrade", HttpFields.REQUEST_LINE);
            case CONNECTION_NOT_UPGRADE -> List.of("Connection", HttpFields.REQUEST_LINE);
            case KEY_MISSING, KEY_NOT_16_BYTES -> List.of("Sec-WebSocket-Key", HttpFields.REQUEST_LINE);
            case VERSION_NOT_13 -> List.of("Sec-WebSocket-Version", HttpFields.REQUEST_LINE);
            case PROTOCOL_MALFORMED, PROTOCOL_REPEATED -> List.of("Sec-WebSocket-Protocol", HttpFields.REQUEST_LINE);
            case STATUS_NOT_101 -> List.of(HttpFields.STATUS);
            case RESPONSE_UPGRADE_WRONG -> List.of("Upgrade", HttpFields.STATUS_LINE);
            case RESPONSE_CONNECTION_WRONG -> List.of("Connection", HttpFields.STATUS_LINE);
            case ACCEPT_WRONG -> List.of("Sec-WebSocket-Accept", HttpFields.STATUS_LINE);
            case EXTENSIONS_MALFORMED -> List.of("Sec-WebSocket-Extensions", HttpFields.REQUEST_LINE);
            case EXTENSION_NOT_OFFERED,
                    RESPONSE_EXTENSIONS_MALFORMED,
                    DEFLATE_ANSWER_WRONG,
                    SERVER_TAKEOVER_NOT_GIVEN_UP,
                    SERVER_WINDOW_TOO_LARGE,
                    CLIENT_WINDOW_NOT_OFFERED -> List.of("Sec-WebSocket-Extensions", HttpFields.STATUS_LINE);
            case PROTOCOL_NOT_OFFERED -> List.of("Sec-WebSocket-Protocol", HttpFields.STATUS_LINE);
        };
    }

    /// Most of these make a head that nobody can read: then the bytes as a whole are what breaks the rule.
    private static List<String> of(HttpRule rule) {
        return switch (rule) {
            case REQUEST_LINE_MALFORMED -> List.of(OtherFields.UNREADABLE, HttpFields.REQUEST_LINE);
            case STATUS_LINE_MALFORMED -> List.of(OtherFields.UNREADABLE, HttpFields.STATUS_LINE);
            case VERSION_NOT_SUPPORTED -> List.of(OtherFields.UNREADABLE, HttpFields.VERSION);
            case LINE_ENDS_IN_LF_ALONE,
                    CR_WITHOUT_LF,
                    FIELD_MALFORMED,
                    FIELD_FOLDED,
                    CONTROL_CHARACTER,
                    HEAD_TOO_LARGE,
                    HEAD_TOO_SLOW -> List.of(OtherFields.UNREADABLE, HttpFields.REQUEST_LINE, HttpFields.STATUS_LINE);
            case HOST_MISSING -> List.of("Host", HttpFields.REQUEST_LINE, OtherFields.UNREADABLE);
            case TARGET_TOO_LONG -> List.of(OtherFields.UNREADABLE, HttpFields.TARGET);
            case LENGTH_MALFORMED ->
                List.of("Content-Length", "Transfer-Encoding", HttpFields.REQUEST_LINE, HttpFields.STATUS_LINE);
            case BODY_TOO_LARGE ->
                List.of("Content-Length", BodyFields.BODY, HttpFields.REQUEST_LINE, HttpFields.STATUS_LINE);
            case TRANSFER_CODING_UNKNOWN ->
                List.of("Transfer-Encoding", HttpFields.REQUEST_LINE, HttpFields.STATUS_LINE);
        };
    }
}

package dev.wirelight.protocol.websocket;

/// The numbers that say why a WebSocket connection is closed (RFC 6455 §7.4 and the registry that it opened).
public final class CloseCode {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int UNSUPPORTED_DATA = 1003;
    /// Never sent: a close frame without a code is reported as this.
    public static final int NO_STATUS = 1005;
    /// Never sent: a connection that ended without a close frame is reported as this.
    public static final int ABNORMAL = 1006;

    public static final int INVALID_PAYLOAD = 1007;
    public static final int POLICY_VIOLATION = 1008;
    public static final int MESSAGE_TOO_BIG = 1009;
    public static final int MANDATORY_EXTENSION = 1010;
    public static final int INTERNAL_ERROR = 1011;

    private CloseCode() {}

    /// Whether a close frame may carry this code (RFC 6455 §7.4.1, §7.4.2): 1000 to 1003, 1007 to 1014, which are
    /// registered, and 3000 to 4999, which are for libraries and applications.
    public static boolean maySend(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }

    /// The code's name in the registry, such as `normal closure`.
    public static String nameOf(int code) {
        return switch (code) {
            case 1000 -> "normal closure";
            case 1001 -> "going away";
            case 1002 -> "protocol error";
            case 1003 -> "unsupported data";
            case 1004 -> "reserved";
            case 1005 -> "no status received";
            case 1006 -> "abnormal closure";
            case 1007 -> "invalid frame payload data";
            case 1008 -> "policy violation";
            case 1009 -> "message too big";
            case 1010 -> "mandatory extension";
            case 1011 -> "internal error";
            case 1012 -> "service restart";
            case 1013 -> "try again later";
            case 1014 -> "bad gateway";
            case 1015 -> "TLS handshake failure";
            default -> code >= 3000 && code <= 3999
                    ? "registered by a library or framework"
                    : code >= 4000 && code <= 4999 ? "private to the application" : "not defined";
        };
    }
}

package dev.wirelight.protocol.telnet;

/// The bytes that may follow IAC (RFC 854, "Telnet command structure"; RFC 885 and RFC 1184 added four).
public final class TelnetCommand {
    private TelnetCommand() {}

    /// The command's name, such as `AYT`; `command 17` for a byte that is none.
    ///
    /// @param code 0 to 255
    public static String nameOf(int code) {
        return switch (code) {
            case 236 -> "EOF";
            case 237 -> "SUSP";
            case 238 -> "ABORT";
            case 239 -> "EOR";
            case TelnetReader.SE -> "SE";
            case 241 -> "NOP";
            case 242 -> "DM";
            case 243 -> "BRK";
            case 244 -> "IP";
            case 245 -> "AO";
            case 246 -> "AYT";
            case 247 -> "EC";
            case 248 -> "EL";
            case 249 -> "GA";
            case TelnetReader.SB -> "SB";
            case 251 -> "WILL";
            case 252 -> "WONT";
            case 253 -> "DO";
            case 254 -> "DONT";
            case TelnetReader.IAC -> "IAC";
            default -> "command " + code;
        };
    }

    /// Whether a specification gives the byte after IAC a meaning.
    public static boolean isDefined(int code) {
        return code >= 236 && code <= TelnetReader.IAC;
    }
}

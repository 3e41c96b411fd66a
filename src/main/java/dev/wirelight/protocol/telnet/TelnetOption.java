package dev.wirelight.protocol.telnet;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The telnet options that an RFC defines, by their number in IANA's registry.
///
/// Names are those that the option's own RFC uses in commands, such as `IAC DO SUPPRESS-GO-AHEAD`.
public enum TelnetOption {
    TRANSMIT_BINARY(0, "TRANSMIT-BINARY", 856),
    ECHO(1, "ECHO", 857),
    SUPPRESS_GO_AHEAD(3, "SUPPRESS-GO-AHEAD", 858),
    STATUS(5, "STATUS", 859),
    TIMING_MARK(6, "TIMING-MARK", 860),
    RCTE(7, "RCTE", 726),
    NAOCRD(10, "NAOCRD", 652),
    NAOHTS(11, "NAOHTS", 653),
    NAOHTD(12, "NAOHTD", 654),
    NAOFFD(13, "NAOFFD", 655),
    NAOVTS(14, "NAOVTS", 656),
    NAOVTD(15, "NAOVTD", 657),
    NAOLFD(16, "NAOLFD", 658),
    EXTEND_ASCII(17, "EXTEND-ASCII", 698),
    LOGOUT(18, "LOGOUT", 727),
    BM(19, "BM", 735),
    DET(20, "DET", 1043),
    SUPDUP(21, "SUPDUP", 736),
    SUPDUP_OUTPUT(22, "SUPDUP-OUTPUT", 749),
    SEND_LOCATION(23, "SEND-LOCATION", 779),
    TERMINAL_TYPE(24, "TERMINAL-TYPE", 1091),
    END_OF_RECORD(25, "END-OF-RECORD", 885),
    TUID(26, "TUID", 927),
    OUTMRK(27, "OUTMRK", 933),
    TTYLOC(28, "TTYLOC", 946),
    TN3270_REGIME(29, "3270-REGIME", 1041),
    X_3_PAD(30, "X.3-PAD", 1053),
    NAWS(31, "NAWS", 1073),
    TERMINAL_SPEED(32, "TERMINAL-SPEED", 1079),
    TOGGLE_FLOW_CONTROL(33, "TOGGLE-FLOW-CONTROL", 1372),
    LINEMODE(34, "LINEMODE", 1184),
    X_DISPLAY_LOCATION(35, "X-DISPLAY-LOCATION", 1096),
    ENVIRON(36, "ENVIRON", 1408),
    AUTHENTICATION(37, "AUTHENTICATION", 2941),
    ENCRYPT(38, "ENCRYPT", 2946),
    NEW_ENVIRON(39, "NEW-ENVIRON", 1572),
    TN3270E(40, "TN3270E", 2355),
    CHARSET(42, "CHARSET", 2066),
    COM_PORT_OPTION(44, "COM-PORT-OPTION", 2217),
    KERMIT(47, "KERMIT", 2840),
    EXTENDED_OPTIONS_LIST(255, "EXTENDED-OPTIONS-LIST", 861);

    private static final Map<Integer, TelnetOption> BY_CODE = new HashMap<>();

    static {
        for (TelnetOption option : values()) {
            BY_CODE.put(option.code, option);
        }
    }

    private final int code;
    private final String word;
    private final int rfc;

    TelnetOption(int code, String word, int rfc) {
        this.code = code;
        this.word = word;
        this.rfc = rfc;
    }

    /// 0 to 255.
    public int code() {
        return code;
    }

    /// The option's name, such as `SUPPRESS-GO-AHEAD`; `option 200` for one that is not in this list.
    ///
    /// @param code 0 to 255
    public static String nameOf(int code) {
        TelnetOption option = BY_CODE.get(code);
        return option == null ? "option " + code : option.word;
    }

    /// The number of the RFC that defines it, such as 858; empty for an option that is not in this list.
    ///
    /// @param code 0 to 255
    public static OptionalInt rfcOf(int code) {
        TelnetOption option = BY_CODE.get(code);
        return option == null ? OptionalInt.empty() : OptionalInt.of(option.rfc);
    }
}

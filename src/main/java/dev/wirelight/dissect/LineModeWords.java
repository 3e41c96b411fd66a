package dev.wirelight.dissect;

/// The words for the special characters of telnet's line mode: which key does what (RFC 1184 §2.4).
final class LineModeWords {
    private LineModeWords() {}

    /// The name of a function, such as `SLC_IP`.
    static String function(int function) {
        String[] names = {
            "SLC 0", "SLC_SYNCH", "SLC_BRK", "SLC_IP", "SLC_AO", "SLC_AYT", "SLC_EOR", "SLC_ABORT", "SLC_EOF", "SLC_SUSP",
            "SLC_EC", "SLC_EL", "SLC_EW", "SLC_RP", "SLC_LNEXT", "SLC_XON", "SLC_XOFF", "SLC_FORW1", "SLC_FORW2", "SLC_MCL",
            "SLC_MCR", "SLC_MCWL", "SLC_MCWR", "SLC_MCBOL", "SLC_MCEOL", "SLC_INSRT", "SLC_OVER", "SLC_ECR", "SLC_EWR",
            "SLC_EBOL", "SLC_EEOL"
        };
        return function < names.length ? names[function] : "SLC " + function;
    }

    /// How a function is supported, by its modifiers.
    static String level(int modifiers) {
        String level =
                switch (modifiers & 3) {
                    case 0 -> "not supported";
                    case 1 -> "cannot be changed";
                    case 2 -> "this value, please";
                    default -> "the default";
                };
        return level + ((modifiers & 0x80) == 0 ? "" : ", agreed")
                + ((modifiers & 0x40) == 0 ? "" : ", clears the input")
                + ((modifiers & 0x20) == 0 ? "" : ", clears the output");
    }

    /// What the character of a function is.
    static String character(int value) {
        if (value == 0 || value == 255) {
            return "none";
        }
        return value < 32 ? "Ctrl-" + (char) (value + 64) : value == 127 ? "DEL" : "the character itself";
    }
}

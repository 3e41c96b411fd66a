package dev.wirelight.desktop;

/// Writes the signs of control characters as their names, `‹CR›‹LF›`: the signs are two or three tiny letters in the width
/// of one, which nobody reads from afar.
public final class ControlNames {
    private static final int FIRST_SIGN = 0x2400;
    private static final int LAST_SIGN = 0x2421;
    private static final int DELETE = 0x7f;
    private static final String[] NAMES = {
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
        "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP", "DEL"
    };

    private ControlNames() {}

    /// The same text with `‹LF›` for `␊`, and so on.
    public static String spelled(String text) {
        if (text.chars().noneMatch(ControlNames::isSign)) {
            return text;
        }
        StringBuilder spelled = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isSign(c)) {
                spelled.append('‹').append(name(c)).append('›');
            } else {
                spelled.appendCodePoint(c);
            }
        });
        return spelled.toString();
    }

    /// The name of a sign, such as `LF`; another character stays as it is.
    public static String name(int sign) {
        return isSign(sign) ? NAMES[sign - FIRST_SIGN] : Character.toString(sign);
    }

    /// The name of a control character of ASCII, such as `LF` for 10.
    ///
    /// @param control 0 to 31, or 127
    public static String ofControl(int control) {
        return NAMES[control == DELETE ? NAMES.length - 1 : control];
    }

    private static boolean isSign(int c) {
        return FIRST_SIGN <= c && c <= LAST_SIGN;
    }
}

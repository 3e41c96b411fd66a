package dev.wirelight.desktop.bench;

import java.util.Locale;

/// The command that takes the SHA-1 of some bytes and writes it in Base64, for a POSIX shell.
final class ShellLine {
    private ShellLine() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte signed : bytes) {
            int b = signed & 0xff;
            boolean plain = b > 0x20 && b < 0x7f && "'\\%".indexOf(b) < 0 || b == ' ';
            // printf knows bytes by their octal digits everywhere, and by hexadecimal ones only in some shells.
            text.append(plain ? String.valueOf((char) b) : b == '%' ? "%%" : String.format(Locale.ROOT, "\\%03o", b));
        }
        return "printf '" + text + "' | openssl dgst -sha1 -binary | base64";
    }
}

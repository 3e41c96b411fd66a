package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.workshop.FrameDraft;
import java.math.BigInteger;

/// The length that a frame's header declares, as somebody types it: it need not be that of the payload.
final class DeclaredLength {
    private static final BigInteger END = BigInteger.ONE.shiftLeft(64);
    private static final int MOST_DIGITS = 40;

    private DeclaredLength() {}

    /// Why this is no length, in plain words; empty where it is one, or where nothing is typed.
    static String trouble(String typed) {
        String digits = typed.strip();
        if (digits.isEmpty() || digits.matches("[0-9]+") && digits.length() < MOST_DIGITS
                && new BigInteger(digits).compareTo(END) < 0) {
            return "";
        }
        return say("A length is a whole number from 0 to 18446744073709551615, which is all that 64 bits hold.");
    }

    /// The number, to be read as unsigned.
    ///
    /// @param typed without [#trouble]
    static long read(String typed) {
        return Long.parseUnsignedLong(typed.strip());
    }

    /// What becomes of a length that is not the payload's, or has no room in its form; empty where all is well.
    static String note(FrameDraft draft) {
        long declared = draft.header().payloadLength();
        long written = switch (draft.header().lengthForm()) {
            case BITS_7 -> declared & 0x7f;
            case BITS_16 -> declared & 0xffff;
            case BITS_64 -> declared;
        };
        if (written != declared) {
            return say("%s has no room in this form: %s will be written.", Long.toUnsignedString(declared), written);
        }
        boolean announcesMore = draft.header().lengthForm().extraBytes() == 0 && declared > 125;
        if (announcesMore) {
            return say(
                    "%s in the 7 bits says: the length is in the next %s bytes. So what comes next is read as a length.",
                    declared, declared == 126 ? "2" : "8");
        }
        if (draft.isLengthTrue()) {
            return "";
        }
        String payload = count(draft.payload().length, "%,d byte", "%,d bytes");
        return Long.compareUnsigned(declared, draft.payload().length) > 0
                ? say("A length that lies: the payload has %s. The other side waits for the rest.", payload)
                : say("A length that lies: the payload has %s. The other side takes the rest for the next frame.", payload);
    }
}

package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.InternetChecksum;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether the checksum of a TCP or UDP header is right, as far as that can be told.
record TransportChecksum(Verdict verdict, int right) {
    enum Verdict {
        RIGHT,
        WRONG,
        /// It is the sum over the pseudo-header alone, to which the network card is to add the rest.
        LEFT_TO_THE_CARD,
        /// IP's addresses or a part of the data are not at hand.
        NOT_ALL_THERE,
        /// There is no IP header at all.
        ALONE
    }

    static final TransportChecksum UNKNOWN = new TransportChecksum(Verdict.ALONE, 0);

    private static final String SUM =
            "A sum over the addresses, this header and the data. If it is wrong at the receiver, the segment is thrown away"
                    + " and sent again.";
    private static final String CARD =
            " The system of the sender writes only the sum over the addresses here, and its network card adds the rest"
                    + " (checksum offload). So it is normal in captures that were made on the sending computer, and on"
                    + " loopback, where no card ever does it.";

    /// @param at where the header begins
    /// @param field where in it the checksum stands
    /// @param end the byte after the last one of the segment that is at hand
    /// @param pseudo what is known of IP's header
    static TransportChecksum of(byte[] bytes, int at, int field, int end, Optional<Pseudo> pseudo) {
        if (pseudo.isEmpty() || at + field + 2 > end) {
            return pseudo.isEmpty() ? UNKNOWN : new TransportChecksum(Verdict.NOT_ALL_THERE, 0);
        }
        byte[] sumOf = pseudo.get().bytes();
        int there = (bytes[at + field] & 0xff) << 8 | bytes[at + field + 1] & 0xff;
        boolean all = end - at == pseudo.get().length();
        if (all) {
            byte[] segment = Arrays.copyOfRange(bytes, at, end);
            segment[field] = 0;
            segment[field + 1] = 0;
            int right = InternetChecksum.of(sumOf, segment);
            if (right == there) {
                return new TransportChecksum(Verdict.RIGHT, right);
            }
            return new TransportChecksum(isPartial(sumOf, there) ? Verdict.LEFT_TO_THE_CARD : Verdict.WRONG, right);
        }
        return new TransportChecksum(isPartial(sumOf, there) ? Verdict.LEFT_TO_THE_CARD : Verdict.NOT_ALL_THERE, 0);
    }

    /// The sum, not yet turned over.
    private static boolean isPartial(byte[] pseudo, int there) {
        return there == (~InternetChecksum.of(pseudo) & 0xffff);
    }

    Words words(Section section) {
        return switch (verdict) {
            case RIGHT -> new Words("right", SUM, section);
            case WRONG -> new Words(
                    "not right: 0x%04x would be".formatted(right).toLowerCase(Locale.ROOT),
                    SUM + " Here it is wrong: the bytes changed on the way, or the network card was to compute it and had"
                            + " not yet done so.",
                    section);
            case LEFT_TO_THE_CARD -> new Words("left to the network card", SUM + CARD, section);
            case NOT_ALL_THERE -> new Words("not checked: not all that it covers is here", SUM, section);
            case ALONE -> new Words("finds errors on the way", SUM, section);
        };
    }
}

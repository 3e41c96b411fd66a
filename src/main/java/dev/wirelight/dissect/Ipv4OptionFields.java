package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.HeaderOption;

/// The options of an IPv4 header (RFC 791 §3.1).
final class Ipv4OptionFields {
    private static final Section OPTIONS = IpHeaderFields.IPV4;
    private static final int RECORD_ROUTE = 7;
    private static final int TIMESTAMP = 68;
    private static final int LOOSE_ROUTE = 131;
    private static final int STRICT_ROUTE = 137;
    private static final int STREAM = 136;
    private static final int ROUTER_ALERT = 148;

    private Ipv4OptionFields() {}

    /// Lays the options over all that is left of the header.
    static void lay(Tiles tiles) {
        for (HeaderOption option : HeaderOption.in(tiles.bytes(), tiles.at(), tiles.end())) {
            tiles.groupTo(
                    name(option.kind()),
                    option.at() + option.length(),
                    option.broken() ? "broken" : "",
                    words(option),
                    parts -> lay(parts, option));
        }
        TcpOptionFields.padding(tiles, OPTIONS);
    }

    private static void lay(Tiles parts, HeaderOption option) {
        int kind = option.kind();
        parts.numberGroup("Option type", 8, w("which option this is", "One byte with three parts."), bits -> {
            bits.number("Copied flag", 1, w(bits.value(1) == 1 ? "in every piece" : "in the first piece alone",
                    "Whether the option is copied when the packet is cut into pieces."));
            bits.number("Option class", 2, w(bits.value(2) == 2 ? "debugging and measurement" : bits.value(2) == 0 ? "control" : "reserved",
                    "What the option is for."));
            bits.number("Option number", 5, w(name(kind), "Which one of its class."));
        });
        if (kind <= HeaderOption.NO_OPERATION) {
            return;
        }
        parts.number("Option length", 8, w(option.broken() ? "broken: the header ends before that" : "bytes, all of the option",
                "The length of the option with its type and this byte."));
        switch (kind) {
            case RECORD_ROUTE, LOOSE_ROUTE, STRICT_ROUTE -> {
                parts.number("Pointer", 8, w("where the next address goes", "Counted from 1, from the beginning of the option."));
                addresses(parts);
            }
            case TIMESTAMP -> {
                parts.number("Pointer", 8, w("where the next time goes", "Counted from 1, from the beginning of the option."));
                parts.number("Overflow", 4, w("routers without room", "How many routers found no room for their time."));
                parts.number("Flag", 4, w("times alone, or with addresses", "0: times alone. 1 and 3: each after an address."));
                while (parts.at() < parts.end() && parts.count() < 40) {
                    parts.number("Time or address", 32, w("", "Milliseconds since midnight UT, or an address before them."));
                }
            }
            case STREAM -> parts.number("Stream ID", 16, w("not used any more", "For a network of 1981."));
            case ROUTER_ALERT -> parts.number("Value", 16, new Words(
                    "every router is to look inside", "0 asks all routers on the way to look into the packet.", Section.rfc(2113, "2.1")));
            default -> {}
        }
        TcpOptionFields.value(parts, "Option data", OPTIONS);
    }

    private static void addresses(Tiles parts) {
        while (parts.end() - parts.at() >= 4 && parts.count() < 40) {
            parts.leaf("Route address", 32, IpHeaderFields.address(parts.bytes(), parts.at(), 4),
                    w("a router on the way", "An address on the way; 0.0.0.0 is room for one that is still to come."));
        }
    }

    private static String name(int kind) {
        return switch (kind) {
            case HeaderOption.END -> "End of Option List";
            case HeaderOption.NO_OPERATION -> "No Operation";
            case RECORD_ROUTE -> "Record Route";
            case 25 -> "Quick-Start";
            case TIMESTAMP -> "Internet Timestamp";
            case 82 -> "Traceroute";
            case 130 -> "Security";
            case LOOSE_ROUTE -> "Loose Source and Record Route";
            case 133 -> "Extended Security";
            case 134 -> "Commercial Security";
            case STREAM -> "Stream Identifier";
            case STRICT_ROUTE -> "Strict Source and Record Route";
            case ROUTER_ALERT -> "Router Alert";
            default -> "Option " + kind;
        };
    }

    private static Words words(HeaderOption option) {
        return switch (option.kind()) {
            case HeaderOption.END -> w("no more options", "What follows up to the end of the header is padding.");
            case HeaderOption.NO_OPERATION -> w("does nothing", "One byte that fills up, so that the next option begins at an even place.");
            case RECORD_ROUTE -> w("routers write down where it went", "Each router puts its address into the next free place.");
            case LOOSE_ROUTE, STRICT_ROUTE -> w("the sender says which way to go", "Hardly any router obeys it: it was misused.");
            case TIMESTAMP -> w("routers write down the time", "Each router puts its time into the next free place.");
            case ROUTER_ALERT -> new Words("please look inside", "Asks every router on the way to look into the packet.", Section.rfc(2113, "2.1"));
            default -> w("hardly ever seen", "An option by its number in IANA's list of IP options.");
        };
    }

    private static Words w(String meaning, String explanation) {
        return new Words(meaning, explanation, OPTIONS);
    }
}

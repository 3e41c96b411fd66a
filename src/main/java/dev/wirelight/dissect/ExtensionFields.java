package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.PerMessageDeflate;

/// The parts of a `Sec-WebSocket-Extensions` field, parameter by parameter (RFC 6455 §9.1, RFC 7692 §7.1).
final class ExtensionFields {
    private static final Section LIST = Section.rfc(6455, "9.1");
    private static final Words BETWEEN = new Words(
            "between the parts",
            "A comma stands between two extensions, a semicolon before each parameter of one. Spaces mean nothing.",
            LIST);

    private ExtensionFields() {}

    /// Lays the parts over the value, from where the tiles stand.
    static void lay(Tiles tiles, String value) {
        boolean parameter = false;
        int at = 0;
        while (at < value.length()) {
            int from = at;
            while (at < value.length() && ",; \t".indexOf(value.charAt(at)) >= 0) {
                parameter = value.charAt(at) == ';' || parameter && value.charAt(at) != ',';
                at++;
            }
            leaf(tiles, "Separator", value.substring(from, at), BETWEEN);
            int end = end(value, at);
            String part = value.substring(at, end);
            leaf(tiles, parameter ? "Parameter" : "Extension", part, parameter ? parameter(part) : extension(part));
            at = end;
        }
    }

    private static void leaf(Tiles tiles, String name, String part, Words words) {
        tiles.leaf(name, 8L * part.length(), Spelling.fieldText(part), words);
    }

    /// Where a part ends: before the spaces before the next separator that is not inside quotation marks.
    private static int end(String value, int from) {
        boolean quoted = false;
        int end = from;
        while (end < value.length() && (quoted || value.charAt(end) != ',' && value.charAt(end) != ';')) {
            quoted ^= value.charAt(end) == '"';
            end++;
        }
        while (end > from && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    private static Words extension(String name) {
        return name.equalsIgnoreCase(PerMessageDeflate.NAME)
                ? new Words(
                        "compresses each message",
                        "Messages are compressed with DEFLATE, each as a whole, before they are cut into frames. In a"
                                + " request it is an offer; it holds only if the response names it too.",
                        Section.rfc(7692, "7"))
                : new Words(
                        "an extension that Wirelight does not know",
                        "Whoever does not know an extension passes over the offer. It is used only if both sides name"
                                + " it.",
                        LIST);
    }

    private static Words parameter(String part) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals).strip();
        String value = equals < 0 ? "" : part.substring(equals + 1).strip().replace("\"", "");
        return switch (name) {
            case PerMessageDeflate.SERVER_NO_CONTEXT_TAKEOVER -> forgets("server", "7.1.1.1");
            case PerMessageDeflate.CLIENT_NO_CONTEXT_TAKEOVER -> forgets("client", "7.1.1.2");
            case PerMessageDeflate.SERVER_MAX_WINDOW_BITS -> window("server", value, "7.1.2.1");
            case PerMessageDeflate.CLIENT_MAX_WINDOW_BITS ->
                value.isEmpty()
                        ? new Words(
                                "the server may limit the client's window",
                                "The client can look back at fewer bytes than 32,768 when it compresses, if the server's"
                                        + " answer asks for that.",
                                Section.rfc(7692, "7.1.2.2"))
                        : window("client", value, "7.1.2.2");
            default ->
                new Words(
                        "a parameter that Wirelight does not know",
                        "A parameter belongs to the extension before it. An offer of permessage-deflate with one that"
                                + " is not defined is declined.",
                        LIST);
        };
    }

    private static Words forgets(String who, String section) {
        return new Words(
                "the " + who + " forgets after each message",
                "The " + who + " compresses every message as if it were its first. Otherwise a message may refer to what"
                        + " earlier ones said, which makes it shorter and takes memory at both ends.",
                Section.rfc(7692, section));
    }

    private static Words window(String who, String bits, String section) {
        boolean valid = bits.matches("[89]|1[0-5]");
        String meaning = valid
                ? "the " + who + " looks back at most " + Spelling.number(1L << Integer.parseInt(bits)) + " bytes"
                : "must be 8 to 15";
        return new Words(
                meaning,
                "How far back compressed data may refer, as a power of two: 8 means 256 bytes, 15, the most, means"
                        + " 32,768. Less takes less memory at the receiver.",
                Section.rfc(7692, section));
    }
}

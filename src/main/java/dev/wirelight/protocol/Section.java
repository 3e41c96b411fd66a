package dev.wirelight.protocol;

import java.util.Locale;

/// A place in a specification.
///
/// @param document such as `RFC 6455`, `IEEE 802.3`, `LINKTYPE_NULL`, `W3C fetch-metadata` or `WHATWG fetch`
/// @param number such as `5.2`; the heading where the document has no numbers; empty for the document as a whole
public record Section(String document, String number) {
    private static final String W3C = "W3C ";
    private static final String WHATWG = "WHATWG ";
    private static final String IEEE_802 = "IEEE 802.";
    private static final String LINKTYPE = "LINKTYPE_";

    /// A section of an RFC, such as `Section.rfc(6455, "5.2")`.
    public static Section rfc(int rfc, String number) {
        return new Section("RFC " + rfc, number);
    }

    /// Where the section can be read.
    public String url() {
        if (document.startsWith(W3C)) {
            return "https://www.w3.org/TR/" + document.substring(W3C.length()) + "/";
        }
        if (document.startsWith(WHATWG)) {
            return "https://" + document.substring(WHATWG.length()) + ".spec.whatwg.org/";
        }
        if (document.startsWith(IEEE_802)) { // The standards themselves cannot be linked to: this is their group's page.
            return "https://www.ieee802.org/" + document.charAt(IEEE_802.length()) + "/";
        }
        if (document.startsWith(LINKTYPE)) {
            return "https://www.tcpdump.org/linktypes/" + document + ".html";
        }
        String anchor = number.matches("[0-9.]+") ? "#section-" + number : "";
        return "https://www.rfc-editor.org/rfc/"
                + document.toLowerCase(Locale.ROOT).replace(" ", "") + ".html" + anchor;
    }

    /// `RFC 6455 §5.2`, `RFC 854, “The NVT printer and keyboard”`
    @Override
    public String toString() {
        if (number.isEmpty()) {
            return document;
        }
        return number.contains(" ") ? document + ", “" + number + "”" : document + " §" + number;
    }
}

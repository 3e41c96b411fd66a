package dev.wirelight.protocol;

/// A place in a specification.
///
/// @param document such as `RFC 6455`
/// @param number such as `5.2`
public record Section(String document, String number) {

    /// A section of an RFC, such as `Section.rfc(6455, "5.2")`.
    public static Section rfc(int rfc, String number) {
        return new Section("RFC " + rfc, number);
    }

    /// Where the section can be read.
    public String url() {
        String anchor = number.matches("[0-9.]+") ? "#section-" + number : "";
        return "https://www.rfc-editor.org/rfc/" + document.toLowerCase(java.util.Locale.ROOT).replace(" ", "") + ".html"
                + anchor;
    }

    /// `RFC 6455 §5.2`
    @Override
    public String toString() {
        return document + " §" + number;
    }
}

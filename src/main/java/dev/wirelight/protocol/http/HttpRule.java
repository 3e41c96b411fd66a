package dev.wirelight.protocol.http;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Section;

/// The rules of HTTP/1.1 that a head can break, each with the status of the response that says so.
public enum HttpRule implements Rule {
    REQUEST_LINE_MALFORMED(
            9112, "3", 400, "A request begins with a method, a space, a target, a space and HTTP/1.1."),
    STATUS_LINE_MALFORMED(
            9112, "4", 502, "A response begins with HTTP/1.1, a space, three digits, a space and a reason."),
    VERSION_NOT_SUPPORTED(9110, "15.6.6", 505, "This server speaks HTTP/1.1 and HTTP/1.0."),
    LINE_ENDS_IN_LF_ALONE(9112, "2.2", 400, "Every line of a head ends in CR LF, and so does the empty line after it."),
    CR_WITHOUT_LF(9112, "2.2", 400, "In a head a CR may stand only right before an LF."),
    FIELD_MALFORMED(9112, "5", 400, "A header field is a name, a colon at once, and a value."),
    FIELD_FOLDED(9112, "5.2", 400, "A header field must not go on in a line that begins with white space."),
    CONTROL_CHARACTER(9110, "5.5", 400, "A head must not have control characters in it."),
    HOST_MISSING(9112, "3.2", 400, "An HTTP/1.1 request must have exactly one Host field."),
    TARGET_TOO_LONG(9110, "15.5.15", 414, "The target may not be longer than the server is willing to read."),
    HEAD_TOO_LARGE(6585, "5", 431, "A head may not be larger than the server is willing to read."),
    HEAD_TOO_SLOW(9110, "15.5.9", 408, "A request must be complete within the time that the server is willing to wait."),
    LENGTH_MALFORMED(9112, "6.3", 400, "Content-Length is one number, and never stands beside Transfer-Encoding."),
    BODY_TOO_LARGE(9110, "15.5.14", 413, "A body may not be larger than the server is willing to read."),
    TRANSFER_CODING_UNKNOWN(9112, "6.1", 501, "A receiver should at least know the coding chunked. This server knows none, and says so.");

    private final Section section;
    private final int status;
    private final String sentence;

    HttpRule(int rfc, String section, int status, String sentence) {
        this.section = Section.rfc(rfc, section);
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public Section section() {
        return section;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /// The status code of the response that says that the rule was broken.
    public int status() {
        return status;
    }

    @Override
    public String consequence() {
        String server = "The server answers " + status + " (" + StatusCode.reasonOf(status) + ") and closes the connection.";
        return switch (this) {
            case STATUS_LINE_MALFORMED -> "The client gives the connection up.";
            // These can stand in a response too, to which nobody answers.
            case LINE_ENDS_IN_LF_ALONE, CR_WITHOUT_LF, FIELD_MALFORMED, FIELD_FOLDED, CONTROL_CHARACTER, HEAD_TOO_LARGE ->
                server + " In a response: the client gives the connection up.";
            case REQUEST_LINE_MALFORMED,
                    VERSION_NOT_SUPPORTED,
                    HOST_MISSING,
                    TARGET_TOO_LONG,
                    HEAD_TOO_SLOW,
                    LENGTH_MALFORMED,
                    BODY_TOO_LARGE,
                    TRANSFER_CODING_UNKNOWN -> server;
        };
    }
}

package dev.wirelight.protocol.http;

import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StartLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the head of one request or response from a stream (RFC 9112 §2 to §5), however the bytes arrive.
///
/// It is strict where RFC 9112 leaves a choice, because a learner should see the rule: a line ends in CR LF. When a
/// whole head was typed with LF alone, it says so at the empty line instead of waiting for ever.
public final class HttpHeadReader {
    /// The longest request target that is read, in bytes.
    public static final int MAX_TARGET = 8_000;
    /// The most header fields of a head: each is an object, and a short one takes far more memory than its bytes.
    public static final int MAX_FIELDS = 200;

    /// Which of the two kinds of head is expected.
    public enum Kind {
        REQUEST,
        RESPONSE
    }

    private final Kind kind;
    private final int maxLength;
    private byte[] bytes = new byte[0]; // an idle connection needs none
    private int length;
    private int checked;
    private int lineStart;
    private boolean bareLf;

    /// @param maxLength the largest head that is read, in bytes
    public HttpHeadReader(Kind kind, int maxLength) {
        this.kind = kind;
        this.maxLength = maxLength;
    }

    /// Takes the next bytes of the stream, up to the end of the head; what follows it is not touched.
    ///
    /// @return what is known now; [HttpHead#length()] says how many of all bytes given belong to the head
    public HeadResult accept(byte[] in, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (length == maxLength) {
                return new HeadResult.Broken(
                        HttpRule.HEAD_TOO_LARGE, "There was no end of the head within " + maxLength + " bytes.");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(maxLength, Math.max(512, 2 * length)));
            }
            bytes[length++] = in[i];
            if (in[i] == '\n') {
                HeadResult result = lineEnded();
                if (result != HeadResult.MORE) {
                    return result;
                }
            }
        }
        return HeadResult.MORE;
    }

    /// How many bytes have been taken.
    public int length() {
        return length;
    }

    /// The first of the bytes that have been taken.
    public byte[] firstBytes(int most) {
        return Arrays.copyOf(bytes, Math.min(length, most));
    }

    /// Whether a line ended in LF without CR before it.
    public boolean hasBareLf() {
        return bareLf;
    }

    private HeadResult lineEnded() {
        boolean crLf = length - checked >= 2 && bytes[length - 2] == '\r';
        bareLf |= !crLf;
        int lineEnd = length - (crLf ? 2 : 1);
        boolean empty = lineEnd == checked;
        checked = length;
        if (!empty) {
            return HeadResult.MORE;
        }
        if (lineEnd == lineStart) {
            // RFC 9112 §2.2: empty lines before a request line are skipped.
            lineStart = length;
            return HeadResult.MORE;
        }
        if (bareLf) {
            return new HeadResult.Broken(
                    HttpRule.LINE_ENDS_IN_LF_ALONE, "At least one line ended in LF (10) without CR (13) before it.");
        }
        return parse();
    }

    private HeadResult parse() {
        // Bytes become chars one to one, so that positions in the text are positions in the head.
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int from = lineStart;
        int end = text.indexOf("\r\n", from);
        StartLine start;
        try {
            start = kind == Kind.REQUEST ? requestLine(text.substring(from, end)) : statusLine(text.substring(from, end));
            List<HttpField> fields = new ArrayList<>();
            for (from = end + 2; from < length - 2; from = end + 2) {
                end = text.indexOf("\r\n", from);
                if (fields.size() == MAX_FIELDS) {
                    throw new BrokenException(HttpRule.HEAD_TOO_LARGE, "There are more than " + MAX_FIELDS + " header fields.");
                }
                fields.add(field(text.substring(from, end), from));
            }
            return new HeadResult.Complete(new HttpHead(start, List.copyOf(fields), length));
        } catch (BrokenException broken) {
            return broken.result;
        }
    }

    private static RequestLine requestLine(String line) throws BrokenException {
        refuseControlCharacters(line);
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !isToken(parts[0]) || parts[1].isEmpty() || !parts[2].matches("HTTP/\\d\\.\\d")) {
            throw new BrokenException(HttpRule.REQUEST_LINE_MALFORMED, "The first line is \"" + shortened(line) + "\".");
        }
        if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
            throw new BrokenException(HttpRule.VERSION_NOT_SUPPORTED, "The request says " + parts[2] + ".");
        }
        if (parts[1].length() > MAX_TARGET) {
            throw new BrokenException(HttpRule.TARGET_TOO_LONG, "The target has " + parts[1].length() + " bytes.");
        }
        return new RequestLine(parts[0], parts[1], parts[2]);
    }

    private static StatusLine statusLine(String line) throws BrokenException {
        refuseControlCharacters(line);
        String[] parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].matches("HTTP/\\d\\.\\d") || !parts[1].matches("[1-9]\\d\\d")) {
            throw new BrokenException(HttpRule.STATUS_LINE_MALFORMED, "The first line is \"" + shortened(line) + "\".");
        }
        return new StatusLine(parts[0], Integer.parseInt(parts[1]), parts.length == 3 ? parts[2] : "");
    }

    private static HttpField field(String line, int offset) throws BrokenException {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            throw new BrokenException(HttpRule.FIELD_FOLDED, "A line begins with white space: \"" + shortened(line) + "\".");
        }
        refuseControlCharacters(line);
        int colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.substring(0, colon))) {
            throw new BrokenException(HttpRule.FIELD_MALFORMED, "This is not a header field: \"" + shortened(line) + "\".");
        }
        return new HttpField(line.substring(0, colon), line.substring(colon + 1).strip(), offset, line.length() + 2);
    }

    private static void refuseControlCharacters(String line) throws BrokenException {
        if (line.indexOf('\r') >= 0) {
            throw new BrokenException(HttpRule.CR_WITHOUT_LF, "A CR stands in the middle of a line.");
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < 0x20 && c != '\t' || c == 0x7f) {
                throw new BrokenException(
                        HttpRule.CONTROL_CHARACTER, "A line has the byte 0x%02x in it.".formatted((int) c));
            }
        }
    }

    /// RFC 9110 §5.6.2: letters, digits and a few signs.
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
    }

    private static String shortened(String line) {
        String inert = line.replaceAll("[^ -~]", "?");
        return inert.length() <= 60 ? inert : inert.substring(0, 60) + "…";
    }

    private static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient HeadResult.Broken result;

        BrokenException(HttpRule rule, String detail) {
            super(detail, null, false, false);
            this.result = new HeadResult.Broken(rule, detail);
        }
    }
}

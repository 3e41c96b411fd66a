package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.HttpField;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.websocket.Extensions;
import java.util.List;
import java.util.function.Consumer;

/// The fields of the head of an HTTP request or response (RFC 9112 §2 to §5).
///
/// Lengths and values are the head's own, so that a head of which only the beginning is at hand keeps its names. One
/// character of the head's strings is one byte.
final class HttpFields {
    static final String REQUEST_LINE = "Request line";
    static final String STATUS_LINE = "Status line";
    static final String METHOD = "Method";
    static final String TARGET = "Request target";
    static final String VERSION = "HTTP version";
    static final String STATUS = "Status code";
    static final String EMPTY_LINE = "Empty line";

    private static final Section HEAD = Section.rfc(9112, "2.1");
    private static final Section FIELD = Section.rfc(9112, "5");
    private static final Words REQUEST_SPACE = space("3");
    private static final Words STATUS_SPACE = space("4");
    private static final Words LINE_END = new Words(
            "end of the line",
            "Two bytes, 13 and 10, end every line of the head. A server may take LF alone for the end of a line, too;"
                    + " Wirelight's does not, and answers 400.",
            Section.rfc(9112, "2.2"));
    private static final Words WHITE_SPACE = new Words(
            "white space", "Spaces round the value are allowed and do not belong to it.", Section.rfc(9112, "5"));

    private HttpFields() {}

    private static Words space(String section) {
        return new Words(
                "one space",
                "Exactly one space stands between the parts of the first line.",
                Section.rfc(9112, section));
    }

    static Dissection explain(Unit unit, Content.Request request, byte[] bytes) {
        RequestLine line = request.line();
        boolean handshake = request.head().lists("Upgrade", "websocket");
        Words words = new Words(
                handshake ? "looks like any web request" : "what the client wants",
                handshake
                        ? "A handshake looks like any web request. That is the point: it passes wherever HTTP passes,"
                                + " and then asks for another protocol."
                        : "What the client wants done, to what, and in which version of HTTP it speaks.",
                handshake ? Section.rfc(6455, "4.1") : Section.rfc(9112, "3"));
        Source wire = wire(request.head(), bytes, REQUEST_LINE, Spelling.fieldText(line.toString()), words, parts -> {
            parts.leaf(METHOD, bits(line.method()), line.method(), HttpWords.method(line.method()));
            parts.leaf("SP", 8, "␠", REQUEST_SPACE);
            parts.leaf(TARGET, bits(line.target()), Spelling.fieldText(line.target()), HttpWords.target(line));
            parts.leaf("SP", 8, "␠", REQUEST_SPACE);
            parts.leaf(VERSION, bits(line.version()), line.version(), HttpWords.version(line.version()));
        });
        String title = handshake ? "Opening handshake: request" : "HTTP request";
        return new Dissection(title, words.section(), List.of(wire), bytes.length, unit.length());
    }

    static Dissection explain(Unit unit, Content.Response response, byte[] bytes) {
        StatusLine line = response.line();
        boolean handshake = line.status() == 101;
        Words words = new Words(
                handshake ? "the server agrees" : "how it went",
                handshake
                        ? "The last HTTP on this connection: it ends with the empty line below. From the next byte on"
                                + " there are frames."
                        : "How it went: the version of HTTP, a number for programs and a few words for people.",
                handshake ? Section.rfc(6455, "4.2.2") : Section.rfc(9112, "4"));
        String status = Integer.toString(line.status());
        Source wire = wire(response.head(), bytes, STATUS_LINE, Spelling.fieldText(line.toString()), words, parts -> {
            parts.leaf(VERSION, bits(line.version()), line.version(), HttpWords.version(line.version()));
            parts.leaf("SP", 8, "␠", STATUS_SPACE);
            parts.leaf(STATUS, bits(status), status, StatusWords.of(line.status()));
            if (parts.next(' ') == parts.at() && parts.at() < parts.end()) { // some servers leave it out with the words
                parts.leaf("SP", 8, "␠", STATUS_SPACE);
            }
            parts.leaf(
                    "Reason phrase",
                    bits(line.reason()),
                    Spelling.fieldText(line.reason()),
                    new Words(
                            "for people",
                            "Words for whoever reads along. Programs look at the number alone; the words may differ or"
                                    + " be missing.",
                            Section.rfc(9112, "4")));
        });
        String title = handshake ? "Opening handshake: response" : "HTTP response";
        return new Dissection(title, words.section(), List.of(wire), bytes.length, unit.length());
    }

    private static Source wire(
            HttpHead head, byte[] bytes, String lineName, String lineText, Words words, Consumer<Tiles> parts) {
        Tiles tiles = new Tiles(bytes, HEAD);
        int firstField = head.fields().isEmpty()
                ? head.length() - 2
                : head.fields().getFirst().offset();
        emptyLinesBefore(tiles, bytes, firstField);
        tiles.groupTo(lineName, firstField, lineText, words, inner -> {
            parts.accept(inner);
            inner.leaf("CR LF", 16, "␍␊", LINE_END);
        });
        for (HttpField field : head.fields()) {
            Words about = HeaderWords.of(field);
            tiles.group(
                    field.name(),
                    8L * field.length(),
                    Spelling.fieldText(field.value()),
                    about,
                    inner -> line(inner, field, about, bytes));
        }
        Words end = new Words(
                "end of the head",
                "A line with nothing in it ends the head. Without it the other side waits for more.",
                HEAD);
        tiles.leaf(EMPTY_LINE, 16, "␍␊", end);
        return new Source("wire", Origin.OBSERVED, bytes, tiles.done());
    }

    /// A server skips empty lines before a request line.
    private static void emptyLinesBefore(Tiles tiles, byte[] bytes, int firstField) {
        int start = tiles.at();
        while (start < Math.min(bytes.length, firstField) && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++;
        }
        Words words = new Words(
                "skipped", "A server skips empty lines before the first line of a request.", Section.rfc(9112, "2.2"));
        tiles.leafTo("Empty line before the head", start, Spelling.text(bytes, 0, start), words);
    }

    private static void line(Tiles inner, HttpField field, Words about, byte[] bytes) {
        int lineEnd = inner.at() + field.length() - 2;
        Words name =
                new Words("", "Upper and lower case make no difference in a field's name.", Section.rfc(9110, "5.1"));
        Words colon = new Words("", "The colon stands right after the name, with no space before it.", FIELD);
        inner.leaf("Field name", bits(field.name()), field.name(), name);
        inner.leaf("Colon", 8, ":", colon);
        whiteSpace(inner, bytes, lineEnd);
        String value = Spelling.fieldText(field.value());
        if (field.is(Extensions.FIELD)) {
            inner.group("Field value", bits(field.value()), value, about, parts -> ExtensionFields.lay(parts, field.value()));
        } else {
            inner.leaf("Field value", bits(field.value()), value, about);
        }
        whiteSpace(inner, bytes, lineEnd);
        inner.leaf("CR LF", 16, "␍␊", LINE_END);
    }

    private static void whiteSpace(Tiles inner, byte[] bytes, int lineEnd) {
        int from = inner.at();
        int to = from;
        while (to < Math.min(inner.end(), lineEnd) && (bytes[to] == ' ' || bytes[to] == '\t')) {
            to++;
        }
        String text = Spelling.text(bytes, from, to).replace(' ', '␠');
        inner.leafTo("Optional white space", to, text, WHITE_SPACE);
    }

    private static long bits(String text) {
        return 8L * text.length();
    }
}

package dev.wirelight.filter;

import dev.wirelight.conversation.Content;
import dev.wirelight.filter.Kind.Ends;
import dev.wirelight.filter.Kind.Numbers;
import dev.wirelight.filter.Kind.Rules;
import dev.wirelight.filter.Kind.Scale;
import dev.wirelight.filter.Kind.Text;
import dev.wirelight.filter.Kind.Words;
import dev.wirelight.filter.Kind.YesNo;
import dev.wirelight.trace.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/// What a filter can ask about.
public enum Field {
    TEXT(
            "text",
            List.of("content"),
            "what a unit says: a message, a line, a head, a body",
            "text:hello",
            new Text(UnitText::content, List.of())),
    OPCODE("opcode", List.of("op"), "what a WebSocket frame carries", "opcode:ping,pong", new Words(FieldWords.OPCODES)),
    FROM("from", List.of("sender"), "who sent it", "from:client", new Words(FieldWords.SENDERS)),
    PROTOCOL("protocol", List.of("proto"), "what is spoken", "protocol:websocket", new Words(FieldWords.PROTOCOLS)),
    KIND("kind", List.of("type"), "what sort of row it is", "kind:request", new Words(FieldWords.KINDS)),
    LENGTH(
            "length",
            List.of("len", "size"),
            "how many bytes: all of a unit, or what a call moved",
            "length > 125",
            new Numbers(Scale.BYTES, (row, wanted) -> row.length() >= 0 && wanted.test(row.length()))),
    VIOLATION(
            "violation",
            List.of("violations", "broken"),
            "a rule was broken: by whom, which one, or of which section",
            "violation:5.1",
            new Rules()),
    MASKED(
            "masked",
            List.of("mask"),
            "whether a frame has a masking key",
            "masked:no",
            new YesNo(UnitFacts::isFrame, row -> UnitFacts.header(row, header -> header.masked()))),
    FIN(
            "fin",
            List.of("final"),
            "whether a frame is the last of its message (not TCP's FIN: that is segment:FIN)",
            "fin:no",
            new YesNo(UnitFacts::isFrame, row -> UnitFacts.header(row, header -> header.fin()))),
    COMPRESSED(
            "compressed",
            List.of(),
            "whether a frame is part of a compressed message",
            "compressed:yes",
            new YesNo(
                    UnitFacts::isFrame,
                    row -> UnitFacts.content(row) instanceof Content.Frame frame && frame.inflated().isPresent())),
    PAYLOAD(
            "payload",
            List.of(),
            "how many bytes of payload a WebSocket frame announces",
            "payload = 126..65535",
            new Numbers(Scale.BYTES, UnitFacts::payload)),
    CODE("code", List.of(), "the code in a close frame", "code:1000", new Numbers(Scale.PLAIN, UnitFacts::closeCode)),
    METHOD(
            "method",
            List.of(),
            "the method of an HTTP request",
            "method:POST",
            new Text(UnitText::method, List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"))),
    PATH("path", List.of("url", "target"), "what an HTTP request asks for", "path:/room", new Text(UnitText::path, List.of())),
    STATUS(
            "status",
            List.of(),
            "the status of an HTTP response",
            "status:4xx",
            new Numbers(Scale.STATUS, UnitFacts::status)),
    HEADER(
            "header",
            List.of("headers"),
            "a header line of HTTP, with its name",
            "header:\"upgrade: websocket\"",
            new Text(
                    UnitText::headers,
                    List.of("Upgrade", "Connection", "Host", "Origin", "Content-Length", "Sec-WebSocket-Key"))),
    CONNECTION(
            "connection",
            List.of("conn"),
            "the connection's number: 1 for the first",
            "connection:2",
            new Numbers(Scale.PLAIN, (row, wanted) -> {
                Connection connection = row.connection();
                return connection != null && wanted.test(connection.number());
            })),
    PORT(
            "port",
            List.of(),
            "the client's port or the server's",
            "port:52344",
            new Numbers(Scale.PLAIN, (row, wanted) -> port(row, true, wanted) || port(row, false, wanted))),
    CLIENT(
            "client",
            List.of(),
            "the client's address, with a port or without",
            "client:127.0.0.1:52344",
            new Ends((row, wanted) ->
                    row.connection() instanceof Connection connection && wanted.test(connection.client()))),
    SERVER(
            "server",
            List.of(),
            "the server's address, with a port or without",
            "server:[::1]:8000",
            new Ends((row, wanted) ->
                    row.connection() instanceof Connection connection && wanted.test(connection.server()))),
    ADDRESS(
            "address",
            List.of("addr", "host", "ip"),
            "the client's address or the server's, with a port or without",
            "address:192.168.0.7",
            new Ends((row, wanted) -> row.connection() instanceof Connection connection
                    && (wanted.test(connection.client()) || wanted.test(connection.server())))),
    CLIENT_PORT(
            "client.port",
            List.of(),
            "the client's port",
            "client.port:50000..60000",
            new Numbers(Scale.PLAIN, (row, wanted) -> port(row, true, wanted))),
    SERVER_PORT(
            "server.port",
            List.of(),
            "the server's port",
            "server.port:8000",
            new Numbers(Scale.PLAIN, (row, wanted) -> port(row, false, wanted))),
    DIRECTION("direction", List.of("dir"), "which way it went", "direction:to-server", new Words(FieldWords.DIRECTIONS)),
    CALL("call", List.of(), "a socket call, by its name", "call:read", new Words(FieldWords.CALLS)),
    SEGMENT(
            "segment",
            List.of("flag", "flags"),
            "a captured TCP segment, by a flag or by what is special about it",
            "segment:retransmission",
            new Words(FieldWords.SEGMENTS)),
    SERVICE(
            "service",
            List.of(),
            "which of the lab's servers or clients it belongs to",
            "service:plain",
            new Text(UnitText::service, List.of("plain", "websocket", "plain-tls", "websocket-tls"))),
    TIME(
            "time",
            List.of(),
            "when, in seconds since the start",
            "time:1.5..2",
            new Numbers(Scale.SECONDS, (row, wanted) -> wanted.test(row.nanos())));

    private final String word;
    private final List<String> others;
    private final String explanation;
    private final String example;
    private final Kind kind;

    Field(String word, List<String> others, String explanation, String example, Kind kind) {
        this.word = word;
        this.others = others;
        this.explanation = explanation;
        this.example = example;
        this.kind = kind;
    }

    private static boolean port(Happening row, boolean client, LongPredicate wanted) {
        return row.connection() instanceof Connection connection
                && wanted.test((client ? connection.client() : connection.server()).port());
    }

    /// The field that is called so, in capital letters or not.
    static Optional<Field> called(String name) {
        return Arrays.stream(values())
                .filter(field -> field.names().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    /// Its name and the other ways to write it.
    Stream<String> names() {
        return Stream.concat(Stream.of(word), others.stream());
    }

    /// What it is, in a few plain words.
    public String explanation() {
        return explanation;
    }

    /// A filter that uses it.
    public String example() {
        return example;
    }

    /// Other ways to write its name.
    public List<String> others() {
        return others;
    }

    Kind kind() {
        return kind;
    }

    /// What its name alone asks, without an operator, where that is a question: `masked`, `violation`, `segment`.
    boolean standsAlone() {
        return switch (kind) {
            case YesNo _, Rules _ -> true;
            case Words _ -> this == SEGMENT || this == CALL;
            case Numbers _, Text _, Ends _ -> false;
        };
    }

    /// The words that it can be, where these can be listed.
    List<Kind.Word> words() {
        return kind instanceof Words(List<Kind.Word> words) ? words : List.of();
    }

    /// Its name, as it is typed.
    @Override
    public String toString() {
        return word;
    }
}

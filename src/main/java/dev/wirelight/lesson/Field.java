package dev.wirelight.lesson;

import static dev.wirelight.lesson.Relation.AT_LEAST;
import static dev.wirelight.lesson.Relation.AT_MOST;
import static dev.wirelight.lesson.Relation.BEGINS;
import static dev.wirelight.lesson.Relation.CONTAINS;
import static dev.wirelight.lesson.Relation.IS;
import static dev.wirelight.lesson.Relation.NOT;

import dev.wirelight.workshop.Rules;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a condition can say about something that happened, besides that it did.
public enum Field {
    ON("on", Kind.choice("plain", "websocket", "plain-tls", "websocket-tls", "you"),
            "which server: `plain`, `websocket`, their ports with TLS `plain-tls` and `websocket-tls`, or `you` where a person"
                    + " plays the server"),
    TIMES("times", Kind.TIMES, "how often it must happen"),
    TEXT("text", Kind.TEXT, "the text; of a line without its end"),
    END("ends in", Kind.choice("CR LF", "LF", "CR NUL"), "how the line ends: `CR LF`, `LF` or `CR NUL`"),
    COUNT("count", Kind.NUMBER, "how many bytes"),
    INSIDE("inside", Kind.NUMBER, "how many bytes of what is said a TLS record carries"),
    IN_ALL("in all", Kind.AMOUNT, "how many bytes since the step began, on this connection"),
    HEX("hex", Kind.HEX, "the bytes, as two hexadecimal digits each"),
    READS("reads", Kind.NUMBER, "how many calls of read() it took the server to get it"),
    LINES("lines", Kind.AMOUNT, "how many lines were complete with it"),
    FRAMES("frames", Kind.AMOUNT, "how many frames were complete with it"),
    ERROR("error", Kind.TEXT, "what the operating system said"),
    VERB("verb", Kind.choice("WILL", "WONT", "DO", "DONT"), "the verb of the negotiation: `WILL`, `WONT`, `DO` or `DONT`"),
    OPTION("option", Kind.TEXT, "the option's name, such as `SUPPRESS-GO-AHEAD`"),
    METHOD("method", Kind.TEXT, "the method, such as `GET`"),
    TARGET("target", Kind.TEXT, "the target, such as `/`"),
    VERSION("version", Kind.TEXT, "the version, such as `HTTP/1.1` or `TLS 1.3`"),
    STATUS("status", Kind.NUMBER, "the status code, such as `101`"),
    HEADER("header", Kind.HEADER, "a header field that is there, such as `Host`, also with its value: `Connection: close`"),
    OPCODE("opcode", Kind.choice("continuation", "text", "binary", "close", "ping", "pong", "reserved"),
            "what the frame carries: `continuation`, `text`, `binary`, `close`, `ping`, `pong` or `reserved`"),
    FIN("FIN", Kind.NUMBER, "the bit FIN: `1` or `0`"),
    RSV1("RSV1", Kind.NUMBER, "the bit RSV1"),
    MASK("MASK", Kind.NUMBER, "the bit MASK"),
    KEY("key", Kind.HEX, "the masking key, as `37 fa 21 3d`"),
    LENGTH_FORM("length form", Kind.choice("7 bits", "16 bits", "64 bits"),
            "how the length is written: `7 bits`, `16 bits` or `64 bits`"),
    LENGTH("length", Kind.NUMBER, "of the payload, in bytes"),
    CODE("code", Kind.NUMBER, "the close code, such as `1000`"),
    REASON("reason", Kind.TEXT, "the reason in the close frame"),
    FRAGMENTS("fragments", Kind.NUMBER, "in how many frames the message came"),
    BETWEEN("between", Kind.NUMBER, "how many control frames came between its fragments"),
    FROM("from", Kind.choice("client", "server"), "who sent it: `client` or `server`"),
    CALL("call", Kind.choice("socket", "bind", "listen", "accept", "read", "write", "shutdown", "close"),
            "`socket`, `bind`, `listen`, `accept`, `read`, `write`, `shutdown` or `close`"),
    COMMAND("command", Kind.TEXT, "the command's name, such as `AYT`"),
    CLIENTS("clients", Kind.NUMBER, "how many clients"),
    RULE("rule", Kind.RULE, "the rule's name, as in [violations.md](../docs/violations.md), such as `CLIENT_FRAME_UNMASKED`");

    private final String words;
    private final Kind kind;
    private final String meaning;

    Field(String words, Kind kind, String meaning) {
        this.words = words;
        this.kind = kind;
        this.meaning = meaning;
    }

    /// Its name, as it is written in a condition.
    public String words() {
        return words;
    }

    /// What it is, for a teacher, in Markdown.
    public String meaning() {
        return meaning;
    }

    /// The relations that may stand before its value.
    public List<Relation> relations() {
        return kind.relations;
    }

    /// The words that are its only values; empty where it has others.
    List<String> choices() {
        return kind.choices;
    }

    /// The value that somebody wrote, in the form in which it is compared.
    ///
    /// @return empty when it is no value of this field
    Optional<Object> read(String written) {
        String value = written.strip();
        return switch (kind.type) {
            case NUMBER -> Numbers.read(value).map(number -> (Object) number);
            case TEXT, HEADER -> value.isEmpty() ? Optional.empty() : Optional.of(value);
            case HEX -> hex(value);
            case RULE -> Rules.named(value).map(rule -> (Object) rule.name());
            case CHOICE -> kind.choices.stream()
                    .filter(choice -> choice.equalsIgnoreCase(value))
                    .findFirst()
                    .map(choice -> (Object) choice);
        };
    }

    private static Optional<Object> hex(String value) {
        String digits = value.replace(" ", "").toLowerCase(Locale.ROOT);
        return digits.isEmpty() || !digits.matches("([0-9a-f]{2})+")
                ? Optional.empty()
                : Optional.of(hex(HexFormat.of().parseHex(digits)));
    }

    /// Bytes in the form in which they are compared: `ff ff`.
    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    /// What to write as a value, for whoever wrote something else.
    String advice() {
        return switch (kind.type) {
            case NUMBER -> "Write a number, such as `126` or `0x7e`.";
            case TEXT, HEADER -> "Write a text between the backticks.";
            case HEX -> "Write two hexadecimal digits for each byte, such as `ff fd 03`.";
            case RULE -> "Write the name of a rule in docs/violations.md, such as `CLIENT_FRAME_UNMASKED`.";
            case CHOICE -> "Write one of `" + String.join("`, `", kind.choices) + "`.";
        };
    }

    private enum Type {
        NUMBER,
        TEXT,
        HEADER,
        HEX,
        RULE,
        CHOICE
    }

    private record Kind(Type type, List<Relation> relations, List<String> choices) {
        static final Kind NUMBER = new Kind(Type.NUMBER, List.of(IS, NOT, AT_LEAST, AT_MOST), List.of());
        /// It grows while it is looked at, so that it can only be said of it how much it is at least.
        static final Kind AMOUNT = new Kind(Type.NUMBER, List.of(AT_LEAST), List.of());
        static final Kind TIMES = new Kind(Type.NUMBER, List.of(IS), List.of());
        static final Kind TEXT = new Kind(Type.TEXT, List.of(IS, NOT, CONTAINS, BEGINS), List.of());
        static final Kind HEADER = new Kind(Type.HEADER, List.of(IS, NOT), List.of());
        static final Kind HEX = new Kind(Type.HEX, List.of(IS, NOT, CONTAINS, BEGINS), List.of());
        static final Kind RULE = new Kind(Type.RULE, List.of(IS), List.of());

        static Kind choice(String... choices) {
            return new Kind(Type.CHOICE, List.of(IS, NOT), List.of(choices));
        }
    }
}

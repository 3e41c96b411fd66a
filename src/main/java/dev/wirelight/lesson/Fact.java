package dev.wirelight.lesson;

import static dev.wirelight.lesson.Field.*;
import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;


import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.telnet.TelnetCommand;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Everything that a lesson can notice. Each is a sentence that stands in a lesson as it is here, with `{}` where a value
/// goes; after a colon come the fields that it has. The list in `lessons/README.md` is made from this.
public enum Fact {
    CALLS("The server calls `{}`", CALL, "a call of the socket API that did not fail", "The server calls `accept`: on `plain`",
            Facts::called),
    CALL_FAILS("The server's call of `{}` fails", CALL, "a call of the socket API that failed",
            "The server's call of `bind` fails: error contains `in use`",
            Facts::failed, ERROR),
    CONNECTED("At least `{}` clients are connected at the same time", CLIENTS,
            "how many clients a server has, also from before the step",
            "At least `2` clients are connected at the same time: on `plain`",
            Facts::connected),
    COMES("A client connects", "a new connection was accepted", "A client connects: on `plain`",
            (h, _) -> h instanceof Happening.Came(_, boolean newly) && newly ? Facts.none() : null),
    IS_CONNECTED("A client is connected", "a connection is open, new or from before the step",
            "A client is connected: on `websocket`",
            (h, _) -> h instanceof Happening.Came ? Facts.none() : null),
    CLIENT_LINE("The client sends a line", "a line of text came, however its bytes arrived",
            "The client sends a line: ends in `CR LF`, text `hello`",
            (h, _) -> Facts.line(h, CLIENT_TO_SERVER), TEXT, END, COUNT, READS),
    SERVER_LINE("The server sends a line", "a line of text went out", "The server sends a line: text contains `HELLO`",
            (h, _) -> Facts.line(h, SERVER_TO_CLIENT), TEXT, END, COUNT),
    LINE_BACK("The server sends the same line back", "a line went out that had come in before, with the same end",
            "The server sends the same line back: text `hello`",
            Facts::lineBack, TEXT, END),
    CLIENT_BYTES("The client sends bytes", "a read() of the server returned bytes, whatever they are",
            "The client sends bytes: hex contains `ff ff`",
            (h, past) -> Facts.moved(h, past, CLIENT_TO_SERVER), HEX, COUNT, IN_ALL, READS),
    SERVER_BYTES("The server sends bytes", "a write() of the server, whatever it holds",
            "The server sends bytes: in all at least `100`",
            (h, past) -> Facts.moved(h, past, SERVER_TO_CLIENT), HEX, COUNT, IN_ALL),
    SECURED("The connection is secured",
            "a TLS handshake is complete, also from before the step: what is said after it is said inside TLS",
            "The connection is secured: on `websocket-tls`, version `TLS 1.3`",
            (h, _) -> h instanceof Happening.Secured(_, String version) ? Map.of(VERSION, version) : null, VERSION),
    CLIENT_RECORD("The client sends a TLS record", "a record came that carried something of what is said inside",
            "The client sends a TLS record: inside `11`, count at least `33`",
            (h, _) -> Facts.record(h, CLIENT_TO_SERVER), COUNT, INSIDE),
    SERVER_RECORD("The server sends a TLS record", "a record went out that carried something of what is said inside",
            "The server sends a TLS record: on `plain-tls`",
            (h, _) -> Facts.record(h, SERVER_TO_CLIENT), COUNT, INSIDE),
    NOT_SECURED("The TLS handshake fails",
            "a connection ended before it was secured, as when a browser does not trust the certificate",
            "The TLS handshake fails: on `websocket-tls`",
            (h, _) -> h instanceof Happening.NotSecured ? Facts.none() : null),
    WITHOUT_TLS("The client speaks without TLS to a port that wants it", "such as `http://` or `ws://` to the port of `wss://`",
            "The client speaks without TLS to a port that wants it: on `websocket-tls`",
            (h, _) -> h instanceof Happening.WrongPort(_, boolean wantsTls) && wantsTls ? Facts.none() : null),
    TLS_ELSEWHERE("The client speaks TLS to a port without it", "such as `https://` or `wss://` to the port of `ws://`",
            "The client speaks TLS to a port without it: on `websocket`",
            (h, _) -> h instanceof Happening.WrongPort(_, boolean wantsTls) && !wantsTls ? Facts.none() : null),
    READ("One read() of the server returns", "what a single read() brought",
            "One read() of the server returns: lines at least `3`",
            Facts::read, COUNT, LINES, FRAMES),
    PIECES("The client's writes and the server's reads differ in number",
            "seen only with the app's own client, since only there both ends are watched",
            "The client's writes and the server's reads differ in number",
            (h, _) -> h instanceof Happening.Pieces(_, int writes, int reads) && writes != reads ? Facts.none() : null),
    CLIENT_NEGOTIATES("The client negotiates", "a telnet negotiation came: IAC, a verb, an option",
            "The client negotiates: verb `DO`, option `SUPPRESS-GO-AHEAD`",
            (h, _) -> Facts.negotiation(h, CLIENT_TO_SERVER), VERB, OPTION),
    SERVER_NEGOTIATES("The server negotiates", "a telnet negotiation went out", "The server negotiates: verb `WONT`",
            (h, _) -> Facts.negotiation(h, SERVER_TO_CLIENT), VERB, OPTION),
    CLIENT_COMMAND("The client sends the telnet command `{}`", COMMAND, "IAC and one byte came",
            "The client sends the telnet command `AYT`",
            (h, _) -> h instanceof Happening.Telnet(_, Direction d, TelnetUnit.Command(int code, _)) && d == CLIENT_TO_SERVER
                    ? Map.of(COMMAND, TelnetCommand.nameOf(code)) : null),
    REQUEST("The client sends a request", "a complete HTTP request head came, right or not",
            "The client sends a request: method `GET`, version `HTTP/1.1`, header `Host`",
            (h, _) -> Facts.request(h), METHOD, TARGET, VERSION, HEADER),
    RESPONSE("The server sends a response", "an HTTP response head went out", "The server sends a response: status `200`",
            (h, _) -> Facts.response(h), STATUS, VERSION, HEADER),
    UPGRADE_ASKED("The client asks rightly for WebSocket", "an upgrade request that breaks no rule",
            "The client asks rightly for WebSocket: target `/chat`",
            (h, _) -> h instanceof Happening.Head(_, _, var head, boolean broken) && !broken && Facts.asksForWebSocket(head)
                    ? Facts.request(h) : null, TARGET, HEADER),
    UPGRADED("The server agrees to WebSocket", "the response 101, which breaks no rule", "The server agrees to WebSocket",
            (h, _) -> h instanceof Happening.Head(_, _, _, boolean broken) && !broken ? Facts.agreement(h) : null, HEADER),
    CLIENT_FRAME("The client sends a frame", "a WebSocket frame came",
            "The client sends a frame: opcode `text`, length at least `126`, length form `16 bits`",
            (h, _) -> Facts.frame(h, CLIENT_TO_SERVER), OPCODE, FIN, RSV1, MASK, KEY, LENGTH_FORM, LENGTH, TEXT, HEX, READS),
    SERVER_FRAME("The server sends a frame", "a WebSocket frame went out", "The server sends a frame: opcode `ping`, MASK `0`",
            (h, _) -> Facts.frame(h, SERVER_TO_CLIENT), OPCODE, FIN, RSV1, MASK, KEY, LENGTH_FORM, LENGTH, TEXT, HEX),
    MESSAGE_BACK("The server sends the same message back", "a message of one frame went out that had come in before",
            "The server sends the same message back: opcode `text`",
            Facts::messageBack, OPCODE, LENGTH, TEXT),
    FRAGMENTED("The client sends a message in fragments", "a message is complete that came in several frames",
            "The client sends a message in fragments: fragments at least `2`, between at least `1`",
            Facts::fragmented, FRAGMENTS, BETWEEN),
    NEW_KEY("The client sends the same message with another masking key", "two equal messages, differently masked",
            "The client sends the same message with another masking key",
            Facts::newKey, TEXT, LENGTH),
    CLIENT_PONG("The client answers a ping with the same bytes", "a pong came whose payload is that of a ping before it",
            "The client answers a ping with the same bytes",
            (h, past) -> Facts.pong(h, past, CLIENT_TO_SERVER), TEXT, LENGTH),
    SERVER_PONG("The server answers a ping with the same bytes", "a pong went out whose payload is that of a ping before it",
            "The server answers a ping with the same bytes: text `hi`",
            (h, past) -> Facts.pong(h, past, SERVER_TO_CLIENT), TEXT, LENGTH),
    CLIENT_CLOSE("The client sends a close frame", "the client begins or answers the closing handshake",
            "The client sends a close frame: code `1000`",
            (h, _) -> Facts.close(h, CLIENT_TO_SERVER), CODE, REASON),
    SERVER_CLOSE("The server sends a close frame", "the server begins or answers the closing handshake",
            "The server sends a close frame: code `1002`",
            (h, _) -> Facts.close(h, SERVER_TO_CLIENT), CODE, REASON),
    BOTH_CLOSE("Both ends send a close frame", "the closing handshake is complete", "Both ends send a close frame: code `1000`",
            Facts::bothClose, CODE),
    PUSHES("The server pushes a message", "a line or a message went out, and nothing had come in since the one before it",
            "The server pushes a message: times `3`",
            Facts::pushed, TEXT),
    CLIENT_BREAKS("The client breaks the rule `{}`", RULE, "the bytes that came break this rule",
            "The client breaks the rule `CLIENT_FRAME_UNMASKED`",
            (h, _) -> Facts.broke(h, Role.CLIENT)),
    SERVER_BREAKS("The server breaks the rule `{}`", RULE, "the bytes that went out break this rule",
            "The server breaks the rule `ACCEPT_WRONG`: on `you`",
            (h, _) -> Facts.broke(h, Role.SERVER)),
    CLIENT_ENDS("The client ends its stream", "the client's FIN came: read() returned 0", "The client ends its stream",
            (h, _) -> h instanceof Happening.Finished(_, Direction d) && d == CLIENT_TO_SERVER ? Facts.none() : null),
    SERVER_ENDS("The server ends its stream", "the server's FIN went out: shutdown() or close()", "The server ends its stream",
            (h, _) -> h instanceof Happening.Finished(_, Direction d) && d == SERVER_TO_CLIENT ? Facts.none() : null),
    RESET("The connection is reset", "RST came: a read() or write() failed", "The connection is reset",
            Facts::reset, ERROR);

    private static final Set<Object> LISTENING_CALLS = Set.of("socket", "bind", "listen");

    private final String sentence;
    private final @Nullable Field slot;
    private final String meaning;
    private final String example;
    private final BiFunction<Happening, History, @Nullable Map<Field, Object>> look;
    private final List<Field> fields;

    Fact(String sentence, String meaning, String example, BiFunction<Happening, History, @Nullable Map<Field, Object>> look,
            Field... fields) {
        this(sentence, null, meaning, example, look, fields);
    }

    Fact(String sentence, @Nullable Field slot, String meaning, String example,
            BiFunction<Happening, History, @Nullable Map<Field, Object>> look, Field... fields) {
        this.sentence = sentence;
        this.slot = slot;
        this.meaning = meaning;
        this.example = example;
        this.look = look;
        this.fields = List.of(fields);
    }

    /// As it is written in a lesson, with `{}` for its value.
    public String sentence() {
        return sentence;
    }

    /// Whose value stands in the sentence.
    public Optional<Field> slot() {
        return Optional.ofNullable(slot);
    }

    /// What it means, for a teacher.
    public String meaning() {
        return meaning;
    }

    /// A condition with it.
    public String example() {
        return example;
    }

    /// The fields that may stand after its colon, besides `on` and `times`, which all have.
    public List<Field> fields() {
        return fields;
    }

    /// Looks whether something that happened is this.
    ///
    /// @param past what happened before it on the same connection
    /// @return what its fields are; empty where it is something else
    Optional<Map<Field, Object>> see(Happening happening, History past) {
        Map<Field, Object> values = look.apply(happening, past);
        if (values == null) {
            return Optional.empty();
        }
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.putAll(values);
        all.put(ON, happening.service());
        return Optional.of(all);
    }

    /// Whether it is about a server as a whole and not about one connection.
    boolean isOfServer(List<Condition.Wanted> wanted) {
        return this == CONNECTED
                || slot == CALL && wanted.stream().anyMatch(w -> w.field() == CALL && LISTENING_CALLS.contains(w.value()));
    }
}

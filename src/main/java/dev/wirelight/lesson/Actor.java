package dev.wirelight.lesson;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.HandClient;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.protocol.Role;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptError;
import dev.wirelight.workshop.ScriptLine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/// Does what a [Recording] says, with real connections to the servers of a [Stage].
final class Actor implements AutoCloseable {
    private final Stage stage;
    private final LessonPlayer player;
    private final Waiting waiting;
    private final Map<String, PlayedClient> clients = new LinkedHashMap<>();
    private String current = "";

    /// Waits until something holds, while the player looks.
    interface Waiting {
        boolean until(BooleanSupplier condition, Duration longest);
    }

    /// The action cannot be done.
    static final class Stuck extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;

        Stuck(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    Actor(Stage stage, LessonPlayer player, Waiting waiting) {
        this.stage = stage;
        this.player = player;
        this.waiting = waiting;
    }

    /// Does all of it.
    ///
    /// @param told gets what the player says to answers and predictions
    void play(Recording.Play play, List<PlayEvent> told) throws Stuck {
        List<String> lines = play.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int number = play.line() + i;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("<-") || line.startsWith("->")) {
                StringBuilder text = new StringBuilder(lines.get(i).strip());
                while (i + 1 < lines.size() && lines.get(i + 1).startsWith(" ")) {
                    text.append('\n').append(lines.get(++i));
                }
                say(text.toString(), number);
            } else {
                act(line, number, told);
            }
        }
    }

    private void say(String text, int line) throws Stuck {
        Script script;
        try {
            script = Script.parse(text);
        } catch (ScriptError e) {
            throw new Stuck(line + e.line() - 1, String.valueOf(e.getMessage()));
        }
        PlayedClient client = client(line);
        try {
            for (ScriptLine one : script.lines()) {
                switch (one) {
                    case ScriptLine.Said said when said.sender() == Role.CLIENT -> {
                        for (byte[] write : said.writes()) {
                            client.socket(line).send(write);
                        }
                    }
                    case ScriptLine.Said said -> expect(client, said.bytes(), line);
                    case ScriptLine.End(Role sender) when sender == Role.CLIENT -> client.socket(line).finish();
                    case ScriptLine.End _ -> expectEnd(client, line);
                    case ScriptLine.Comment _,
                            ScriptLine.FromTheFirstByte _,
                            ScriptLine.Agreed _,
                            ScriptLine.Pause _,
                            ScriptLine.Breaks _ -> {}
                }
            }
        } catch (IOException e) {
            throw new Stuck(line, "The connection had ended before this could be sent.");
        }
    }

    /// Waits until these bytes have come, after what came before.
    private void expect(PlayedClient client, byte[] bytes, int line) throws Stuck {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean came = waiting.until(() -> {
            client.look();
            int at = client.came.toString(StandardCharsets.ISO_8859_1).indexOf(wanted, client.used);
            client.used = at < 0 ? client.used : at + wanted.length();
            return at >= 0;
        }, LessonCheck.PATIENCE);
        if (!came) {
            throw new Stuck(line, "This did not come. After what was waited for before, there came: "
                    + VisibleText.of(client.came.toString(StandardCharsets.ISO_8859_1).substring(client.used), 200));
        }
    }

    private void expectEnd(PlayedClient client, int line) throws Stuck {
        boolean ended = waiting.until(() -> {
            client.look();
            return client.ended;
        }, LessonCheck.PATIENCE);
        if (!ended) {
            throw new Stuck(line, "The server did not end its stream.");
        }
    }

    private PlayedClient client(int line) throws Stuck {
        PlayedClient client = clients.get(current);
        if (client == null) {
            throw new Stuck(line, "Nothing is connected. Write \"connect plain\" or \"open websocket\" first.");
        }
        return client;
    }

    private void act(String line, int number, List<PlayEvent> told) throws Stuck {
        String[] words = line.split(" +", 3);
        String rest = line.substring(words[0].length()).strip();
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "connect" -> connect(rest, false, number);
            case "open" -> connect(rest, true, number);
            case "use" -> current = rest;
            case "close", "reset" -> end(words[0], number);
            case "predict" -> told.addAll(player.predict(ActionWords.choice(player, rest, number)));
            case "answer" -> told.addAll(player.answer(worked(rest)));
            case "say" -> stage.say(ActionWords.server(words[0], rest, number), words.length > 2 ? words[2] : "");
            case "ping" -> stage.ping(rest);
            case "bye" -> stage.goodbye(ActionWords.closeCode(rest, number));
            case "stop" -> stage.stop(ActionWords.server("stop", rest, number));
            case "start" -> start(rest, number);
            case "set" ->
                stage.behave(ActionWords.server("set", rest, number), ActionWords.behaviour(rest, number));
            case "wait" -> read(number);
            default ->
                throw new Stuck(number, "\"" + words[0]
                        + "\" is nothing that can be done. There are: connect, open, use, <-, ->, close, reset,"
                        + " predict, answer, say, ping, bye, start, stop, set, wait.");
        }
    }

    /// An answer may ask for what is only known when it is played: `answer {port}`.
    private String worked(String text) {
        PlayedClient client = clients.get(current);
        HandClient socket = client == null ? null : client.socket;
        return socket == null ? text : text.replace("{port}", String.valueOf(socket.connection().client().port()));
    }

    private void start(String rest, int line) throws Stuck {
        String[] words = rest.split(" +");
        String service = ActionWords.server("start", rest, line);
        try {
            // A port that is a server's name means: where that one listens.
            OptionalInt port = words.length < 2
                    ? OptionalInt.empty()
                    : stage.address(words[1]).map(a -> OptionalInt.of(a.port())).orElse(OptionalInt.empty());
            stage.start(service, port);
        } catch (Stage.CannotPrepare e) {
            // That may be what the step is about.
        }
    }

    private void connect(String rest, boolean webSocket, int line) throws Stuck {
        String[] words = rest.split(" +as +", 2);
        ActionWords.server(webSocket ? "open" : "connect", rest, line);
        String service = words[0].replaceFirst(" +without TLS$", "");
        boolean secure = Stage.isSecure(service) && service.equals(words[0]);
        Address address = stage.address(service)
                .orElseThrow(() -> new Stuck(line, "The " + service + " server does not run. Let the lesson ask for it: "
                        + Stage.withoutTls(service) + ": echo" + (Stage.isSecure(service) ? ", with TLS" : "")));
        String name = words.length > 1 ? words[1] : "";
        PlayedClient client = new PlayedClient();
        URI uri = URI.create((secure ? "wss://" : "ws://") + address + "/");
        try {
            client.socket = webSocket
                    ? HandClient.open(client.trace, uri, ClientOffer.NOTHING, () -> {})
                    : HandClient.openRaw(client.trace, uri, () -> {});
        } catch (CannotConnect e) {
            throw new Stuck(line, String.valueOf(e.getMessage()));
        }
        PlayedClient before = clients.put(name, client);
        if (before != null && before.socket != null) {
            before.socket.close();
        }
        current = name;
    }

    private void end(String how, int line) throws Stuck {
        HandClient socket = client(line).socket(line);
        try {
            if (how.equalsIgnoreCase("reset")) {
                socket.reset();
            } else {
                socket.close();
            }
        } catch (IOException e) {
            throw new Stuck(line, "The connection had ended already.");
        }
        clients.remove(current);
    }

    /// Waits until the server has read everything that was sent.
    private void read(int line) throws Stuck {
        HandClient socket = client(line).socket(line);
        long sent = socket.connection().flow(Direction.CLIENT_TO_SERVER).length();
        int port = socket.connection().client().port();
        boolean inside = socket.connection().carrier().isPresent();
        boolean read = waiting.until(() -> readFrom(port, inside) >= sent, LessonCheck.PATIENCE);
        if (!read) {
            throw new Stuck(line, "The server did not read what was sent.");
        }
    }

    /// @param inside whether what is said inside TLS counts, and not what is on the wire
    private long readFrom(int port, boolean inside) {
        long read = 0;
        for (Entry entry : stage.trace().since(Position.START, Integer.MAX_VALUE).entries()) {
            var connection = entry.connection();
            boolean asked = connection != null
                    && connection.client().port() == port
                    && connection.carrier().isPresent() == inside;
            if (asked && entry.call() instanceof Call.Transfer call && call.direction() == Direction.CLIENT_TO_SERVER) {
                read = call.offset() + call.bytes().length;
            }
        }
        return read;
    }

    /// Closes what was opened since, such as for a near miss.
    ///
    /// @param kept the names of the connections that stay
    void closeAllBut(List<String> kept) {
        List<String> names = new ArrayList<>(clients.keySet());
        names.removeAll(kept);
        for (String name : names) {
            PlayedClient client = clients.remove(name);
            if (client != null && client.socket != null) {
                client.socket.close();
            }
        }
        current = kept.contains(current) ? current : "";
    }

    /// The names of the connections that are open.
    List<String> open() {
        return List.copyOf(clients.keySet());
    }

    @Override
    public void close() {
        closeAllBut(List.of());
    }
}

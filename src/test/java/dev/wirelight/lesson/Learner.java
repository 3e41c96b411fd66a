package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Flow;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A learner who plays a lesson, and the calls that come of it at the servers' sockets.
final class Learner {
    static final String HEAD = """
            ---
            format: 1
            lesson: 1
            ---

            # A lesson

            """;
    static final String TAIL = """

            ### Hint

            A hint.

            ### Explanation

            An explanation.

            """;

    final Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), TraceLimits.DEFAULT);
    final LessonPlayer player;
    private int port = 50_000;

    private Learner(Lesson lesson, Map<String, Mark> kept) {
        player = new LessonPlayer(lesson, trace, kept);
    }

    /// Plays a lesson of steps that ask for conditions: each text has the parts of one step.
    static Learner of(String... steps) {
        Learner learner = new Learner(lesson(steps), Map.of());
        learner.player.begin();
        return learner;
    }

    static Learner with(Map<String, Mark> kept, String... steps) {
        return new Learner(lesson(steps), kept);
    }

    static Lesson lesson(String... steps) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < steps.length; i++) {
            text.append("## Step ").append(i + 1).append("\n\n### Do\n\nIt.\n\n").append(steps[i]).append(TAIL);
        }
        LessonReader.Reading reading = LessonReader.read("01-a-lesson.md", text.toString());
        assertThat(reading.problems()).isEmpty();
        return reading.lesson().orElseThrow();
    }

    /// A part that asks for these conditions in any order.
    static String seen(String... conditions) {
        return "### Must be seen\n\n- " + String.join("\n- ", conditions) + "\n";
    }

    /// A part that asks for these conditions one after another.
    static String inOrder(String... conditions) {
        return "### Must be seen\n\n1. " + String.join("\n2. ", conditions) + "\n";
    }

    static String nearMiss(String hint, String... conditions) {
        return "\n### Near miss\n\n- " + String.join("\n- ", conditions) + "\n\n" + hint + "\n";
    }

    Connection connect(String service) {
        return connect(service, service.equals("plain") ? "telnet" : "http", Side.SERVER, ++port);
    }

    Connection connect(String service, String speaks, Side side, int clientPort) {
        Connection connection = trace.open(
                service, speaks, side, new Address("127.0.0.1", clientPort), new Address("127.0.0.1", 7_007));
        trace.note(service, connection, side == Side.SERVER ? new Call.Accept() : new Call.Connect(connection.server(), null));
        return connection;
    }

    /// The server reads this.
    void reads(Connection connection, String text) {
        reads(connection, Bytes.utf8(text));
    }

    void reads(Connection connection, byte[] bytes) {
        trace.read(0, connection, bytes, 0, bytes.length, connection.flow(connection.side().reads()).length());
    }

    /// The socket of this side writes this.
    void writes(Connection connection, String text) {
        writes(connection, Bytes.utf8(text));
    }

    void writes(Connection connection, byte[] bytes) {
        trace.write(connection, bytes, 0, bytes.length, connection.flow(connection.side().writes()).length());
    }

    /// A connection on which frames are spoken from now on.
    Connection webSocket() {
        Connection connection = connect("websocket");
        for (Direction direction : Direction.values()) {
            Flow flow = connection.flow(direction);
            flow.switchAt(flow.length());
        }
        return connection;
    }

    void ends(Connection connection) {
        trace.note(connection.service(), connection, new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
    }

    void closes(Connection connection) {
        trace.note(connection.service(), connection, new Call.Close());
    }

    /// All that the player tells now.
    List<PlayEvent> look() {
        List<PlayEvent> all = new ArrayList<>();
        List<PlayEvent> news;
        do {
            news = player.look();
            all.addAll(news);
        } while (!news.isEmpty());
        return all;
    }

    /// The hints of near misses among some events.
    static List<String> nearMisses(List<PlayEvent> events) {
        return events.stream()
                .flatMap(e -> e instanceof PlayEvent.NearMissed(Step.NearMiss miss)
                        ? java.util.stream.Stream.of(Block.text(miss.hint())) : java.util.stream.Stream.empty())
                .toList();
    }

    boolean passes() {
        look();
        return player.isFinished();
    }
}

package dev.wirelight.lesson;

import static dev.wirelight.lesson.Learner.nearMiss;
import static dev.wirelight.lesson.Learner.nearMisses;
import static dev.wirelight.lesson.Learner.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import org.junit.jupiter.api.Test;

/// What is noticed where TLS is spoken: one client, whose records pass on the wire and whose words are inside.
class TlsLessonTest {
    private static final String SECURED = "The connection is secured: on `websocket-tls`";
    private static final String FRAME = "The client sends a frame: on `websocket-tls`, opcode `text`, text `Hello`, MASK `1`";
    private static final byte[] HELLO = Bytes.hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
    private static final byte[] CLIENT_HELLO_BEGINS = Bytes.hex("16 03 01 00 04 01 00 00 00");

    private static Connection wire(Learner learner) {
        return learner.connect("websocket-tls", "tls", Side.SERVER, 50_500);
    }

    private static Connection secured(Learner learner, Connection wire) {
        Connection inside = learner.trace.openInside(wire, "http");
        learner.trace.note(wire.service(), inside, new Call.Secured("TLSv1.3", "TLS_AES_128_GCM_SHA256", "http/1.1"));
        return inside;
    }

    /// A record comes on the wire, and these bytes out of it.
    private static void says(Learner learner, Connection inside, byte[] bytes) {
        Connection wire = inside.wire();
        long at = wire.flow(Direction.CLIENT_TO_SERVER).length();
        byte[] record = new byte[bytes.length + 22];
        System.arraycopy(Bytes.hex("17 03 03 00"), 0, record, 0, 4);
        record[4] = (byte) (record.length - 5);
        learner.reads(wire, record);
        long from = inside.flow(Direction.CLIENT_TO_SERVER).length();
        learner.trace.decrypted(0, inside, bytes, 0, bytes.length, from, at, record.length);
    }

    private static Connection webSocket(Learner learner, Connection wire) {
        Connection inside = secured(learner, wire);
        for (Direction direction : Direction.values()) {
            inside.flow(direction).switchAt(0);
        }
        return inside;
    }

    @Test
    void oneConnectionMeetsWhatIsAskedOfTheWireAndOfWhatIsSaidInside() {
        Learner learner = Learner.of(seen(
                "A client connects: on `websocket-tls`", "The connection is secured: version `TLS 1.3`", FRAME,
                "The client sends a TLS record: inside `11`, count `33`"));
        Connection inside = webSocket(learner, wire(learner));
        assertThat(learner.passes()).isFalse();
        says(learner, inside, HELLO);
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void theWireAndWhatIsInsideItAreOneClientAndNotTwo() {
        for (String two : new String[] {
            seen("A client is connected", "On another connection, a client is connected"),
            seen("A client is connected: times `2`"),
            seen("At least `2` clients are connected at the same time"),
            seen("The client ends its stream: times `2`"),
            seen("The server calls `close`: times `2`"),
            seen("The client sends bytes: in all at least `12`"),
            seen("The client sends a TLS record: times `2`")
        }) {
            Learner learner = Learner.of(two);
            Connection wire = wire(learner);
            Connection inside = webSocket(learner, wire);
            says(learner, inside, HELLO);
            learner.ends(inside);
            learner.closes(inside);
            learner.ends(wire);
            learner.closes(wire);
            assertThat(learner.passes()).as(two).isFalse();
        }
    }

    @Test
    void whatIsOnTheWireIsNoTextThatSomebodySends() {
        Learner learner = Learner.of(seen("The client sends a line", "The client sends bytes: hex contains `17 03 03`"));
        Connection wire = wire(learner);
        learner.reads(wire, Bytes.hex("17 03 03 00 04 0d 0a 0d 0a"));
        says(learner, secured(learner, wire), HELLO);
        assertThat(learner.passes()).isFalse();
        assertThat(learner.player.waitsFor()).hasSize(2);
    }

    @Test
    void aConnectionThatWasSecuredBeforeTheStepIsSecured() {
        Learner learner = Learner.of(seen("The connection is secured: times `1`"), seen(SECURED, FRAME));
        Connection inside = webSocket(learner, wire(learner));
        learner.look();
        says(learner, inside, HELLO);
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void whoCannotGoOnWithTlsIsToldSoOnce() {
        Learner learner = Learner.of(seen(SECURED)
                + nearMiss("Write wss.", "The client speaks without TLS to a port that wants it: on `websocket-tls`")
                + nearMiss("Another port.", "The client speaks TLS to a port without it: on `websocket`")
                + nearMiss("Trust it first.", "The TLS handshake fails: on `websocket-tls`"));
        Connection plainly = wire(learner);
        learner.reads(plainly, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        learner.closes(plainly);
        assertThat(nearMisses(learner.look())).containsExactly("Write wss.");

        Connection elsewhere = learner.connect("websocket");
        learner.reads(elsewhere, CLIENT_HELLO_BEGINS);
        learner.closes(elsewhere);
        assertThat(nearMisses(learner.look())).containsExactly("Another port.");

        Connection distrusting = learner.connect("websocket-tls", "tls", Side.SERVER, 50_501);
        learner.reads(distrusting, CLIENT_HELLO_BEGINS);
        learner.closes(distrusting);
        assertThat(nearMisses(learner.look())).containsExactly("Trust it first.");

        Connection good = learner.connect("websocket-tls", "tls", Side.SERVER, 50_502);
        learner.reads(good, CLIENT_HELLO_BEGINS);
        secured(learner, good);
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aLessonAsksForTheSecondPortOfAServer() {
        LessonReader.Reading reading = LessonReader.read("01-a.md", Learner.HEAD.replace("lesson: 1\n",
                "lesson: 1\nwebsocket: clock, with TLS, started by the learner, port 8010\n")
                + "## Step 1\n\n### Do\n\nIt.\n\n" + seen(SECURED) + Learner.TAIL);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.lesson().orElseThrow().servers()).extracting(ServerWish::service, ServerWish::behaviour,
                ServerWish::byLearner, wish -> wish.port().orElse(0)).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("websocket", "clock", true, 8010),
                        org.assertj.core.groups.Tuple.tuple("websocket-tls", "clock", true, 0));
    }
}

package dev.wirelight.lesson;

import static dev.wirelight.lesson.Learner.inOrder;
import static dev.wirelight.lesson.Learner.nearMiss;
import static dev.wirelight.lesson.Learner.nearMisses;
import static dev.wirelight.lesson.Learner.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What goes otherwise than a lesson means it: who hangs up, who comes too, who does things in another order.
class LearnersInTroubleTest {
    private static final String HELLO = "The client sends a line: text `hello`";
    private static final String TWO = "At least `2` clients are connected at the same time: on `plain`";
    private static final String PREDICTION = "### Prediction\n\n- [x] seven: Right.\n- [ ] five: Wrong.\n\n";

    private static Address address(int port) {
        return new Address("127.0.0.1", port);
    }

    /// A packet that a capture saw on a connection, without data.
    private static void packet(Learner learner, Connection connection) {
        PacketHead head = new PacketHead(1, 0, 1, new byte[0], 0, 0, PacketHead.UNKNOWN, Set.of(), false);
        learner.trace.note(connection.service(), connection, new Call.Segment(
                Direction.CLIENT_TO_SERVER, head, 0, new byte[0], Call.NO_UNIT, Call.Ends.NONE));
    }

    @Test
    void aPacketThatIsCapturedAfterTheEndConnectsNobodyAgain() {
        Learner learner = Learner.with(Map.of(), seen(TWO));
        Connection gone = learner.connect("plain");
        learner.closes(gone);
        packet(learner, gone);
        learner.player.begin();
        learner.connect("plain");

        assertThat(learner.passes()).as("with one client").isFalse();
        learner.connect("plain");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aPacketThatIsCapturedBeforeTheServerAcceptsIsNoClientYet() {
        Learner learner = Learner.of(seen("A client is connected: on `plain`"));
        Connection early = learner.trace.open("plain", "telnet", Side.SERVER, address(50_001),
                address(7_007));
        packet(learner, early);

        assertThat(learner.passes()).isFalse();
        learner.trace.note("plain", early, new Call.Accept());
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void whoWasJustToldInANearMissWhyItDidNotPassIsNotToldASecondTimeThatItEnded() {
        Learner learner = Learner.of(inOrder("A client connects", "The server calls `shutdown`")
                + nearMiss("You were the first to go.", "The client ends its stream"));
        Connection telnet = learner.connect("plain");
        learner.ends(telnet);
        learner.closes(telnet);

        List<PlayEvent> told = learner.look();
        assertThat(nearMisses(told)).containsExactly("You were the first to go.");
        assertThat(told).noneMatch(PlayEvent.Interrupted.class::isInstance);
    }

    @Test
    void whoDoesMoreAfterANearMissAndThenHangsUpIsTold() {
        Learner learner = Learner.of(seen(HELLO, "The client sends a line: text `bye`")
                + nearMiss("That was something else.", "The client sends a line: text `what`"));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "what\r\nhello\r\n");
        learner.closes(telnet);

        assertThat(learner.look()).last().isInstanceOf(PlayEvent.Interrupted.class);
    }

    @Test
    void anAnswerAboutWhatIsToBeDoneCountsOnlyAfterItWasDone() {
        Learner learner = Learner.of(seen("The client asks rightly for WebSocket")
                + "\n### Answer: Base64\n\n- [x] the accept value\n");
        learner.player.answer("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

        assertThat(learner.player.needsAnswer()).as("before there was a key").isTrue();
        assertThat(learner.player.answer("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")).singleElement()
                .isInstanceOfSatisfying(PlayEvent.Judged.class, judged ->
                        assertThat(judged.verdict()).isInstanceOfSatisfying(Answer.Verdict.Wrong.class, wrong ->
                                assertThat(wrong.words()).contains("First do")));
    }

    @Test
    void anAnswerIsHeldAgainstWhatPassedTheStepAndNotAgainstWhatAnotherLearnerSentAfterIt() {
        Learner learner = Learner.of(seen("The client sends a line: text `€5`")
                + "\n### Answer: number\n\n- [x] the length of the last line\n");
        Connection ann = learner.connect("plain");
        Connection ben = learner.connect("plain");
        learner.reads(ann, "€5\n");
        learner.reads(ben, "good morning\r\n");
        learner.look();

        learner.player.answer("14");
        assertThat(learner.player.isFinished()).as("the other learner's line").isFalse();
        learner.player.answer("5");
        assertThat(learner.player.isFinished()).isTrue();
    }

    @Test
    void whileAPredictionIsToBeMadeNothingElseIsSaidThatCouldGiveItAway() {
        Learner learner = Learner.of(PREDICTION + seen(HELLO));
        assertThat(learner.player.waitsFor()).containsExactly("your prediction");

        learner.player.predict(0);
        assertThat(learner.player.waitsFor()).containsExactly(HELLO);
    }

    @Test
    void howOftenSomethingWasSeenSoFarIsSaid() {
        Learner learner = Learner.of(seen("The client sends a line: times `3`"));
        assertThat(learner.player.waitsFor()).containsExactly("The client sends a line: times `3`");
        learner.reads(learner.connect("plain"), "one\r\ntwo\r\n");
        learner.look();

        assertThat(learner.player.waitsFor()).containsExactly("The client sends a line: times `3` (2 of 3 so far)");
    }

    @Test
    void aClientThatSpeaksTlsIsOneClientAndNotTwo() {
        Learner learner = Learner.of(seen(TWO));
        Connection carrier = learner.connect("plain");
        Connection inside = learner.trace.openInside(carrier, "telnet");
        learner.reads(inside, "hello\r\n");

        assertThat(learner.passes()).isFalse();
        learner.connect("plain");
        assertThat(learner.passes()).isTrue();
    }
}

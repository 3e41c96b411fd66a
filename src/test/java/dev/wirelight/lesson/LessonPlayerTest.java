package dev.wirelight.lesson;

import static dev.wirelight.lesson.Learner.inOrder;
import static dev.wirelight.lesson.Learner.nearMiss;
import static dev.wirelight.lesson.Learner.nearMisses;
import static dev.wirelight.lesson.Learner.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LessonPlayerTest {
    private static final String HELLO = "The client sends a line: text `hello`";
    private static final String BACK = "The server sends the same line back";

    @Test
    void aStepIsPassedByWhatIsSeenAndSaysWhatItWaitsForUntilThen() {
        Learner learner = Learner.of(seen(HELLO, BACK));
        assertThat(learner.player.waitsFor()).containsExactly(HELLO, BACK);

        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "hello\r\n");
        assertThat(learner.look()).first().isInstanceOf(PlayEvent.Noticed.class);
        assertThat(learner.player.waitsFor()).containsExactly(BACK);

        learner.writes(telnet, "hello\r\n");
        assertThat(learner.look()).endsWith(new PlayEvent.Passed(0), new PlayEvent.Finished());
        assertThat(learner.player.waitsFor()).isEmpty();
        assertThat(learner.player.marks()).containsExactly(Map.entry("Step 1", Mark.PASSED));
    }

    @Test
    void whatHappenedBeforeTheStepBeganDoesNotCount() {
        Learner learner = Learner.with(Map.of(), seen(HELLO));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "hello\r\n");
        learner.player.begin();

        assertThat(learner.passes()).isFalse();
        learner.reads(telnet, "hello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void twoLearnersOnOneServerDoNotPassAStepTogether() {
        Learner learner = Learner.of(seen(HELLO, "The client sends a line: text `bye`"));
        Connection ada = learner.connect("plain");
        Connection bob = learner.connect("plain");
        learner.reads(ada, "hello\r\n");
        learner.reads(bob, "bye\r\n");
        assertThat(learner.passes()).isFalse();
        assertThat(learner.player.waitsFor()).hasSize(1);

        learner.reads(bob, "hello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aStepThatNamesTwoConnectionsWantsTwo() {
        Learner learner = Learner.of(seen(HELLO, "On another connection, the server sends a line: text contains `hello`"));
        Connection one = learner.connect("plain");
        learner.reads(one, "hello\r\n");
        learner.writes(one, "hello\r\n");
        assertThat(learner.passes()).isFalse();

        Connection other = learner.connect("plain");
        learner.writes(other, "plain 50001: hello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void whereOrderIsAskedForAWrongOneDoesNotPassAndARightOneAfterItDoes() {
        Learner learner = Learner.of(inOrder(HELLO, "The client sends a line: text `bye`"));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "bye\r\n");
        learner.reads(telnet, "hello\r\n");
        assertThat(learner.passes()).isFalse();
        learner.reads(telnet, "bye\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void whereOrderIsFreeAnyOneWillDo() {
        Learner learner = Learner.of(seen(HELLO, "The client sends a line: text `bye`"));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "bye\r\nhello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void whoClosesInTheMiddleIsToldAndCanBeginAnew() {
        Learner learner = Learner.of(seen(HELLO, "The client sends a line: text `bye`"));
        Connection first = learner.connect("plain");
        learner.reads(first, "hello\r\n");
        learner.ends(first);
        learner.closes(first);
        assertThat(learner.look()).last().isInstanceOfSatisfying(PlayEvent.Interrupted.class, interrupted ->
                assertThat(interrupted.words()).contains("text `bye`").contains("Connect again"));

        Connection second = learner.connect("plain");
        learner.reads(second, "bye\r\n");
        assertThat(learner.passes()).isFalse();
        learner.reads(second, "hello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void anExtraConnectionChangesNothing() {
        Learner learner = Learner.of(seen(HELLO, BACK));
        Connection stranger = learner.connect("plain");
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "hello\r\n");
        learner.reads(stranger, "something else\r\n");
        learner.closes(stranger);
        learner.writes(telnet, "hello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aNearMissGivesItsHintOncePerConnectionAndPassesNothing() {
        Learner learner = Learner.of(seen("The client sends a line: ends in `CR LF`")
                + nearMiss("That was LF alone.", "The client sends a line: ends in `LF`"));
        Connection nc = learner.connect("plain");
        learner.reads(nc, "hello\n");
        assertThat(nearMisses(learner.look())).containsExactly("That was LF alone.");
        learner.reads(nc, "hello\n");
        assertThat(nearMisses(learner.look())).isEmpty();
        learner.reads(learner.connect("plain"), "hello\n");
        assertThat(nearMisses(learner.look())).containsExactly("That was LF alone.");
        assertThat(learner.player.isFinished()).isFalse();
    }

    @Test
    void whatPassesAStepIsNoNearMiss() {
        Learner learner = Learner.of(seen(HELLO) + nearMiss("Nearly.", "The client sends a line"));
        learner.reads(learner.connect("plain"), "hello\r\n");
        assertThat(nearMisses(learner.look())).isEmpty();
        assertThat(learner.player.isFinished()).isTrue();
    }

    @Test
    void theNextStepBeginsWithWhatHappensAfterTheOneBeforeIsPassed() {
        Learner learner = Learner.of(seen(HELLO), seen("The client sends a line"));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "hello\r\n");
        assertThat(learner.look()).endsWith(new PlayEvent.Passed(0), new PlayEvent.StepBegan(1));
        assertThat(learner.passes()).isFalse();
        learner.reads(telnet, "again\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aStepWithAPredictionWaitsForItAndAnyWillDo() {
        Learner learner = Learner.of("### Prediction\n\n- [x] seven: Right.\n- [ ] five: Wrong.\n\n" + seen(HELLO));
        learner.reads(learner.connect("plain"), "hello\r\n");
        assertThat(learner.passes()).isFalse();
        assertThat(learner.player.waitsFor()).containsExactly("your prediction");

        assertThat(learner.player.predict(1)).contains(new PlayEvent.Passed(0));
    }

    @Test
    void aStepWithAnAnswerIsPassedByTheRightOneOnly() {
        Learner learner = Learner.of("### Answer: number\n\n- [x] `0x48`\n- [ ] `0x7f`: Still masked.\n");
        assertThat(learner.player.answer("0x7f")).singleElement().isInstanceOfSatisfying(PlayEvent.Judged.class, judged ->
                assertThat(judged.verdict()).isInstanceOf(Answer.Verdict.Known.class));
        assertThat(learner.player.answer("five")).singleElement().isInstanceOfSatisfying(PlayEvent.Judged.class, judged ->
                assertThat(judged.verdict()).isEqualTo(new Answer.Verdict.Wrong("That is no number. Write it as 104, as 0x68 or as 0b1101000.")));
        assertThat(learner.player.isFinished()).isFalse();
        assertThat(learner.player.answer(" 72 ")).contains(new PlayEvent.Passed(0));
    }

    @Test
    void skippingGoingBackAndStartingOverAlwaysWork() {
        Learner learner = Learner.of(seen(HELLO), seen(HELLO));
        assertThat(learner.player.skip()).containsExactly(new PlayEvent.StepBegan(1));
        assertThat(learner.player.mark(0)).isEqualTo(Mark.SKIPPED);
        assertThat(learner.player.back()).containsExactly(new PlayEvent.StepBegan(0));
        assertThat(learner.player.back()).containsExactly(new PlayEvent.StepBegan(0));

        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "hello\r\n");
        learner.look();
        assertThat(learner.player.mark(0)).isEqualTo(Mark.PASSED);
        assertThat(learner.player.back()).containsExactly(new PlayEvent.StepBegan(0));
        learner.player.skip();
        assertThat(learner.player.mark(0)).as("skipping takes nothing away").isEqualTo(Mark.PASSED);
        assertThat(learner.player.skip()).containsExactly(new PlayEvent.Finished());
        assertThat(learner.player.skip()).isEmpty();

        assertThat(learner.player.startOver()).containsExactly(new PlayEvent.StepBegan(0));
        assertThat(learner.player.marks()).containsValues(Mark.OPEN).doesNotContainValue(Mark.PASSED);
    }

    @Test
    void aLessonGoesOnAtTheFirstStepThatIsOpen() {
        Learner learner = Learner.with(Map.of("Step 1", Mark.PASSED, "Step 2", Mark.SKIPPED), seen(HELLO), seen(HELLO),
                seen(HELLO));
        assertThat(learner.player.begin()).containsExactly(new PlayEvent.StepBegan(2));
    }

    @Test
    void hintsComeOneAfterAnotherAndTheLastOneAgain() {
        Learner learner = Learner.of(seen(HELLO) + "\n### Hint\n\nThe gentle one.\n");
        assertThat(Block.text(learner.player.hint())).isEqualTo("The gentle one.");
        assertThat(Block.text(learner.player.hint())).isEqualTo("A hint.");
        assertThat(Block.text(learner.player.hint())).isEqualTo("A hint.");
    }

    @Test
    void nothingCountsBeforeWhatIsToBePutBackIsPutBack() {
        Learner learner = Learner.with(Map.of(), "### Reset\n\n- Close all connections\n\n" + seen("The client ends its stream"));
        Connection old = learner.connect("plain");
        assertThat(learner.player.begin()).last().isEqualTo(new PlayEvent.Prepare(List.of(new Step.Reset.CloseConnections())));
        learner.ends(old);
        learner.closes(old);
        assertThat(learner.passes()).isFalse();
        learner.player.prepared();
        assertThat(learner.passes()).isFalse();

        learner.ends(learner.connect("plain"));
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void connectionsFromBeforeAreStillConnected() {
        Learner learner = Learner.with(Map.of(), seen("At least `2` clients are connected at the same time: on `plain`"));
        learner.connect("plain");
        learner.player.begin();
        learner.connect("websocket");
        assertThat(learner.passes()).isFalse();
        learner.connect("plain");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aChangedLessonGoesOnAtTheStepWithTheSameTitle() {
        Learner learner = Learner.of(seen(HELLO), seen(HELLO));
        learner.player.skip();
        Lesson changed = Learner.lesson(seen(HELLO), seen("The client sends a line: text `bye`"), seen(HELLO));

        assertThat(learner.player.reload(changed)).containsExactly(new PlayEvent.Reloaded(1), new PlayEvent.StepBegan(1));
        assertThat(learner.player.mark(0)).isEqualTo(Mark.SKIPPED);
        assertThat(learner.player.waitsFor()).containsExactly("The client sends a line: text `bye`");
    }

    @Test
    void aRequestWithoutItsEmptyLineIsSaidToBeWaitedFor() {
        Learner learner = Learner.of(seen("The client sends a request"));
        Connection telnet = learner.connect("websocket");
        learner.reads(telnet, "GET / HTTP/1.1\r\n");
        learner.reads(telnet, "Host: x\r\n");
        learner.look();
        assertThat(learner.player.waitsFor()).first().asString().contains("an empty line. Press Enter once more");
        learner.reads(telnet, "\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void whatTheTraceLetGoBeforeItWasLookedAtIsSaidAndTheStepCanStillBePassed() {
        Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), new TraceLimits(4, 1_000));
        LessonPlayer player = new LessonPlayer(Learner.lesson(seen(HELLO)), trace, Map.of());
        player.begin();
        Connection telnet = trace.open("plain", "telnet", Side.SERVER, new Address("127.0.0.1", 50_001), new Address("127.0.0.1", 7_007));
        byte[] line = Bytes.utf8("hello\r\n");
        trace.note("plain", telnet, new Call.Accept());
        for (int i = 0; i < 6; i++) {
            trace.note("plain", telnet, new Call.Remark("something"));
        }
        assertThat(player.look()).first().isEqualTo(new PlayEvent.Missed(3));

        trace.read(0, telnet, line, 0, line.length, 0);
        assertThat(player.look()).contains(new PlayEvent.Passed(0));
    }
}

package dev.wirelight.lesson;

import static dev.wirelight.lesson.Learner.nearMiss;
import static dev.wirelight.lesson.Learner.nearMisses;
import static dev.wirelight.lesson.Learner.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Connection;
import org.junit.jupiter.api.Test;

/// What is kept back until the learner has predicted, since it would give the answer away.
class PredictionFirstTest {
    private static final String HELLO = "The client sends a line: text `hello`";
    private static final String PREDICT = "### Prediction\n\nHow many?\n\n- [x] seven: Yes.\n- [ ] six: No.\n\n";

    @Test
    void nearMissesKeepSilentUntilThePredictionAndAreToldWithIt() {
        Learner learner = Learner.of(PREDICT + seen(HELLO) + nearMiss("Not hello.", "The client sends a line: text not `hello`"));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "good morning\r\ngood evening\r\n");
        assertThat(nearMisses(learner.look())).isEmpty();
        assertThat(nearMisses(learner.player.predict(0))).containsExactly("Not hello.");

        Learner quick = Learner.of(PREDICT + seen(HELLO) + nearMiss("Not hello.", "The client sends a line: text not `hello`"));
        Connection other = quick.connect("plain");
        quick.reads(other, "good morning\r\nhello\r\n");
        assertThat(nearMisses(quick.look())).isEmpty();
        assertThat(nearMisses(quick.player.predict(0))).as("what was put right is not told").isEmpty();
        assertThat(quick.player.isFinished()).isTrue();
    }

    @Test
    void whatWasMissingIsNotSaidBeforeThePrediction() {
        Learner learner = Learner.of(PREDICT
                + seen(HELLO, "The client sends a line: text `bye`"));
        for (int i = 0; i < 2; i++) {
            Connection telnet = learner.connect("plain");
            learner.reads(telnet, "hello\r\n");
            learner.closes(telnet);
        }
        assertThat(learner.look()).noneMatch(PlayEvent.Interrupted.class::isInstance);
        assertThat(learner.player.predict(1)).filteredOn(PlayEvent.Interrupted.class::isInstance).hasSize(1);
    }
}

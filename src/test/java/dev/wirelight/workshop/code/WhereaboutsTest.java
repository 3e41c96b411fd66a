package dev.wirelight.workshop.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Eventually;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who stands where, from what really happened.
class WhereaboutsTest {
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private final Whereabouts whereabouts = new Whereabouts(lab.trace(), "plain");

    @AfterEach
    void close() {
        lab.close();
    }

    private String now() {
        whereabouts.read();
        return whereabouts.all().stream()
                .map(one -> one.sign() + " " + one.at() + " after " + one.last())
                .toList()
                .toString();
    }

    private void awaitNow(String wanted) {
        Eventually.holds(wanted, () -> now().equals(wanted));
    }

    @Test
    void beforeTheServerRunsNobodyStandsAnywhere() {
        assertThat(now()).isEqualTo("[]");
    }

    @Test
    void theSocketsMoveWithTheCalls() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        assertThat(now()).isEqualTo("[listening accept() after listen()]");

        int port = lab.plain().address().orElseThrow().port();
        try (Socket first = new Socket(Lab.LOOPBACK, port)) {
            awaitNow("[listening accept() after listen(), #1 read() after accept()]");
            try (Socket second = new Socket(Lab.LOOPBACK, port)) {
                awaitNow("[listening accept() after listen(), #1 read() after accept(), #2 read() after accept()]");
                first.getOutputStream().write(new byte[] {'H', 'i', '\r', '\n'});
                awaitNow("[listening accept() after listen(), #1 read() after write() = 4, #2 read() after accept()]");
                assertThat(second.isConnected()).isTrue();
            }
            awaitNow("[listening accept() after listen(), #1 read() after write() = 4]");
        }
        awaitNow("[listening accept() after listen()]");

        lab.plain().stop();
        assertThat(now()).isEqualTo("[]");
    }

    @Test
    void anotherServersSocketsAreNotThere() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);

        assertThat(now()).isEqualTo("[]");
    }
}

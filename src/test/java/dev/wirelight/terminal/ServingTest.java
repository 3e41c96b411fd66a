package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.conversation.Seen;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.Sieve;
import dev.wirelight.server.Server;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServingTest {

    /// Says where the servers listen, and then fails at the first thing that it is to show.
    private static final class Broken implements Printer {
        @Override
        public void listening(StringBuilder out, Server server) {}

        @Override
        public void capturing(StringBuilder out, CaptureStatus status) {}

        @Override
        public void seen(StringBuilder out, Seen seen) {
            throw new IllegalStateException("meant by the test");
        }

        @Override
        public void noticed(StringBuilder out, Noticed noticed) {}

        @Override
        public void heldBack(StringBuilder out, Sieve sieve) {}

        @Override
        public void stopped(StringBuilder out) {
            out.append("stopped");
        }

        @Override
        public long mostBehind() {
            return 1_000;
        }

        @Override
        public boolean isInOrderOfTime() {
            return false;
        }

        @Override
        public int rest() {
            return 0;
        }
    }

    @Test
    void whenNothingMoreCanBeShownTheServersStopInsteadOfServingUnseen() throws Exception {
        StringWriter out = new StringWriter();
        ServerOptions options = new ServerOptions();
        options.setPlainPort(0);
        options.setWebSocketPort(0);
        Serving serving = new Serving(new PrintWriter(out), new PrintWriter(new StringWriter()), false, true, false);

        CompletableFuture<Throwable> told = new CompletableFuture<>();
        Thread.setDefaultUncaughtExceptionHandler((_, mistake) -> told.complete(mistake));
        try {
            CompletableFuture.supplyAsync(() -> serving.run(options, new TlsOptions(), RecordOptions.off(), Filter.EVERYTHING, trace -> new Broken())).get(20, TimeUnit.SECONDS);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }

        assertThat(out.toString()).isEqualTo("stopped");
        assertThat(told.get(20, TimeUnit.SECONDS)).hasMessage("meant by the test");
    }
}

package dev.wirelight.terminal;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.capture.live.LiveCapture;
import dev.wirelight.capture.record.Recording;
import dev.wirelight.certificate.Doubt;
import dev.wirelight.doctor.Examination;
import dev.wirelight.filter.Filter;
import dev.wirelight.server.CannotListen;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Server;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/// Both servers, from their start to their end, with a view of what passes.
final class Serving {
    private static final int FAILED = 1;
    /// How long the last lines may take to be printed, where their reader is slow.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long a capturing program may take to begin before the servers' lines are printed without it.
    private static final Duration CAPTURE_PATIENCE = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean quiet;
    private final boolean keepTrace;
    private final boolean captures;
    private final CountDownLatch stop = new CountDownLatch(1);

    /// @param keepTrace whether what passes is written down at all
    /// @param captures whether packets are to be captured too, where that can be done
    Serving(PrintWriter out, PrintWriter err, boolean quiet, boolean keepTrace, boolean captures) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
        this.keepTrace = keepTrace;
        this.captures = captures;
    }

    /// Serves until the process is told to end (SIGINT, SIGTERM), this thread is interrupted, or nobody reads the output.
    ///
    /// @param record where it is recorded, if it is
    /// @param filter what of it is printed
    /// @return the exit status: 1 when a server cannot start or nothing can be recorded, and then none is left running
    int run(
            ServerOptions options,
            TlsOptions tls,
            RecordOptions record,
            Filter filter,
            Function<Trace, Printer> printers) {
        Trace trace = keepTrace ? new Trace(TraceClock.system(), TraceLimits.DEFAULT) : Trace.off();
        Printer printer = printers.apply(trace);
        try (AtTheEnd _ = new AtTheEnd(stop::countDown);
                LiveCapture capture = captures ? LiveCapture.start(trace) : LiveCapture.off(trace);
                Lab lab = new Lab(trace, ServerLimits.DEFAULT, tls.certificate())) {
            if (!start(lab, options, tls)) {
                return FAILED; // and no file was made empty for it
            }
            Optional<Recording> recording = record.start(trace);
            try {
                if (!options.isLocal()) {
                    warn("Warning: everyone whose computer can reach " + options.bind()
                            + " over the network can connect to these servers.");
                }
                lab.webSocketTls().doubts().stream()
                        .filter(doubt -> doubt.kind() == Doubt.Kind.TIME)
                        .forEach(doubt -> warn("Warning: clients will refuse the certificate. " + doubt.words() + " " + doubt.next()));
                record.warning().ifPresent(this::warn);
                if (say(text -> listening(text, printer, lab)) && sayWhetherItCaptures(capture, printer)) {
                    LiveView view = new LiveView(
                            trace, filter, printer, () -> capture.status() instanceof CaptureStatus.Running, out);
                    serve(lab, capture, view, printer, !quiet && !filter.isEverything());
                }
            } finally {
                recording.ifPresent(running -> end(running, record));
            }
            return 0;
        } catch (IOException e) {
            warn(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    /// Waits until all is in the file, and says what is.
    private void end(Recording recording, RecordOptions record) {
        boolean interrupted = Thread.interrupted(); // whoever wants this to end wants the file whole all the same
        recording.close();
        warn(record.end(recording.progress()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void warn(String words) {
        err.println(words);
        err.flush();
    }

    private boolean start(Lab lab, ServerOptions options, TlsOptions tls) {
        for (Server server : List.of(lab.plain(), lab.plainTls())) {
            server.behave(options.plain());
        }
        for (Server server : List.of(lab.webSocket(), lab.webSocketTls())) {
            server.behave(options.webSocket());
            server.play(options.tricks());
            server.compress(options.compresses());
            server.welcome(options.origins());
        }
        return start(lab.plain(), options.bind(), options.plainPort(), "--plain-port")
                && start(lab.webSocket(), options.bind(), options.webSocketPort(), "--ws-port")
                && (!tls.isOn()
                        || start(lab.plainTls(), options.bind(), tls.plainPort(), "--tls --plain-tls-port")
                                && start(lab.webSocketTls(), options.bind(), tls.webSocketPort(), "--tls --wss-port"));
    }

    private boolean start(Server server, String host, int port, String option) {
        try {
            server.start(host, port);
            return true;
        } catch (CannotListen e) {
            err.println("The " + server.service() + " server cannot start. "
                    + (e.portBusy() ? Examination.portBusy(port) : e.getMessage()));
            e.nextFreePort().ifPresent(free -> err.println("Try: wirelight serve " + option + " " + free));
            err.flush();
            return false;
        }
    }

    private static void listening(StringBuilder text, Printer printer, Lab lab) {
        for (Server server : List.of(lab.plain(), lab.webSocket(), lab.plainTls(), lab.webSocketTls())) {
            if (server.address().isPresent()) {
                printer.listening(text, server);
            }
        }
    }

    private boolean sayWhetherItCaptures(LiveCapture capture, Printer printer) {
        return quiet || say(text -> printer.capturing(text, capture.awaitSettled(CAPTURE_PATIENCE)));
    }

    private void serve(Lab lab, LiveCapture capture, LiveView view, Printer printer, boolean filtered) {
        Thread printing = Thread.ofPlatform().daemon().name("live view").start(() -> {
            if (!quiet) {
                try {
                    view.run();
                } finally {
                    stop.countDown(); // nobody reads any more, or nothing more can be shown, or the end has come anyway
                }
            }
        });
        boolean interrupted = awaitStop();
        lab.close();
        capture.close();
        view.end();
        boolean printed = join(printing);
        if (printed) {
            if (filtered) {
                say(text -> printer.heldBack(text, view.sieve()));
            }
            say(printer::stopped);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether it was an interrupt that ended the waiting
    private boolean awaitStop() {
        try {
            stop.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @return whether somebody reads it
    private boolean say(Consumer<StringBuilder> words) {
        StringBuilder text = new StringBuilder();
        words.accept(text);
        out.append(text);
        return !out.checkError();
    }
}

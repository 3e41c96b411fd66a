package dev.wirelight.workshop;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.HandClient;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Plays a [Script] against a server: sends the client's lines, and holds what comes against what the rules ask.
///
/// It waits for answers where the script has a line of the server's, and at the end. For one play; [#cancel] may be
/// called from any thread.
public final class Run {
    /// How long it waits for something to come before it takes it as not coming.
    public static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Trace trace;
    private final URI uri;
    private final Application application;
    private final Script script;
    private final Duration silence;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean cancelled;

    private final List<Expected> expected = new ArrayList<>();
    private final List<ScriptLine> sent = new ArrayList<>();
    private final List<Integer> expectedBefore = new ArrayList<>();
    private int overdue;

    /// @param trace gets what happens
    /// @param uri such as `ws://127.0.0.1:8000/`
    /// @param application what is known of the server's application
    /// @param silence how long to wait for something to come, usually [#SILENCE]
    public Run(Trace trace, URI uri, Application application, Script script, Duration silence) {
        this.trace = trace;
        this.uri = uri;
        this.application = application;
        this.script = script;
        this.silence = silence;
    }

    /// Connects, plays the script and closes the connection.
    ///
    /// @throws CannotConnect with words for a learner
    /// @throws InterruptedException when the thread is interrupted while it waits
    public RunReport play() throws CannotConnect, InterruptedException {
        Position start = trace.end();
        try (HandClient client = connect()) {
            if (script.compression().isPresent() && client.compression().isEmpty()) {
                return new RunReport(script, List.of(), List.of(), Optional.of(
                        "The server did not agree to compress messages, and this conversation is about that."));
            }
            try (Observer observer = new Observer(trace, client.connection(), start); Referee referee = referee(client)) {
                client.compression().ifPresent(observer::decompress);
                observer.sending();
                Optional<String> trouble = send(client, referee, observer);
                await(observer);
                return report(observer.look(), trouble);
            }
        }
    }

    /// Ends the play as soon as possible; what has not come by then is said to be not seen.
    public void cancel() {
        cancelled = true;
        news.release();
    }

    private HandClient connect() throws CannotConnect {
        return script.isFromTheFirstByte()
                ? HandClient.openRaw(trace, uri, news::release)
                : HandClient.open(trace, uri, new ClientOffer(List.of(), script.compression()), news::release);
    }

    private Referee referee(HandClient client) {
        return script.isFromTheFirstByte()
                ? Referee.ofRequests(application)
                : Referee.ofFrames(Role.SERVER, application, client.compression());
    }

    private Optional<String> send(HandClient client, Referee referee, Observer observer) throws InterruptedException {
        try {
            for (ScriptLine line : script.lines()) {
                if (cancelled) {
                    return Optional.of("The play was cancelled.");
                }
                switch (line) {
                    case ScriptLine.Said said when said.sender() == Role.CLIENT -> {
                        begin(said);
                        for (byte[] write : said.writes()) {
                            expect(referee.sent(write));
                            client.send(write);
                        }
                    }
                    case ScriptLine.Said said -> {
                        expect(told(said));
                        await(observer);
                        waited(observer);
                        if (script.isFromTheFirstByte()) {
                            observer.compression().ifPresent(referee::compress);
                        }
                    }
                    case ScriptLine.End(Role sender) when sender == Role.CLIENT -> {
                        begin(line);
                        client.finish();
                    }
                    case ScriptLine.Pause(int millis) -> {
                        pause(Duration.ofMillis(millis), observer);
                        waited(observer);
                    }
                    case ScriptLine.End _,
                            ScriptLine.Comment _,
                            ScriptLine.FromTheFirstByte _,
                            ScriptLine.Agreed _,
                            ScriptLine.Breaks _ -> {}
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The connection had ended before everything could be sent.");
        }
    }

    private void begin(ScriptLine line) {
        sent.add(line);
        expectedBefore.add(expected.size());
    }

    /// Of a line that is sent in pieces only that counts which its last piece leaves open.
    private void expect(List<Expected> more) {
        boolean sameLine = !expectedBefore.isEmpty() && expected.size() > expectedBefore.getLast();
        if (sameLine && !more.isEmpty() && expected.getLast().isOpenEnd()) {
            expected.removeLast();
            overdue = Math.min(overdue, expected.size());
        }
        expected.addAll(more);
    }

    /// What the file says about messages, where nothing is known of the application.
    private List<Expected> told(ScriptLine.Said said) {
        if (application == Application.ECHO || script.compression().isPresent() || script.isFromTheFirstByte()) {
            return List.of();
        }
        List<Expected> messages = new ArrayList<>();
        byte[] bytes = said.bytes();
        for (FrameSlice slice : FrameSlice.cut(bytes, 0)) {
            var header = slice.header();
            if (header != null && header.fin() && (header.opcode() == Opcode.TEXT || header.opcode() == Opcode.BINARY)) {
                messages.add(new Expected.Told(header.opcode(), slice.payload(bytes)));
            }
        }
        return messages;
    }

    /// There was time for all that was expected so far.
    private void waited(Observer observer) {
        if (!cancelled && !observer.look().isClosing()) {
            overdue = expected.size();
        }
    }

    private void pause(Duration length, Observer observer) throws InterruptedException {
        long deadline = System.nanoTime() + length.toNanos();
        long left = length.toNanos();
        while (left > 0 && !cancelled && !observer.look().isOver()) {
            boolean _ = news.tryAcquire(left, TimeUnit.NANOSECONDS);
            left = deadline - System.nanoTime();
        }
    }

    /// Waits until everything that is expected so far has come, or nothing comes any more.
    private void await(Observer observer) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!cancelled && System.nanoTime() < deadline) {
            Outcome outcome = observer.look();
            if (outcome.isOver() || !Verdict.of(Role.SERVER, expected, overdue, outcome, false).isOpen()) {
                return;
            }
            if (!news.tryAcquire(silence.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private RunReport report(Outcome outcome, Optional<String> trouble) {
        List<Judgement> lines = Verdict.of(Role.SERVER, expected, overdue, outcome, !cancelled).lines();
        List<RunReport.Step> steps = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            int to = i + 1 < sent.size() ? expectedBefore.get(i + 1) : expected.size();
            steps.add(new RunReport.Step(sent.get(i), List.copyOf(lines.subList(expectedBefore.get(i), to))));
        }
        return new RunReport(script, List.copyOf(steps), List.copyOf(lines.subList(expected.size(), lines.size())), trouble);
    }
}

package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.Application;
import dev.wirelight.workshop.Ending;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.Outcome;
import dev.wirelight.workshop.Referee;
import dev.wirelight.workshop.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Sends what the learner composed, and holds what comes back against what the referee expects. For the window's thread;
/// what waits for a socket is done elsewhere.
final class Delivery {
    private static final String NOT_CONNECTED = mark("Not connected. Send connects.");
    /// What has not come after this time is taken as not coming.
    private static final Duration PATIENCE = Duration.seconds(2);
    /// What comes later than this after an answer is none any more.
    private static final Duration WATCH = Duration.seconds(5);
    /// The picture is drawn anew at most so often, however much comes.
    private static final Duration REST = Duration.millis(50);

    private static final Target NOBODY = new Target(Application.UNKNOWN, false, Optional.empty());

    private final Background background;
    private final Hand hand;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(say(NOT_CONNECTED));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean newsWaiting = new AtomicBoolean();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final PauseTransition watch = new PauseTransition(WATCH);
    private final PauseTransition rest = new PauseTransition(REST);
    private Referee referee = NOBODY.referee();
    private Target target = NOBODY;
    private ClientOffer offered = ClientOffer.NOTHING;
    private @Nullable Sent sent;
    private boolean timeIsUp;
    private boolean settled;
    private Optional<Address> own = Optional.empty();
    private BiConsumer<String, List<Judged>> judged = (_, _) -> {};
    private Consumer<String> failed = _ -> {};
    private Runnable changed = () -> {};
    private Runnable watchEnded = () -> {};

    /// Whom bytes are for, as far as that changes what should follow them.
    ///
    /// @param application what is known of the server's
    /// @param raw whether they begin with the opening handshake
    /// @param compression how messages may be compressed, where that is agreed on or will probably be
    record Target(Application application, boolean raw, Optional<PerMessageDeflate> compression) {
        private Referee referee() {
            return raw
                    ? Referee.ofRequests(application)
                    : Referee.ofFrames(Role.SERVER, application, compression);
        }

        private Target with(Optional<PerMessageDeflate> agreed) {
            return new Target(application, raw, agreed);
        }
    }

    Delivery(Trace trace, Background background) {
        this.background = background;
        this.hand = new Hand(trace, this::heard);
        patience.setOnFinished(_ -> {
            timeIsUp = true;
            look();
        });
        watch.setOnFinished(_ -> look());
        rest.setOnFinished(_ -> {
            newsWaiting.set(false);
            look();
        });
    }

    /// @param onJudged gets what was sent, in words, and what is to be said of what came; again whenever more comes
    /// @param onFailed gets, in words, why something could not be sent
    /// @param onChanged told when something else is to be expected of the same bytes than before
    /// @param onWatchEnded told when what comes from now on is not judged any more
    void listen(
            BiConsumer<String, List<Judged>> onJudged, Consumer<String> onFailed, Runnable onChanged, Runnable onWatchEnded) {
        watchEnded = onWatchEnded;
        judged = onJudged;
        failed = onFailed;
        changed = onChanged;
    }

    /// Where the connection stands, in words.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// Whether something is being sent.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty connected() {
        return connected.getReadOnlyProperty();
    }

    /// Where the connection comes from on this end, while there is one.
    Optional<Address> own() {
        return own;
    }

    /// Whether bytes would go over the connection that there is, after what was sent on it.
    ///
    /// @param offer what the handshake offers, should it need a new connection
    boolean goesOn(Target to, ClientOffer offer) {
        return connected.get() && !to.raw && !target.raw
                && to.application == target.application && offer.equals(offered);
    }

    /// What should follow these bytes if they were sent next.
    ///
    /// @param offer what the handshake offers, should it need a new connection
    List<Expected> foresee(byte[] bytes, Target to, ClientOffer offer) {
        if (goesOn(to, offer)) {
            return referee.foresee(bytes);
        }
        try (Referee anew = to.referee()) {
            return anew.foresee(bytes);
        }
    }

    /// Sends, over a new connection where there is none.
    ///
    /// @param what it is, in words, such as `text frame, 11 bytes`
    void send(String what, List<Act> acts, URI uri, Target to, ClientOffer offer) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        state.set(say("Connecting …"));
        Hand.Call call = new Hand.Call(uri, to.raw, offer);
        background.run(() -> hand.connect(call), opened -> connected(opened, what, acts, to, offer), failure -> {
            busy.set(false);
            connected.set(false);
            sent = null;
            state.set(say(NOT_CONNECTED));
            failed.accept(words(failure));
        });
    }

    private void connected(Hand.Opened opened, String what, List<Act> acts, Target to, ClientOffer offer) {
        Target agreed = to.with(opened.agreed());
        if (opened.isNew() || !agreed.equals(target)) {
            target = agreed;
            offered = offer;
            judgeWith(agreed);
        }
        connected.set(true);
        own = Optional.of(opened.connection().client());
        int port = opened.connection().client().port();
        state.set(opened.agreed().isPresent()
                ? say("Connected from port %s. Compression is agreed on.", port)
                : say("Connected from port %s.", port));
        sent = new Sent(what, List.of(), 0);
        timeIsUp = false;
        settled = false;
        patience.stop();
        watch.stop();
        background.run(
                () -> {
                    hand.begin();
                    return true;
                },
                _ -> play(Act.parts(acts), 0),
                _ -> wasSent());
    }

    /// Sends part by part: what should follow the next one may depend on what came while it waited.
    private void play(List<List<Act>> parts, int at) {
        Sent before = sent;
        if (before == null || at == parts.size()) {
            wasSent();
            return;
        }
        List<Act> part = parts.get(at);
        Sent now = before.and(referee.sent(Act.bytes(part)));
        sent = now;
        background.run(
                () -> hand.play(part, outcome -> outcome.isOver() || !now.verdict(outcome, false).isOpen()),
                after -> {
                    if (sent == now && after.open() && !part.isEmpty() && part.getLast().waits()) {
                        sent = now.waited();
                    }
                    if (target.raw) {
                        after.agreed().ifPresent(referee::compress);
                    }
                    play(parts, at + 1);
                },
                // Where the server hung up in the middle, what it did is the point, and not that the rest has no way.
                _ -> wasSent());
    }

    private void judgeWith(Target next) {
        referee.close();
        referee = next.referee();
    }

    private void wasSent() {
        busy.set(false);
        patience.playFromStart();
        watch.playFromStart();
        // Where the conversation is over, what was said of it stays until the connection has ended.
        if (!referee.isOver()) {
            changed.run();
        }
        look();
    }

    /// Something has come; on any thread. A flood is looked at a few times a second.
    private void heard() {
        if (newsWaiting.compareAndSet(false, true)) {
            background.inWindow(rest::playFromStart);
        }
    }

    private void look() {
        background.run(hand::look, this::looked, _ -> {});
    }

    private void looked(Outcome outcome) {
        Sent last = sent;
        if (last != null && !settled) {
            Verdict verdict = last.verdict(outcome, timeIsUp);
            judged.accept(last.what(), List.of(new Judged("", verdict)));
            settle(verdict, outcome);
        }
        // While parts are still sent, the referee judges them by those before.
        if (outcome.isOver() && connected.get() && !busy.get()) {
            connected.set(false);
            judgeWith(NOBODY);
            state.set(ended(outcome.ending()));
            changed.run();
        }
    }

    /// Where all that was expected has come, what a talkative server says later is not looked at here.
    private void settle(Verdict verdict, Outcome outcome) {
        boolean watched = timeIsUp && watch.getStatus() == Animation.Status.STOPPED;
        if (watched && !verdict.isOpen() && !verdict.isRuleBroken() && !verdict.isOtherThanSaid()) {
            settled = true;
            if (!outcome.isOver()) {
                watchEnded.run();
            }
        }
    }

    private static String ended(Ending ending) {
        return switch (ending) {
            case FIN -> say("The server ended the connection. Send connects again.");
            case RESET -> say("The server broke the connection off (RST). Send connects again.");
            case CLOSED_HERE, OPEN -> say(NOT_CONNECTED);
        };
    }

    /// Ends the connection, without a close frame.
    void hangUp() {
        patience.stop();
        watch.stop();
        sent = null;
        connected.set(false);
        judgeWith(NOBODY);
        state.set(say(NOT_CONNECTED));
        background.run(
                () -> {
                    hand.close();
                    return true;
                },
                _ -> changed.run(),
                _ -> {});
    }

    private static String words(Exception failure) {
        String message = failure.getMessage();
        return message == null ? say("That did not work: %s.", failure.getClass().getSimpleName()) : message;
    }
}

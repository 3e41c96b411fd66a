package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.protocol.Role;
import dev.wirelight.server.Peer;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.Application;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.Observer;
import dev.wirelight.workshop.Referee;
import dev.wirelight.workshop.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;

/// Lets the lab's own server send what the learner composed to all of its clients, whatever it is, and watches what they
/// do. For the window's thread; what waits for a socket is done elsewhere.
final class Push {
    private static final int MOST_WATCHED = 4;
    private static final Duration LOOK_EVERY = Duration.millis(100);
    private static final int LOOKS = 20;

    private final Trace trace;
    private final List<Server> servers;
    private final Background background;
    private final BiConsumer<String, List<Judged>> judged;
    private final Consumer<String> failed;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Timeline looks = new Timeline();
    private boolean looking;
    private Referee referee = fresh();
    private List<Connection> clients = List.of();
    private List<Watched> watched = List.of();
    private final Supplier<Optional<Address>> own;

    /// A client, and who watches it.
    private record Watched(Connection client, Observer observer) {}

    /// @param judged gets what was sent, in words, and what is to be said of each client; again whenever more comes
    /// @param failed gets, in words, why nothing was sent
    /// @param own where the workshop's own client is connected from: it answers nothing, and is not judged
    Push(
            Trace trace,
            List<Server> servers,
            Background background,
            Supplier<Optional<Address>> own,
            BiConsumer<String, List<Judged>> judged,
            Consumer<String> failed) {
        this.trace = trace;
        this.servers = servers;
        this.background = background;
        this.own = own;
        this.judged = judged;
        this.failed = failed;
    }

    private static Referee fresh() {
        return Referee.ofFrames(Role.CLIENT, Application.UNKNOWN);
    }

    /// Whether something is being sent.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What should follow these bytes if they were sent next.
    List<Expected> foresee(byte[] bytes) {
        return (goesOn() ? referee : fresh()).foresee(bytes);
    }

    /// Whether the clients are still those that got what was sent last.
    boolean goesOn() {
        return !clients.isEmpty() && clients().equals(clients);
    }

    /// Those to whom frames can be sent.
    private List<Connection> clients() {
        Optional<Address> hand = own.get();
        return servers.stream()
                .flatMap(server -> server.peers().stream())
                .filter(Peer::isWebSocket)
                .map(Peer::connection)
                .filter(client -> !hand.equals(Optional.of(client.client())))
                .toList();
    }

    /// Sends to every client that is connected.
    ///
    /// @param what it is, in words
    void send(String what, List<Act> acts) {
        busy.set(true);
        looks.stop();
        watched.forEach(one -> one.observer().close());
        background.run(this::watch, all -> begin(what, acts, all), failure -> {
            busy.set(false);
            failed.accept(String.valueOf(failure.getMessage()));
        });
    }

    private List<Watched> watch() {
        Position now = trace.end();
        return clients().stream()
                .map(client -> new Watched(client, new Observer(trace, client, now)))
                .toList();
    }

    private void begin(String what, List<Act> acts, List<Watched> all) {
        watched = all;
        if (all.isEmpty()) {
            busy.set(false);
            failed.accept(say("No client speaks WebSocket with the server now. Open the server’s page in a browser, or press “Built-in client” in the main"
                    + " window."));
            return;
        }
        List<Connection> now = all.stream().map(Watched::client).toList();
        if (!now.equals(clients)) {
            clients = now;
            referee.close();
            referee = fresh();
        }
        List<Expected> expected = referee.sent(Act.bytes(acts));
        background.run(
                () -> {
                    play(acts, all);
                    return true;
                },
                _ -> {
                    busy.set(false);
                    follow(what, expected, all);
                },
                failure -> {
                    busy.set(false);
                    failed.accept(String.valueOf(failure.getMessage()));
                });
    }

    private void play(List<Act> acts, List<Watched> all) throws InterruptedException {
        all.forEach(one -> one.observer().sending());
        for (Act act : acts) {
            switch (act) {
                case Act.Send(byte[] bytes) -> servers.forEach(server -> server.sendByHand(bytes, Optional.empty()));
                case Act.Wait(int millis) -> Thread.sleep(millis);
                case Act.Answer() -> {} // only a client waits for one
                // The server's own goodbye ends its stream; there is no half of that to do by hand.
                case Act.Finish() -> servers.forEach(server -> server.closeAll(1000, ""));
            }
        }
    }

    private void follow(String what, List<Expected> expected, List<Watched> all) {
        Timeline times = new Timeline();
        looks = times;
        looking = false;
        int[] count = {0};
        times.getKeyFrames().add(new KeyFrame(LOOK_EVERY, _ -> {
            if (looking) {
                return; // the last look still goes on: they are to come in their order
            }
            looking = true;
            boolean last = ++count[0] >= LOOKS;
            if (last) {
                times.stop();
            }
            background.run(() -> judge(expected, all, last), found -> {
                if (last) {
                    all.forEach(one -> one.observer().close());
                }
                if (looks == times) {
                    looking = false;
                    judged.accept(count(all.size(), "%2$s to %1$,d client", "%2$s to %1$,d clients", what), found);
                }
            }, _ -> {});
        }));
        times.setCycleCount(Timeline.INDEFINITE);
        times.play();
    }

    private static List<Judged> judge(List<Expected> expected, List<Watched> all, boolean timeIsUp) {
        List<Judged> found = new ArrayList<>();
        for (Watched one : all.stream().limit(MOST_WATCHED).toList()) {
            Verdict verdict = Verdict.of(Role.CLIENT, expected, one.observer().look(), timeIsUp);
            int more = all.size() - MOST_WATCHED;
            boolean tellMore = more > 0 && found.size() == MOST_WATCHED - 1;
            found.add(new Judged(
                    tellMore
                            ? count(more,
                                    "Client at port %2$s (%1$,d more client got it, not judged here)",
                                    "Client at port %2$s (%1$,d more clients got it, not judged here)",
                                    one.client().client().port())
                            : say("Client at port %s", one.client().client().port()),
                    verdict));
        }
        return found;
    }
}

package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.doctor.Examination;
import dev.wirelight.server.CannotListen;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Address;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Starts and stops one server and moves it to other ports. Used on the window's thread; what blocks is done elsewhere, and
/// the properties change when it is done.
final class Listening {
    private final Server server;
    private final Background background;
    private final String bind;
    private final ReadOnlyObjectWrapper<ServerDesk.State> state = new ReadOnlyObjectWrapper<>(ServerDesk.State.STOPPED);
    private final ReadOnlyObjectWrapper<Address> address;
    private final Outside outside;
    private volatile String who = ""; // has the port that was wanted, as a sentence; empty where nobody knows

    /// What it asks and tells.
    ///
    /// @param clients how many are connected
    /// @param acted told before the server does something that will be seen in its ladder
    /// @param tell gets what the learner should know about it; null for nothing
    record Outside(IntSupplier clients, Runnable acted, Consumer<@Nullable Notice> tell) {}

    /// @param bind the address to listen at
    /// @param port where it is to listen when it is started
    Listening(Server server, Background background, String bind, int port, Outside outside) {
        this.server = server;
        this.background = background;
        this.bind = bind;
        this.address = new ReadOnlyObjectWrapper<>(new Address(bind, port));
        this.outside = outside;
    }

    ReadOnlyObjectProperty<ServerDesk.State> state() {
        return state.getReadOnlyProperty();
    }

    /// Where it listens, or would if it were started.
    ReadOnlyObjectProperty<Address> address() {
        return address.getReadOnlyProperty();
    }

    private boolean isRunning() {
        return state.get() == ServerDesk.State.RUNNING;
    }

    void start() {
        if (state.get() != ServerDesk.State.STOPPED) {
            return;
        }
        outside.acted().run();
        outside.tell().accept(null);
        listen(failure -> outside.tell().accept(cannotStart(failure)));
    }

    /// @param failed told, when the server is stopped again, why it cannot listen
    private void listen(Consumer<Exception> failed) {
        state.set(ServerDesk.State.STARTING);
        int port = address.get().port();
        background.run(
                () -> startAt(port),
                listening -> {
                    address.set(listening);
                    state.set(ServerDesk.State.RUNNING);
                },
                failure -> {
                    state.set(ServerDesk.State.STOPPED);
                    failed.accept(failure);
                });
    }

    /// Starts the server; where it cannot, the system is asked who is in its way.
    private Address startAt(int port) throws CannotListen {
        who = "";
        try {
            server.start(bind, port);
            return server.address().orElseThrow();
        } catch (CannotListen e) {
            Optional<Address> already = server.address();
            if (already.isPresent()) {
                return already.get(); // a lesson has started it meanwhile
            }
            if (e.portBusy()) {
                who = Examination.holder(port).map(program -> " " + say("The other program is %s.", program)).orElse("");
            }
            throw e;
        }
    }

    private Notice cannotStart(Exception failure) {
        OptionalInt free = failure instanceof CannotListen busy ? busy.nextFreePort() : OptionalInt.empty();
        if (free.isEmpty()) {
            return Notice.wrong(ServerDesk.words(failure) + who);
        }
        int port = free.getAsInt();
        return new Notice(ServerDesk.words(failure) + who, true, say("Use port %s instead", port), () -> {
            address.set(new Address(bind, port));
            start();
        });
    }

    void stop() {
        stopThen(() -> {});
    }

    void restart() {
        stopThen(this::start);
    }

    private void stopThen(Runnable next) {
        if (state.get() != ServerDesk.State.RUNNING) {
            return;
        }
        outside.acted().run();
        outside.tell().accept(null);
        state.set(ServerDesk.State.STOPPING);
        Callable<Boolean> work = () -> {
            server.stop();
            return true;
        };
        background.run(work, _ -> stopped(next), failure -> {
            stopped(() -> {});
            outside.tell().accept(Notice.wrong(ServerDesk.words(failure)));
        });
    }

    /// Takes over what somebody else did to the server. While it is being started or stopped from here, that will be known.
    void lookAgain() {
        if (state.get() != ServerDesk.State.STOPPED && state.get() != ServerDesk.State.RUNNING) {
            return;
        }
        Optional<Address> now = server.address();
        if (now.isPresent() != isRunning()) {
            outside.acted().run();
            outside.tell().accept(null);
        }
        now.ifPresent(address::set);
        state.set(now.isPresent() ? ServerDesk.State.RUNNING : ServerDesk.State.STOPPED);
    }

    private void stopped(Runnable next) {
        state.set(ServerDesk.State.STOPPED);
        next.run();
    }

    /// Takes another port. A running server must be started again for that; where clients are connected the learner is
    /// asked first, since they will be disconnected.
    void changePort(int port) {
        if (port == address.get().port()) {
            return;
        }
        if (!isRunning()) {
            address.set(new Address(bind, port));
            outside.tell().accept(null);
        } else if (outside.clients().getAsInt() == 0) {
            moveTo(port);
        } else {
            String who = count(outside.clients().getAsInt(), "%,d client", "%,d clients");
            String text = say("To use port %s the server must start again. That disconnects %s.", port, who);
            outside.tell().accept(new Notice(text, false, say("Start again on port %s", port), () -> moveTo(port)));
        }
    }

    /// Where the new port is taken the server goes back to the one that it had.
    private void moveTo(int port) {
        int before = address.get().port();
        stopThen(() -> {
            address.set(new Address(bind, port));
            listen(failure -> {
                address.set(new Address(bind, before));
                outside.tell().accept(cannotMove(failure, before));
                listen(alsoNot -> outside.tell().accept(cannotStart(alsoNot)));
            });
        });
    }

    private Notice cannotMove(Exception failure, int kept) {
        String text = say("%s The server listens on its old port %s again.", ServerDesk.words(failure) + who, kept);
        OptionalInt free = failure instanceof CannotListen busy ? busy.nextFreePort() : OptionalInt.empty();
        if (free.isEmpty()) {
            return Notice.wrong(text);
        }
        int port = free.getAsInt();
        return new Notice(text, true, say("Use port %s instead", port), () -> changePort(port));
    }
}

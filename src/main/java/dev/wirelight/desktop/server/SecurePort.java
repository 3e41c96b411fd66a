package dev.wirelight.desktop.server;

import dev.wirelight.server.Server;
import dev.wirelight.trace.Address;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;

/// A server's second port, which speaks TLS. The learner switches it on and off; while it is on it is open as long as the
/// server runs. Used on the window's thread.
public final class SecurePort {
    private final Server server;
    private final Listening listening;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private boolean serverRuns;
    private boolean failed;
    private boolean stale;

    SecurePort(Server server, Listening listening, boolean on) {
        this.server = server;
        this.listening = listening;
        this.on.set(on);
        listening.state().subscribe(this::follow);
    }

    /// The name under which its calls stand in the trace.
    public String service() {
        return server.service();
    }

    /// The server behind it.
    Server server() {
        return server;
    }

    /// Whether it is switched on.
    public ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    /// Whether it listens.
    public ReadOnlyObjectProperty<ServerDesk.State> state() {
        return listening.state();
    }

    /// Where it listens, or would if it were open.
    public ReadOnlyObjectProperty<Address> address() {
        return listening.address();
    }

    /// The port at which it listens, or would.
    ///
    /// @param usual where it would take any free one
    public int portOr(int usual) {
        int port = address().get().port();
        return port == 0 ? usual : port;
    }

    /// Switches it on or off.
    public void switchTo(boolean next) {
        on.set(next);
        failed = false;
        follow();
    }

    /// Takes another port, as [ServerDesk#changePort].
    public void changePort(int port) {
        failed = false;
        listening.changePort(port);
        follow();
    }

    /// Shows its certificate of now: where it listens it starts again, which disconnects its clients.
    public void renew() {
        failed = false;
        stale = state().get() == ServerDesk.State.STARTING || state().get() == ServerDesk.State.RUNNING;
        follow();
    }

    /// Takes over what somebody else did to it, such as a lesson: what runs is switched on.
    void lookAgain() {
        if (server.address().isPresent()) {
            on.set(true);
        }
        listening.lookAgain();
    }

    /// @param runs whether the server runs, and this port with it
    void serverRuns(boolean runs) {
        serverRuns = runs;
        failed = false;
        follow();
    }

    /// It opens or closes when what it does now is done. Where it could not be opened that is tried again when the learner
    /// does something about it.
    private void follow() {
        boolean wanted = on.get() && serverRuns;
        if (state().get() == ServerDesk.State.RUNNING && !wanted) {
            listening.stop();
        } else if (state().get() == ServerDesk.State.RUNNING && stale) {
            stale = false;
            listening.restart();
        } else if (state().get() == ServerDesk.State.STOPPED && wanted && !failed) {
            failed = true; // until it runs
            listening.start();
        } else if (state().get() == ServerDesk.State.RUNNING) {
            failed = false;
        }
    }
}

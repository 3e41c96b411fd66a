package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Peer;
import dev.wirelight.server.Origins;
import dev.wirelight.server.Server;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Address;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the learner can do with one server. Used on the window's thread; what blocks is done elsewhere, and the
/// properties change when it is done.
public final class ServerDesk {

    /// Where the server is in its life.
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING
    }

    private final Server server;
    private final Optional<SecurePort> secure;
    private final List<Server> servers;
    private final Background background;
    private final Listening listening;
    private final ReadOnlyObjectWrapper<Behaviour> behaviour;
    private final ReadOnlyObjectWrapper<Tricks> tricks;
    private final ReadOnlyBooleanWrapper compresses = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Peer>> peers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Peer>> webSockets = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>(null);
    private final ServerVoice voice;
    private Runnable acted = () -> {};
    private final Distrust distrust = new Distrust(notice);
    private boolean looking;

    /// @param bind the address to listen at
    /// @param port where it is to listen when it is started
    public ServerDesk(Server server, Background background, String bind, int port) {
        this(server, Optional.empty(), background, bind, port);
    }

    /// @param bind the address to listen at
    /// @param port where it is to listen when it is started
    /// @param secure the same server behind TLS
    public ServerDesk(Server server, Secure secure, Background background, String bind, int port) {
        this(server, Optional.of(secure), background, bind, port);
    }

    private ServerDesk(Server server, Optional<Secure> withTls, Background background, String bind, int port) {
        this.server = server;
        this.background = background;
        this.servers = Stream.concat(Stream.of(server), withTls.stream().map(Secure::server)).toList();
        this.voice = new ServerVoice(servers, background, () -> acted.run(), said -> notice.set(said));
        this.listening = new Listening(server, background, bind, port, outside(server));
        this.secure = withTls.map(tls -> new SecurePort(
                tls.server(), new Listening(tls.server(), background, bind, tls.port(), outside(tls.server())), tls.on()));
        listening.state().subscribe(this::stateChanged);
        this.tricks = new ReadOnlyObjectWrapper<>(server.tricks());
        this.compresses.set(server.compresses());
        this.behaviour = new ReadOnlyObjectWrapper<>(server.behaviour());
    }

    /// The same server behind TLS, at a port of its own.
    ///
    /// @param port where it is to listen
    /// @param on whether it is switched on at first
    public record Secure(Server server, int port, boolean on) {}

    private Listening.Outside outside(Server listener) {
        return new Listening.Outside(() -> clientsOf(listener), () -> acted.run(), said -> notice.set(said));
    }

    private int clientsOf(Server listener) {
        return (int) peers.get().stream()
                .filter(peer -> peer.connection().service().equals(listener.service()))
                .count();
    }

    /// The server itself, for whoever does by hand what this desk has no button for.
    public Server server() {
        return server;
    }

    /// The server and, where it has a port with TLS, that one too.
    public List<Server> servers() {
        return servers;
    }

    /// The port with TLS; empty where the server has none.
    public Optional<SecurePort> secure() {
        return secure;
    }

    public ReadOnlyObjectProperty<State> state() {
        return listening.state();
    }

    public boolean isRunning() {
        return state().get() == State.RUNNING;
    }

    /// Where it listens, or would if it were started.
    public ReadOnlyObjectProperty<Address> address() {
        return listening.address();
    }

    public ReadOnlyObjectProperty<Behaviour> behaviour() {
        return behaviour.getReadOnlyProperty();
    }

    public List<Behaviour> behaviours() {
        return server.behaviours();
    }

    /// The open connections, as they were a moment ago.
    public ReadOnlyObjectProperty<List<Peer>> peers() {
        return peers.getReadOnlyProperty();
    }

    /// Those among [#peers] whose opening handshake is done.
    public ReadOnlyObjectProperty<List<Peer>> webSockets() {
        return webSockets.getReadOnlyProperty();
    }

    /// What the learner should know about the last thing that was done; null for nothing.
    public ReadOnlyObjectProperty<@Nullable Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    /// @param then told whenever the learner lets the server do something that will be seen in its ladder
    void onAction(Runnable then) {
        acted = then;
    }

    /// @param explain told when the learner wants to know why a client does not trust the certificate
    void onDistrust(Runnable explain) {
        distrust.onQuestion(explain);
    }

    public void dismissNotice() {
        notice.set(null);
    }

    /// Takes away a message that offers to do something, because the learner wants something else now.
    void dismissOffer() {
        if (notice.get() instanceof Notice said && said.button() != null) {
            notice.set(null);
        }
    }

    /// Says that something about this server did not work.
    public void warn(String text) {
        notice.set(Notice.wrong(text));
    }

    private void stateChanged(State now) {
        if (now == State.STOPPED) {
            peers.set(List.of());
            webSockets.set(List.of());
        } else if (now == State.RUNNING) {
            secure.ifPresent(port -> port.serverRuns(true));
        }
    }

    public void start() {
        listening.start();
    }

    public void stop() {
        listening.stop();
        secure.ifPresent(port -> port.serverRuns(false));
    }

    public void restart() {
        listening.restart();
        secure.ifPresent(port -> port.serverRuns(false));
    }

    /// Takes over what somebody else did to the server, such as a lesson.
    public void lookAgain() {
        listening.lookAgain();
        if (state().get() == State.STOPPED) {
            secure.ifPresent(port -> port.serverRuns(false));
        }
        secure.ifPresent(SecurePort::lookAgain);
        if (behaviour.get() != server.behaviour()) {
            behave(server.behaviour());
        }
    }

    /// Takes another port. A running server must be started again for that; where clients are connected the learner is
    /// asked first, since they will be disconnected.
    public void changePort(int port) {
        listening.changePort(port);
    }

    public void behave(Behaviour newBehaviour) {
        Behaviour before = behaviour.get();
        behaviour.set(newBehaviour);
        Callable<Boolean> work = () -> {
            servers.forEach(each -> each.behave(newBehaviour));
            return true;
        };
        background.run(work, _ -> {}, failure -> {
            behaviour.set(before);
            notice.set(Notice.wrong(words(failure)));
        });
    }

    /// What the server does otherwise than others, on purpose.
    public ReadOnlyObjectProperty<Tricks> tricks() {
        return tricks.getReadOnlyProperty();
    }

    /// Switches tricks on and off.
    public void play(Tricks next) {
        acted.run();
        tricks.set(next);
        servers.forEach(each -> each.play(next)); // at once, and so in the order of the clicks: it waits for nothing
    }

    /// Whether the server accepts an offer to compress messages.
    public ReadOnlyBooleanProperty compresses() {
        return compresses.getReadOnlyProperty();
    }

    /// Changes that, for the connections to come.
    public void compress(boolean next) {
        servers.forEach(each -> each.compress(next));
        compresses.set(next);
    }

    /// From whose pages browsers may open a WebSocket, for the connections to come.
    public void welcome(Origins origins) {
        servers.forEach(each -> each.welcome(origins));
    }

    /// What the server can say to its clients.
    ServerVoice voice() {
        return voice;
    }

    /// Asks the server who is connected, and whether it still runs. The answer comes a little later.
    public void look() {
        if (looking || state().get() != State.RUNNING) {
            return;
        }
        looking = true;
        distrust.look(servers, peers.get());
        Callable<List<Peer>> everybody =
                () -> servers.stream().flatMap(each -> each.peers().stream()).toList();
        background.run(everybody, this::looked, _ -> looking = false);
    }

    private void looked(List<Peer> found) {
        looking = false;
        if (state().get() != State.RUNNING) {
            return;
        }
        if (!found.equals(peers.get())) {
            peers.set(List.copyOf(found));
        }
        // The same connection is not one of these at first, and is later.
        List<Peer> upgraded = found.stream().filter(Peer::isWebSocket).toList();
        if (!upgraded.equals(webSockets.get())) {
            webSockets.set(upgraded);
        }
    }

    static String words(Exception failure) {
        String message = failure.getMessage();
        return message == null ? say("That did not work: %s.", failure.getClass().getSimpleName()) : message;
    }
}

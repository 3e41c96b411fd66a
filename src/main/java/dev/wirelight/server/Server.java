package dev.wirelight.server;

import dev.wirelight.certificate.Doubt;
import dev.wirelight.certificate.ServerCertificate;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.socket.ListeningSocket;
import dev.wirelight.socket.TlsTerms;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.BindException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A TCP server: one listening socket, one thread that accepts, one virtual thread a connection.
///
/// All methods may be called from any thread; [#start] and [#stop] wait.
public final class Server {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final String service;
    private final Peer.Kind kind;
    private final List<Behaviour> behaviours;
    private final Trace trace;
    private final Commons commons;
    private final ServerLimits limits;
    private final Peers peers = new Peers();
    private volatile Behaviour behaviour = Behaviour.ECHO;
    private volatile Tricks tricks = Tricks.NONE;
    private volatile UpgradeTerms terms = new UpgradeTerms(Origins.ofThisComputer(), false);
    private final @Nullable SecureDoor secureDoor;
    private volatile @Nullable ListeningSocket listening;

    /// @param certificate for a server that speaks TLS, asked for at each start; null for one that does not
    Server(
            String service,
            Peer.Kind kind,
            List<Behaviour> behaviours,
            Trace trace,
            Commons commons,
            @Nullable Supplier<ServerCertificate> certificate) {
        this.service = service;
        this.kind = kind;
        this.behaviours = behaviours;
        this.trace = trace;
        this.commons = commons;
        this.limits = commons.limits();
        this.secureDoor = certificate == null ? null : new SecureDoor(certificate, kind, trace, service, limits);
    }

    /// The name under which its calls stand in the trace: `plain`, `websocket`, `plain-tls` or `websocket-tls`.
    public String service() {
        return service;
    }

    /// Whether it speaks TLS.
    public boolean isSecure() {
        return secureDoor != null;
    }

    /// Whether it speaks HTTP first, and WebSocket after that.
    public boolean isWebSocket() {
        return kind == Peer.Kind.WEB_SOCKET;
    }

    /// How many clients have left so far because they did not trust the certificate.
    public int distrusted() {
        return secureDoor == null ? 0 : secureDoor.distrusted();
    }

    /// Why a client may distrust the certificate that is shown since the last start; empty where nothing is against it.
    public List<Doubt> doubts() {
        return secureDoor == null ? List.of() : secureDoor.doubts();
    }

    /// Starts to listen.
    ///
    /// @param host an address of this computer; `127.0.0.1` lets nobody else in
    /// @param port 0 for any free one
    /// @throws CannotListen when it cannot, with words for a learner
    public synchronized void start(String host, int port) throws CannotListen {
        if (listening != null) {
            throw new CannotListen("The " + service + " server is running already. Stop it first.", false, 0);
        }
        @Nullable TlsTerms terms = secureDoor == null ? null : secureDoor.open(host);
        try {
            ListeningSocket socket = ListeningSocket.open(trace, service, host, port);
            listening = socket;
            peers.admit(true);
            Thread.ofVirtual().name(service + " accept").start(() -> acceptAll(socket, terms));
            Thread.ofVirtual().name(service + " each second").start(() -> eachSecond(socket));
        } catch (BindException e) {
            throw Ports.explain(e, host, port);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotListen(
                    "The server cannot listen on " + host + ", port " + port + ": " + e.getMessage()
                            + ". Use 127.0.0.1 to let programs on this computer in, and a port from 1024 to 65535.",
                    false, 0);
        }
    }

    /// The accept loop: a new connection is a new socket, and gets a thread of its own.
    private void acceptAll(ListeningSocket socket, @Nullable TlsTerms terms) {
        boolean failing = false;
        while (!socket.isClosed()) {
            try {
                ConnectedSocket connected =
                        terms == null ? socket.accept(kind.speaks()) : socket.accept(kind.speaks(), terms);
                failing = false;
                Thread.ofVirtual().name(service).start(() -> serve(connected));
            } catch (IOException e) {
                if (!failing && !socket.isClosed()) {
                    failing = true;
                    failedToAccept(e);
                }
                pause(200); // what is missing comes back when some connection ends
            }
        }
    }

    private void serve(ConnectedSocket connected) {
        Peer peer = kind.peer(connected, commons, behaviour, terms);
        Optional<String> noRoom = comes(peer);
        if (noRoom.isPresent()) {
            refuse(connected, noRoom.get());
            return;
        }
        try (connected) {
            if (secureDoor == null || secureDoor.shakesHands(connected)) {
                peer.converse();
            }
        } finally {
            goes(peer);
        }
    }

    // A peer comes, goes and is told its behaviour under one lock: it misses no change, and hears of none after it went.

    /// @return why it cannot be admitted, if so
    private Optional<String> comes(Peer peer) {
        synchronized (peers) {
            Optional<String> noRoom = peers.add(peer, limits);
            if (noRoom.isEmpty()) {
                peer.behave(behaviour);
                peer.play(tricks);
            }
            return noRoom;
        }
    }

    private void goes(Peer peer) {
        synchronized (peers) {
            commons.room().leave(peer);
            peers.remove(peer);
        }
    }

    private void refuse(ConnectedSocket connected, String why) {
        try (connected) {
            connected.remark(why);
            // A server that stops says no more; and with TLS one could be told only after a handshake, which costs more
            // than all the rest.
            if (listening != null && !isSecure()) {
                Goodbye.tell(connected, kind.full(why), limits.goodbye());
            }
        }
    }

    /// Says so once, however often it is tried again.
    private void failedToAccept(IOException e) {
        trace.note(service, null, new Call.Failed("accept", String.valueOf(e.getMessage())));
        trace.note(service, null, new Call.Remark("Nobody else can come in for now: most likely the operating system lets this"
                + " program open no more connections and files. Who waits in line comes in when others leave."));
    }

    /// Pushes the time to those who are to get it, and drops peers that have not read for too long.
    private void eachSecond(ListeningSocket socket) {
        while (!socket.isClosed()) {
            for (Peer peer : peers.all()) {
                if (behaviour == Behaviour.CLOCK) {
                    peer.say(LocalTime.now().format(TIME));
                }
                peer.overdue().ifPresent(peer::drop);
            }
            pause(1_000 - System.currentTimeMillis() % 1_000);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops: accepts no more, closes every connection properly, and waits until all of them are gone.
    public synchronized void stop() {
        ListeningSocket socket = listening;
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            trace.note(service, null, new Call.Failed("close", String.valueOf(e.getMessage())));
        }
        listening = null;
        peers.admit(false);
        peers.dismiss(limits.goodbye());
    }

    /// Where it listens; empty while it does not.
    public Optional<Address> address() {
        ListeningSocket socket = listening;
        return socket == null || socket.isClosed() ? Optional.empty() : Optional.of(socket.address());
    }

    /// What this server can do.
    public List<Behaviour> behaviours() {
        return behaviours;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /// Changes what it does, for the connections that are open too.
    public void behave(Behaviour next) {
        if (!behaviours.contains(next)) {
            throw new IllegalArgumentException("The " + service + " server has no " + next + ".");
        }
        synchronized (peers) {
            behaviour = next;
            peers.all().forEach(peer -> peer.behave(next));
        }
    }

    public Tricks tricks() {
        return tricks;
    }

    /// Switches tricks on and off, for the connections that are open too. The trace says so.
    public void play(Tricks next) {
        synchronized (peers) {
            if (next.equals(tricks)) {
                return;
            }
            trace.note(service, null, new Call.Remark(next.since(tricks)));
            tricks = next;
            peers.all().forEach(peer -> peer.play(next));
        }
    }

    /// Whether it accepts a client's offer to compress messages (permessage-deflate, RFC 7692). It does not until it is
    /// told to: a beginner's first frame should be one that can be read.
    public boolean compresses() {
        return terms.compresses();
    }

    /// Changes that, for the connections to come: those that are open have agreed already. The plain server has no
    /// messages, and so nothing to compress.
    public synchronized void compress(boolean next) {
        terms = terms.with(next);
    }

    /// From whose pages a browser may open a WebSocket here.
    public Origins origins() {
        return terms.origins();
    }

    /// Changes that, for the connections to come.
    public synchronized void welcome(Origins next) {
        terms = terms.with(next);
    }

    /// The connections that are open.
    public List<Peer> peers() {
        return peers.all();
    }

    /// Says something to every client.
    ///
    /// @return to how many
    public int say(String text) {
        return peers.each(peer -> peer.say(text));
    }

    /// Pings every client, where the protocol has pings.
    ///
    /// @return how many
    public int ping(String payload) {
        return peers.each(peer -> peer.ping(payload));
    }

    /// Sends bytes that somebody made by hand, whatever they are, to every client or to one.
    ///
    /// @param only the one; empty for all
    /// @return to how many
    public int sendByHand(byte[] bytes, Optional<Connection> only) {
        return peers.each(peer -> (only.isEmpty() || only.get() == peer.connection()) && peer.sendByHand(bytes));
    }

    /// Closes every connection properly.
    ///
    /// @return how many
    public int closeAll(int code, String reason) {
        List<Peer> all = peers.all();
        all.forEach(peer -> peer.close(code, reason));
        return all.size();
    }
}

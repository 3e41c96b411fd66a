package dev.wirelight.desktop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.live.TcpStates;
import dev.wirelight.certificate.ServerCertificate;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.client.PlainClientWindow;
import dev.wirelight.desktop.client.WebSocketClientWindow;
import dev.wirelight.desktop.inspector.Inspector;
import dev.wirelight.desktop.inspector.Ladders;
import dev.wirelight.desktop.inspector.LayerModel;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.Row;
import dev.wirelight.desktop.ladder.WireRows;
import dev.wirelight.desktop.lesson.LivePointing;
import dev.wirelight.desktop.lesson.Pointing;
import dev.wirelight.desktop.replay.Replay;
import dev.wirelight.desktop.server.Kind;
import dev.wirelight.desktop.server.SecurePort;
import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.desktop.server.ServerPane;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.server.Lab;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the servers do: both side by side, each with its ladder, and under them the inspector that explains what is chosen
/// in either.
final class LiveView {
    private static final long FOLLOW_EVERY_NANOS = 1_000_000_000;
    private static final double SERVERS_SHARE = 0.52;

    private final Background background;
    private final Predicate<String> openUrl;
    private final ServerDesk plainDesk;
    private final ServerDesk webSocketDesk;
    private final LadderRows plainRows;
    private final LadderRows webSocketRows;
    private final ServerPane plain;
    private final ServerPane webSocket;
    private final Inspector inspector;
    private final SplitPane node;
    private final LivePointing pointing;
    private final Map<String, Address> usual = new ConcurrentHashMap<>();
    private final TcpStates tcpStates = new TcpStates();
    private boolean asking;
    private @Nullable Selection explained;
    private long followedAt = System.nanoTime() - FOLLOW_EVERY_NANOS;

    /// @param owner of the windows of built-in clients
    /// @param openUrl opens an address in the browser; false where there is none
    LiveView(Lab lab, DesktopOptions options, Look look, Background background, Stage owner, Predicate<String> openUrl) {
        this.background = background;
        this.openUrl = openUrl;
        plainDesk = new ServerDesk(
                lab.plain(),
                new ServerDesk.Secure(lab.plainTls(), options.tls().plainPort(), options.tls().on()),
                background,
                options.bind(),
                options.plainPort());
        webSocketDesk = new ServerDesk(
                lab.webSocket(),
                new ServerDesk.Secure(lab.webSocketTls(), options.tls().webSocketPort(), options.tls().on()),
                background,
                options.bind(),
                options.webSocketPort());
        plainDesk.behave(options.plainBehaviour());
        webSocketDesk.behave(options.webSocketBehaviour());
        webSocketDesk.play(options.tricks());
        webSocketDesk.compress(options.compresses());
        webSocketDesk.welcome(options.origins());
        plainRows = new LadderRows(lab.plain().service(), lab.plainTls().service());
        webSocketRows = new LadderRows(lab.webSocket().service(), lab.webSocketTls().service());
        inspector = new Inspector(lab.trace(), this::partner, Optional.of(this::browse));
        ServerCertificate labs = lab.certificate();
        Runnable certificate = () -> CertificateWindow.show(
                lab::certificate,
                own -> useCertificate(lab, own.<ServerCertificate>map(chosen -> chosen).orElse(labs)),
                () -> CertificateWindow.commands(
                        plainDesk.secure().orElseThrow().portOr(Lab.PLAIN_TLS_PORT),
                        webSocketDesk.secure().orElseThrow().portOr(Lab.WEB_SOCKET_TLS_PORT)),
                background, look, owner);
        plain = new ServerPane(plainDesk, Kind.PLAIN, plainRows, look.em(), new ServerPane.Outside(
                selection -> chosen(selection, true),
                this::browse,
                server -> PlainClientWindow.open(lab.trace(), server, false, background, look, owner),
                server -> PlainClientWindow.open(lab.trace(), server, true, background, look, owner),
                certificate));
        webSocket = new ServerPane(webSocketDesk, Kind.WEB_SOCKET, webSocketRows, look.em(), new ServerPane.Outside(
                selection -> chosen(selection, false),
                this::browse,
                server -> WebSocketClientWindow.open(lab.trace(), "ws://" + server + "/", background, look, owner),
                server -> WebSocketClientWindow.open(lab.trace(), "wss://" + server + "/", background, look, owner),
                certificate));
        inspector.setLadders(new Ladders(new WireRows(rows()), this::choose, this::markCounterparts));
        plain.ladder().offerFilter(UnitBytes.in(lab.trace()));
        webSocket.ladder().offerFilter(UnitBytes.in(lab.trace()));
        pointing = new LivePointing(List.of(plain.ladder(), webSocket.ladder()), inspector, this::chosenElsewhere);
        for (ServerDesk desk : List.of(plainDesk, webSocketDesk)) {
            desk.address().subscribe(address -> usual.put(desk.server().service(), address));
            desk.secure().ifPresent(port ->
                    port.address().subscribe(address -> usual.put(port.service(), address)));
        }
        node = halves();
    }

    private void useCertificate(Lab lab, ServerCertificate chosen) {
        lab.show(chosen);
        Stream.of(plainDesk, webSocketDesk).flatMap(desk -> desk.secure().stream()).forEach(SecurePort::renew);
    }

    private SplitPane halves() {
        SplitPane servers = new SplitPane(plain, webSocket);
        servers.getStyleClass().add("servers");
        SplitPane.setResizableWithParent(plain, true);
        SplitPane all = new SplitPane(servers, inspector.node());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(SERVERS_SHARE);
        return all;
    }

    /// What to put into the window.
    SplitPane node() {
        return node;
    }

    ServerDesk plainDesk() {
        return plainDesk;
    }

    ServerDesk webSocketDesk() {
        return webSocketDesk;
    }

    /// The rows of both ladders, for whoever fills them.
    List<LadderRows> rows() {
        return List.of(plainRows, webSocketRows);
    }

    void startServers() {
        plainDesk.start();
        webSocketDesk.start();
    }

    /// Puts the keyboard where the learner begins.
    void takeFocus() {
        plain.takeFocus();
    }

    /// Draws what is new. Called once a pulse.
    void update() {
        plain.update();
        webSocket.update();
        pointing.update();
    }

    /// Marks in the ladders and in the inspector what a lesson speaks of.
    Pointing pointing() {
        return pointing;
    }

    /// Where a server listens, or would if the learner started it. May be called from any thread.
    Address usual(String service) {
        return Objects.requireNonNull(usual.get(service), service);
    }

    /// Takes over what a lesson did to the servers. May be called from any thread.
    void serversChanged() {
        background.inWindow(() -> {
            plainDesk.lookAgain();
            webSocketDesk.lookAgain();
        });
    }

    /// Asks who is connected. Called a few times a second, also while a file is shown.
    void look() {
        plain.look();
        webSocket.look();
    }

    /// Brings the inspector up to date. Called a few times a second, while this is shown.
    ///
    /// @param replay while they are not seen as they come
    void explain(Optional<Replay> replay) {
        inspector.connection().ifPresent(this::askForState);
        inspector.lookForPackets();
        inspector.lookForAnswer();
        explainNewest(replay.isPresent(), replay.isEmpty() || replay.get().isPlaying());
    }

    /// How many connections are open, as far as [#look] has found out.
    int open() {
        return plainDesk.peers().get().size() + webSocketDesk.peers().get().size();
    }

    /// Reading what the operating system says may block, so the answer comes a little later.
    private void askForState(Connection connection) {
        if (!asking) {
            asking = true;
            background.run(() -> tcpStates.of(connection), state -> {
                asking = false;
                inspector.showTcpState(connection, state);
            }, _ -> asking = false);
        }
    }

    /// Shows captured packets in the ladders, or hides them.
    void showPackets(boolean show) {
        for (ServerPane pane : List.of(plain, webSocket)) {
            pane.ladder().showPackets(show);
            pane.ladder().setCalls(show ? say("calls, packets") : say("socket calls"));
        }
    }

    void layers(LayerModel model) {
        inspector.layers(model);
    }

    /// Lets go of what was chosen, and shows the newest rows from now on.
    void followNewest() {
        plain.ladder().followNewest();
        webSocket.ladder().followNewest();
    }

    /// While nothing is selected the inspector explains the newest unit of both ladders, unless somebody is at work in it; and
    /// who steps is told of every row.
    private void explainNewest(boolean replayed, boolean onlyUnits) {
        boolean selected = plain.ladder().selection().isPresent()
                || webSocket.ladder().selection().isPresent();
        if (selected || inspector.isInUse() || !replayed && System.nanoTime() - followedAt < FOLLOW_EVERY_NANOS) {
            return;
        }
        Stream.of(plain.ladder(), webSocket.ladder())
                .<Optional<? extends Row>>map(ladder -> onlyUnits ? ladder.newestUnit() : ladder.newest())
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(Row::nanos))
                .flatMap(Row::selection)
                .filter(selection -> !selection.equals(explained))
                .ifPresent(selection -> {
                    followedAt = System.nanoTime();
                    show(selection);
                });
    }

    private void show(Selection selection) {
        explained = selection;
        inspector.show(selection);
        plain.ladder().markExplained(Optional.of(selection));
        webSocket.ladder().markExplained(Optional.of(selection));
    }

    /// Chooses the row of a unit; where a filter hides that, it is explained all the same.
    private void choose(Unit unit) {
        if (!plain.choose(unit) && !webSocket.choose(unit)) {
            chosenElsewhere(new Selection.OfUnit(unit));
        }
    }

    private void markCounterparts(List<Unit> units) {
        plain.ladder().markCounterparts(units);
        webSocket.ladder().markCounterparts(units);
    }

    private void chosen(Selection selection, boolean inPlain) {
        (inPlain ? webSocket : plain).ladder().clearSelection();
        show(selection);
    }

    /// Explains what was chosen in a ladder outside this view.
    void chosenElsewhere(Selection selection) {
        plain.ladder().clearSelection();
        webSocket.ladder().clearSelection();
        show(selection);
    }

    /// Where the servers listen, or would, as somebody would type it to try them out.
    List<String> targets() {
        return List.of(
                plainDesk.address().get().toString(),
                "ws://" + webSocketDesk.address().get() + "/",
                "localhost:" + plainDesk.address().get().port());
    }

    /// What the inspector explains.
    Optional<Selection> explained() {
        return Optional.ofNullable(explained);
    }

    private Optional<Unit> partner(Unit unit) {
        return plainRows.partner(unit).or(() -> webSocketRows.partner(unit));
    }

    /// Opens an address in the browser, or says where there is none.
    void browse(String address) {
        if (!openUrl.test(address)) {
            webSocketDesk.warn(say("No browser could be opened. Copy the address into your browser: %s", address));
        }
    }
}

package dev.wirelight.desktop;

import dev.wirelight.capture.CaptureStatus;
import dev.wirelight.capture.LiveCapture;
import dev.wirelight.capture.TcpStates;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.client.PlainClientWindow;
import dev.wirelight.desktop.client.WebSocketClientWindow;
import dev.wirelight.desktop.feed.Counts;
import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.desktop.file.FileView;
import dev.wirelight.desktop.hand.HandServerWindow;
import dev.wirelight.desktop.inspector.Inspector;
import dev.wirelight.desktop.inspector.LayerModel;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.replay.ReplayBar;
import dev.wirelight.desktop.server.Kind;
import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.desktop.server.ServerPane;
import dev.wirelight.desktop.workshop.WorkshopWindow;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.server.Lab;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: two servers side by side, the inspector under them, and what moves the new rows onto the screen.
public final class MainWindow {
    private static final long LOOK_EVERY_NANOS = 250_000_000;
    private static final long FOLLOW_EVERY_NANOS = 1_000_000_000;
    /// After drawing, the window's thread is left to others for so many times as long as that took.
    private static final int REST = 4;
    private static final double SERVERS_SHARE = 0.52;

    private final Lab lab;
    private final Optional<LiveCapture> capture;
    private final Trace trace;
    private final Background background;
    private final Look look;
    private final Predicate<String> openUrl;
    private final Stage stage;
    private final ServerDesk plainDesk;
    private final ServerDesk webSocketDesk;
    private final LadderRows plainRows;
    private final LadderRows webSocketRows;
    private final ServerPane plain;
    private final ServerPane webSocket;
    private final Inspector inspector;
    private final WorkshopWindow workshop;
    private final Feed feed;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final MessageRow messages = new MessageRow();
    private final FilePlace files;
    private final FileMenu fileMenu;
    private final RecordDesk records;
    private final ReplayBar replayBar;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulsed(now);
        }
    };
    private final FrameTimes frameTimes = new FrameTimes();
    private final TcpStates tcpStates = new TcpStates();
    private boolean asking;
    private boolean anyPackets;
    private long nextDraw;
    private long nextLook;
    private @Nullable Unit followed;
    private long followedAt = System.nanoTime() - FOLLOW_EVERY_NANOS;

    /// @param capture who captures the packets of the lab, where somebody does; closed by whoever started it
    /// @param openUrl opens an address in the browser; false where there is none
    public MainWindow(
            Stage stage,
            Lab lab,
            Optional<LiveCapture> capture,
            DesktopOptions options,
            Look look,
            Background background,
            Predicate<String> openUrl) {
        this.stage = stage;
        this.capture = capture;
        this.lab = lab;
        this.trace = lab.trace();
        this.look = look;
        this.background = background;
        plainDesk = new ServerDesk(lab.plain(), background, options.bind(), options.plainPort());
        webSocketDesk = new ServerDesk(lab.webSocket(), background, options.bind(), options.webSocketPort());
        plainDesk.behave(options.plainBehaviour());
        webSocketDesk.behave(options.webSocketBehaviour());
        webSocketDesk.play(options.tricks());
        webSocketDesk.compress(options.compresses());
        plainRows = new LadderRows(lab.plain().service());
        webSocketRows = new LadderRows(lab.webSocket().service());
        feed = new Feed(trace, List.of(plainRows, webSocketRows));
        this.openUrl = openUrl;
        inspector = new Inspector(trace, this::partner, Optional.of(this::browse));
        plain = new ServerPane(plainDesk, Kind.PLAIN, plainRows, look.em(), new ServerPane.Outside(
                selection -> chosen(selection, true), this::browse, this::openPlainClient));
        webSocket = new ServerPane(webSocketDesk, Kind.WEB_SOCKET, webSocketRows, look.em(), new ServerPane.Outside(
                selection -> chosen(selection, false), this::browse, this::openWebSocketClient));
        plain.ladder().offerFilter(UnitBytes.in(trace));
        webSocket.ladder().offerFilter(UnitBytes.in(trace));
        workshop = new WorkshopWindow(trace, webSocketDesk, background, look, this::browse);
        files = new FilePlace(servers(), background, look, this::browse, messages, this::fileChanged);
        fileMenu = new FileMenu(new FileMenu.Actions(
                () -> files.choose(stage), () -> saveTo(stage), () -> recordTo(stage), files::close));
        records = new RecordDesk(trace, background, messages, fileMenu::showRecording);
        replayBar = new ReplayBar(look.em(), this::onlyConnection, this::replayMoved, this::backToLive);
        topBar = new TopBar(
                look,
                new TopBar.Actions(
                        fileMenu,
                        records.button(),
                        feed::setPaused,
                        workshop::open,
                        this::openHandServer,
                        this::showPackets,
                        this::showLayers,
                        () -> Keys.show(look, stage)));
        statusBar = new StatusBar(options.bind(), () -> PacketsHelp.show(look, stage, captureStatus()));
        build();
        options.file().ifPresent(files::open);
        if (options.startServers()) {
            plainDesk.start();
            webSocketDesk.start();
        }
    }

    private SplitPane servers() {
        SplitPane servers = new SplitPane(plain, webSocket);
        servers.getStyleClass().add("servers");
        SplitPane.setResizableWithParent(plain, true);
        SplitPane all = new SplitPane(servers, inspector.node());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(SERVERS_SHARE);
        return all;
    }

    private void build() {
        BorderPane root = new BorderPane(files.node(), new VBox(topBar, messages, replayBar), null, statusBar, null);
        Scene scene = new Scene(root);
        look.dress(scene);
        scene.widthProperty().subscribe(() -> look.fit(scene.getWidth(), scene.getHeight()));
        scene.heightProperty().subscribe(() -> look.fit(scene.getWidth(), scene.getHeight()));
        Keys.install(scene, look, this::togglePause, workshop::open, this::openHandServer, () -> Keys.show(look, stage));
        Keys.installReplay(scene, replayBar, topBar::togglePackets);
        files.acceptDrops(scene);
        stage.setScene(scene);
        stage.setTitle("Wirelight");
    }

    /// Shows the window and begins to read.
    public void open() {
        feed.start();
        pulse.start();
        stage.show();
        plain.takeFocus();
    }

    /// How evenly it has been drawn so far, in one line.
    public String frameTimes() {
        return frameTimes.report();
    }

    /// Stops to read. A recording goes on until [#endRecording], to see the servers close their connections. The servers are the lab's affair.
    public void close() {
        pulse.stop();
        files.close();
        feed.close();
        workshop.close();
    }

    private void pulsed(long now) {
        frameTimes.pulse(now);
        feed.pulse();
        files.view().ifPresent(FileView::pulse);
        if (now - nextDraw >= 0) {
            long begin = System.nanoTime();
            plain.update();
            webSocket.update();
            files.view().ifPresent(FileView::update);
            replayBar.update();
            nextDraw = now + REST * (System.nanoTime() - begin);
        }
        if (now - nextLook >= 0) {
            nextLook = now + LOOK_EVERY_NANOS;
            lookAround();
        }
    }

    private void lookAround() {
        plain.look();
        webSocket.look();
        int open = plainDesk.peers().get().size() + webSocketDesk.peers().get().size();
        Counts counts = feed.counts();
        CaptureStatus status = captureStatus();
        anyPackets |= status instanceof CaptureStatus.Running running && running.packets() > 0;
        statusBar.show(open, counts, files.view().isPresent(), anyPackets);
        files.view()
                .ifPresentOrElse(_ -> statusBar.showPacketsOfFile(), () -> statusBar.showPackets(status));
        boolean mayCome = !(status instanceof CaptureStatus.Off || status instanceof CaptureStatus.Unavailable);
        topBar.offerPackets(mayCome || anyPackets || files.view().isPresent());
        records.look();
        topBar.showWaiting(counts.waiting());
        files.view().ifPresentOrElse(FileView::look, () -> {
            inspector.connection().ifPresent(this::askForState);
            inspector.lookForPackets();
            replayBar.show(feed.replay(), true);
            followNewest();
        });
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

    private void saveTo(Stage owner) {
        records.save(owner);
    }

    private void recordTo(Stage owner) {
        records.toggle(owner);
    }

    /// Where capture files are shown.
    FilePlace files() {
        return files;
    }

    /// What saves and records.
    RecordDesk records() {
        return records;
    }

    /// Ends a recording that runs, and waits until its file is whole.
    public void endRecording() {
        records.close();
    }

    private CaptureStatus captureStatus() {
        return capture.map(LiveCapture::status).orElseGet(CaptureStatus.Off::new);
    }

    private void fileChanged() {
        boolean open = files.view().isPresent();
        fileMenu.showOpen(open);
        topBar.offerPause(!open);
        replayBar.show(files.view().map(FileView::replay).or(feed::replay), !open);
        stage.setTitle(files.view()
                .map(view -> view.opened().path().getFileName() + " – Wirelight")
                .orElse("Wirelight"));
    }

    private void backToLive() {
        topBar.resume();
        replayBar.show(Optional.empty(), true);
        followLadders();
    }

    /// Where the replay goes, there the learner wants to look.
    private void replayMoved() {
        files.view().ifPresentOrElse(view -> view.ladder().followNewest(), this::followLadders);
    }

    private void followLadders() {
        plain.ladder().followNewest();
        webSocket.ladder().followNewest();
    }

    private void togglePause() {
        if (files.view().isPresent()) {
            replayBar.playOrPause();
        } else {
            topBar.togglePause();
        }
    }

    private @Nullable Connection onlyConnection() {
        return files.view().map(FileView::only).orElse(null);
    }

    private void showPackets(boolean show) {
        for (ServerPane pane : List.of(plain, webSocket)) {
            pane.ladder().showPackets(show);
            pane.ladder().setCalls(show ? "calls, packets" : "socket calls");
        }
        files.showPackets(show);
        replayBar.stepToPackets(show);
    }

    private void showLayers(LayerModel model) {
        inspector.layers(model);
        files.layers(model);
    }

    /// While nothing is selected the inspector explains the newest unit of both ladders, unless somebody is at work in it.
    private void followNewest() {
        boolean selected = plain.ladder().selection().isPresent()
                || webSocket.ladder().selection().isPresent();
        if (selected || inspector.isInUse() || System.nanoTime() - followedAt < FOLLOW_EVERY_NANOS) {
            return;
        }
        Stream.of(plain.ladder().newestUnit(), webSocket.ladder().newestUnit())
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(Unit::lastEntry))
                .filter(unit -> !unit.equals(followed))
                .ifPresent(unit -> {
                    followed = unit;
                    followedAt = System.nanoTime();
                    inspector.show(new Selection.OfUnit(unit));
                });
    }

    private void chosen(Selection selection, boolean inPlain) {
        followed = null;
        (inPlain ? webSocket : plain).ladder().clearSelection();
        inspector.show(selection);
    }

    private Optional<Unit> partner(Unit unit) {
        return plainRows.partner(unit).or(() -> webSocketRows.partner(unit));
    }

    private void browse(String address) {
        if (!openUrl.test(address)) {
            webSocketDesk.warn("No browser could be opened. Copy the address into your browser: " + address);
        }
    }

    private void openHandServer() {
        HandServerWindow.open(trace, feed, background, look, stage, this::chosenElsewhere);
    }

    /// Explains what was chosen in a ladder outside this window.
    private void chosenElsewhere(Selection selection) {
        followed = null;
        plain.ladder().clearSelection();
        webSocket.ladder().clearSelection();
        inspector.show(selection);
    }

    private void openPlainClient(Address server) {
        PlainClientWindow.open(trace, server, background, look, stage);
    }

    private void openWebSocketClient(Address server) {
        WebSocketClientWindow.open(trace, server, background, look, stage);
    }
}

package dev.wirelight.desktop;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.capture.live.LiveCapture;
import dev.wirelight.desktop.feed.Counts;
import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.desktop.file.FileView;
import dev.wirelight.desktop.hand.HandServerWindow;
import dev.wirelight.desktop.inspector.LayerModel;
import dev.wirelight.desktop.lesson.LessonPane;
import dev.wirelight.desktop.replay.ReplayBar;
import dev.wirelight.server.Lab;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import dev.wirelight.words.Languages;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: the servers or a file, the bars above and below them, and what moves the new rows onto the screen.
public final class MainWindow {
    private static final long LOOK_EVERY_NANOS = 250_000_000;
    /// After drawing, the window's thread is left to others for so many times as long as that took.
    private static final int REST = 4;

    private final Optional<LiveCapture> capture;
    private final Trace trace;
    private final Background background;
    private final Look look;
    private final Stage stage;
    private final LiveView live;
    private final Optional<LessonPane> lessons;
    private final SideWindows beside;
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
    private boolean anyPackets;
    private long nextDraw;
    private long nextLook;

    /// @param capture who captures the packets of the lab, where somebody does; closed by whoever started it
    /// @param openUrl opens an address in the browser; false where there is none
    /// @param places where lessons and progress are; empty for a window without lessons
    public MainWindow(
            Stage stage,
            Lab lab,
            Optional<LiveCapture> capture,
            DesktopOptions options,
            Look look,
            Background background,
            Predicate<String> openUrl,
            Optional<LessonPane.Places> places) {
        this.stage = stage;
        this.capture = capture;
        this.trace = lab.trace();
        this.look = look;
        this.background = background;
        live = new LiveView(lab, options, look, background, stage, openUrl);
        files = new FilePlace(live.node(), background, look, live::browse, messages, this::fileChanged);
        beside = new SideWindows(lab, live, files, background, look);
        boolean busy = options.startServers() || options.file().isPresent(); // who says what to do needs no lesson first
        LessonPane.Outside outside =
                new LessonPane.Outside(live::usual, live::serversChanged, live::browse, live.pointing(), beside::openBench);
        lessons = places.map(where -> new LessonPane(lab, outside, background, where, busy));
        feed = new Feed(trace, live.rows());
        fileMenu = new FileMenu(new FileMenu.Actions(
                () -> files.choose(stage), () -> records().save(stage), () -> records().toggle(stage),
                keep -> records().keepInsideTls(keep), files::close));
        records = new RecordDesk(trace, background, messages, fileMenu::showRecording);
        replayBar = new ReplayBar(this::onlyConnection, this::replayMoved);
        topBar = new TopBar(
                look,
                new TopBar.Actions(
                        fileMenu,
                        records.button(),
                        this::pause,
                        beside::openWorkshop,
                        beside::openBenches,
                        this::openHandServer,
                        this::showPackets,
                        this::showLayers,
                        () -> Keys.show(look, stage)),
                places.map(where -> new LanguageMenu(Languages.beside(where.progress()), background, messages)));
        statusBar = new StatusBar(options.bind(), capture.map(any -> any::setOn), () -> PacketsHelp.show(look, stage, captureStatus()), beside::openDoctor);
        beside.watching().unread().subscribe(unread -> statusBar.showNoticed(unread.intValue()));
        build();
        LanguageMenu.tellMistakes(messages);
        options.file().ifPresent(files::open);
        if (options.startServers()) {
            live.startServers();
        }
    }

    private void build() {
        BorderPane root = new BorderPane(files.node(), new VBox(topBar, messages, replayBar), null, statusBar, null);
        Scene scene = new Scene(root);
        look.dress(scene);
        scene.widthProperty().subscribe(() -> fit(scene));
        scene.heightProperty().subscribe(() -> fit(scene));
        lessons.ifPresent(pane -> {
            root.setLeft(pane);
            pane.folded().subscribe(() -> fit(scene));
            Keys.installLessons(scene, pane::toggle);
        });
        Keys.install(scene, look, this::togglePause, beside::openWorkshop, this::openHandServer, () -> Keys.show(look, stage));
        Keys.installBenches(scene, beside::openBenches);
        Keys.installDoctor(scene, beside::openDoctor);
        Keys.installReplay(scene, replayBar, topBar::togglePackets);
        files.acceptDrops(scene);
        stage.setScene(scene);
        stage.setTitle("Wirelight");
    }

    private void fit(Scene scene) {
        look.fit(scene.getWidth(), scene.getHeight(), lessons.map(LessonPane::wide).orElse(0.0));
    }

    /// Shows the window and begins to read.
    public void open() {
        feed.start();
        pulse.start();
        stage.show();
        live.takeFocus();
    }

    /// How evenly it has been drawn so far, in one line.
    public String frameTimes() {
        return frameTimes.report();
    }

    /// Stops to read. A recording goes on until [#endRecording], to see the servers close their connections. The servers are the lab's affair.
    public void close() {
        pulse.stop();
        lessons.ifPresent(LessonPane::close);
        files.close();
        feed.close();
        beside.close();
    }

    private void pulsed(long now) {
        frameTimes.pulse(now);
        feed.pulse();
        lessons.ifPresent(pane -> pane.pulse(now));
        files.view().ifPresent(FileView::pulse);
        if (now - nextDraw >= 0) {
            long begin = System.nanoTime();
            live.update();
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
        beside.watching().look();
        live.look();
        Counts counts = feed.counts();
        CaptureStatus status = captureStatus();
        anyPackets |= status instanceof CaptureStatus.Running running && running.packets() > 0;
        statusBar.show(live.open(), counts, files.view().isPresent(), anyPackets);
        files.view()
                .ifPresentOrElse(_ -> statusBar.showPacketsOfFile(), () -> statusBar.showPackets(status));
        boolean mayCome = !(status instanceof CaptureStatus.Off || status instanceof CaptureStatus.Unavailable);
        topBar.offerPackets(mayCome || anyPackets || files.view().isPresent());
        records.look();
        topBar.showWaiting(counts.waiting());
        files.view().ifPresentOrElse(FileView::look, () -> {
            replayBar.show(feed.replay());
            live.explain(feed.replay());
        });
    }

    /// What the servers do.
    LiveView live() {
        return live;
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
        replayBar.show(files.view().map(FileView::replay).or(feed::replay));
        stage.setTitle(files.view()
                .map(view -> view.opened().path().getFileName() + " – Wirelight")
                .orElse("Wirelight"));
    }

    /// Holds the picture of the servers still, or goes back to what they do now.
    private void pause(boolean paused) {
        feed.setPaused(paused);
        if (!paused) {
            replayBar.show(Optional.empty());
            live.followNewest();
        }
    }

    /// Where the replay goes, there the learner wants to look.
    private void replayMoved() {
        files.view().ifPresentOrElse(view -> view.ladder().followNewest(), live::followNewest);
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
        live.showPackets(show);
        files.showPackets(show);
        replayBar.stepToPackets(show);
    }

    private void showLayers(LayerModel model) {
        live.layers(model);
        files.layers(model);
    }

    private void openHandServer() {
        HandServerWindow.open(trace, feed, background, look, stage, live::chosenElsewhere);
    }
}

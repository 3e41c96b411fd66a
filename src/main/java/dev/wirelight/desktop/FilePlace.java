package dev.wirelight.desktop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.file.FileView;
import dev.wirelight.desktop.file.OpenedFile;
import dev.wirelight.desktop.inspector.LayerModel;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Where a capture file is shown: in the place of the servers, which go on meanwhile and come back when it is closed.
final class FilePlace {
    private final SplitPane servers;
    private final StackPane place;
    private final Background background;
    private final Look look;
    private final Consumer<String> browser;
    private final MessageRow messages;
    private final Runnable changed;
    private LayerModel layers = LayerModel.TCP_IP;
    private boolean packets;
    private @Nullable FileView view;
    private @Nullable File lastFolder;

    /// @param servers holds the servers, and under them their inspector
    /// @param browser opens the address of a specification's section
    /// @param messages says what cannot be opened
    /// @param changed told when a file was opened or closed
    FilePlace(
            SplitPane servers,
            Background background,
            Look look,
            Consumer<String> browser,
            MessageRow messages,
            Runnable changed) {
        this.servers = servers;
        this.place = new StackPane(servers);
        this.background = background;
        this.look = look;
        this.browser = browser;
        this.messages = messages;
        this.changed = changed;
    }

    /// What to put into the window: the servers, or a file in their place.
    Node node() {
        return place;
    }

    /// Lets files be dropped anywhere in a scene.
    void acceptDrops(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                open(event.getDragboard().getFiles().getFirst().toPath());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /// Lets the learner choose a file, and opens it.
    void choose(Stage owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(say("Open a capture"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(say("Captures"), "*.pcap", "*.pcapng", "*.cap"),
                        new FileChooser.ExtensionFilter(say("All files"), "*"));
        chooser.setInitialDirectory(lastFolder);
        Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath).ifPresent(this::open);
    }

    /// Opens a file, and says so where that is not possible.
    void open(Path path) {
        messages.announce(say("Opening “%s” …", path.getFileName()));
        background.run(
                () -> OpenedFile.open(path),
                this::show,
                failure -> messages.warn(Optional.ofNullable(failure.getMessage()).orElse(failure.toString())));
    }

    private void show(OpenedFile opened) {
        if (view != null) {
            view.close();
        }
        lastFolder = opened.path().toAbsolutePath().toFile().getParentFile();
        FileView fresh = new FileView(opened, look.em(), layers, browser, this::close);
        fresh.ladder().showPackets(packets);
        view = fresh;
        SplitPane halves = new SplitPane(fresh.node(), fresh.inspector().node());
        halves.setOrientation(Orientation.VERTICAL);
        halves.setDividerPositions(servers.getDividerPositions());
        servers.setVisible(false);
        place.getChildren().setAll(servers, halves);
        fresh.start();
        Platform.runLater(() -> { // the name changes with what is seen
            fresh.takeFocus();
            messages.dismiss();
        });
        changed.run();
    }

    /// Takes the file away and shows the servers again.
    void close() {
        if (view == null) {
            return;
        }
        view.close();
        view = null;
        servers.setVisible(true);
        place.getChildren().forEach(half -> half.setVisible(half == servers));
        // Not at once: what loses the focus now still wants to be drawn without it.
        Platform.runLater(() -> place.getChildren().removeIf(half -> !half.isVisible() && half != servers));
        changed.run();
    }

    Optional<FileView> view() {
        return Optional.ofNullable(view);
    }

    void layers(LayerModel model) {
        layers = model;
        view().ifPresent(now -> now.inspector().layers(model));
    }

    void showPackets(boolean show) {
        packets = show;
        view().ifPresent(now -> now.ladder().showPackets(show));
    }
}

package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Wordiness;
import dev.wirelight.trace.Address;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.DoubleExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The head of a server's pane: which server, what it is doing, and the buttons that start and stop it.
final class TitleRow extends HBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private static final double ROOM_FOR_ADDRESS = 46;
    private static final double ROOM_FOR_WORDS = 42;
    private static final String[] WORDS = {mark("WebSocket server"), mark("%s · listening"), mark("Options"), mark("Stop")};

    private final ServerDesk desk;
    private final BooleanExpression wide;
    private final Region dot = new Region();
    private final Label words = new Label();
    private final Button startStop = new Button();
    private final Button restart;

    /// @param em the font size in pixels
    /// @param options what shows the options
    TitleRow(ServerDesk desk, Kind kind, DoubleExpression em, ToggleButton options) {
        this.desk = desk;
        this.wide = widthProperty().greaterThan(em.multiply(ROOM_FOR_ADDRESS + Wordiness.of(WORDS)));
        getStyleClass().add("tool-row");
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("state-dot");
        Label name = new Label(kind.title());
        name.getStyleClass().addAll("heading", "server-name");
        name.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().add("dim");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        restart = Icons.iconButton("rotate-cw", say("Restart the %s", kind.title()), say("Stop and start again"), desk::restart);
        startStop.setMinWidth(USE_PREF_SIZE);
        BooleanBinding narrow = widthProperty().lessThan(em.multiply(ROOM_FOR_WORDS + Wordiness.of(WORDS)));
        Icons.shorten(options, narrow);
        getChildren().addAll(dot, name, words, options, restart, startStop);
        desk.secure().ifPresent(secure -> addTls(secure, kind, narrow));
        desk.state().subscribe(state -> show(kind, state));
        desk.address().subscribe(_ -> describe());
        desk.behaviour().subscribe(_ -> describe());
        desk.compresses().subscribe(_ -> describe());
        wide.subscribe(_ -> describe());
    }

    private void addTls(SecurePort secure, Kind kind, BooleanBinding narrow) {
        ToggleButton tls = Icons.toggle("lock", "TLS", say("A second port, where the same is said inside TLS (RFC 8446)"));
        tls.setAccessibleText(say("TLS port of the %s", kind.title()));
        secure.on().subscribe(on -> {
            tls.setSelected(on);
            tls.setGraphic(new FontIcon(on ? "fth-lock" : "fth-unlock"));
        });
        tls.contentDisplayProperty()
                .bind(Bindings.when(narrow).then(ContentDisplay.TEXT_ONLY).otherwise(ContentDisplay.LEFT));
        tls.setOnAction(_ -> secure.switchTo(tls.isSelected()));
        getChildren().add(3, tls);
    }

    private void show(Kind kind, ServerDesk.State state) {
        boolean running = state == ServerDesk.State.RUNNING;
        dot.pseudoClassStateChanged(RUNNING, running);
        restart.setVisible(running);
        restart.setManaged(running);
        startStop.setDisable(state == ServerDesk.State.STARTING || state == ServerDesk.State.STOPPING);
        boolean start = state == ServerDesk.State.STOPPED || state == ServerDesk.State.STARTING;
        startStop.setText(start ? say("Start") : say("Stop"));
        startStop.setGraphic(new FontIcon(start ? "fth-play" : "fth-square"));
        startStop.setAccessibleText(start ? say("Start the %s", kind.title()) : say("Stop the %s", kind.title()));
        startStop.setOnAction(_ -> {
            if (desk.isRunning()) {
                desk.stop();
            } else {
                desk.start();
            }
        });
        startStop.getStyleClass().remove("accent");
        if (start) {
            startStop.getStyleClass().add("accent");
        }
        describe();
    }

    private void describe() {
        Address address = desk.address().get();
        words.setText(
                switch (desk.state().get()) {
                    case STOPPED -> say("stopped");
                    case STARTING -> say("starting …");
                    case RUNNING -> listening(address);
                    case STOPPING -> say("closing its connections …");
                });
    }

    private String listening(Address address) {
        String does = desk.compresses().get()
                ? say("%s · compresses", desk.behaviour().get().word())
                : desk.behaviour().get().word();
        return wide.get() ? say("%s · listening on %s", does, address) : say("%s · listening", does);
    }
}

package dev.wirelight.desktop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.LayerModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The top line of the window: pause, which layers, how large, light or dark, which keys.
final class TopBar extends HBox {
    /// Where the bar is narrower, in em, some of its buttons have no words.
    private static final double ROOM_FOR_WORDS = 79;
    /// Words that always stand there, and those that are left away.
    private static final String[] WORDS = {
        mark("File"), mark("Pause"), mark("Workshop"), mark("Workbenches"), mark("Be the server"), mark("TCP packets"),
        mark("TCP/IP · 4 layers"), mark("OSI · 7 layers")
    };

    private final ToggleButton packets = Icons.toggle(
            "git-commit",
            say("TCP packets"),
            say("Show the packets that were captured too: how TCP opens a connection, acknowledges and closes it (Ctrl+T)"));
    private final ToggleButton pause = Icons.toggle(
            "pause", say("Pause"), say("Hold the picture still. The servers go on, and nothing is lost (Ctrl+P)"));

    /// What its buttons do.
    ///
    /// @param file what can be opened and saved
    /// @param recording says that the servers are being recorded
    /// @param pause told whether the picture is to stand still
    /// @param workshop opens the frame workshop
    /// @param benches opens the workbenches
    /// @param hand lets the learner play the server
    /// @param packets told whether captured packets are shown
    /// @param layers told which layers to show
    /// @param keys shows the keys
    record Actions(
            FileMenu file, Node recording, Consumer<Boolean> pause, Runnable workshop, Runnable benches, Runnable hand, Consumer<Boolean> packets, Consumer<LayerModel> layers, Runnable keys) {}

    /// @param language lets the learner choose one; empty where a choice could not be kept
    TopBar(Look look, Actions actions, Optional<LanguageMenu> language) {
        getStyleClass().addAll("top-bar", "panel");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0); // else it would never be narrower than its words
        Label name = new Label("Wirelight");
        name.getStyleClass().addAll("heading", "app-name");
        name.setMinWidth(USE_PREF_SIZE);
        pause.selectedProperty().subscribe(paused -> {
            actions.pause().accept(paused);
            pause.setGraphic(new FontIcon(paused ? "fth-corner-up-right" : "fth-pause"));
            pause.setTooltip(new Tooltip(paused ? say("Show what the servers do now (Ctrl+P)") : pause.getAccessibleHelp()));
            showWaiting(0);
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button workshop = Icons.button(
                "tool", say("Workshop"), say("Compose frames by hand, also wrong ones, and send them (Ctrl+K)"), actions.workshop());
        Button benches = Icons.button(
                "layers", say("Workbenches"), say("Do single steps by hand: the handshake's value, masking, whose byte it is; and see the server's code run (Ctrl+B)"), actions.benches());
        Button hand = Icons.button(
                "user", say("Be the server"), say("A client comes to you, and you write the answer by hand (Ctrl+H)"), actions.hand());
        packets.selectedProperty().subscribe(shown -> actions.packets().accept(shown));
        offerPackets(false);
        for (ButtonBase button : List.of(workshop, benches, hand, packets)) {
            Icons.shorten(button, widthProperty().lessThan(look.em().multiply(ROOM_FOR_WORDS + Wordiness.of(WORDS))));
        }
        getChildren().addAll(name, actions.file(), actions.recording(), pause, workshop, benches, hand, space, packets, layers(actions.layers()));
        getChildren().addAll(sizes(look), theme(look));
        language.ifPresent(getChildren()::add);
        getChildren().add(Icons.iconButton("help-circle", say("Keys"), say("Which keys do what (F1)"), actions.keys()));
    }

    private static HBox layers(Consumer<LayerModel> onLayers) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setAlignment(Pos.CENTER);
        for (LayerModel model : LayerModel.values()) {
            ToggleButton button = new ToggleButton(words(model));
            button.setToggleGroup(group);
            button.setUserData(model);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(model == LayerModel.TCP_IP ? "left-pill" : "right-pill");
            button.setSelected(model == LayerModel.TCP_IP);
            button.setAccessibleText(say("Show %s", words(model)));
            box.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true); // a second click on the same one changes nothing
            } else if (now.getUserData() instanceof LayerModel model) {
                onLayers.accept(model);
            }
        });
        return box;
    }

    private static String words(LayerModel model) {
        return switch (model) {
            case TCP_IP -> say("TCP/IP · 4 layers");
            case OSI -> say("OSI · 7 layers");
        };
    }

    private static HBox sizes(Look look) {
        Button smaller = new Button("A−");
        smaller.setAccessibleText(say("Smaller"));
        smaller.setAccessibleHelp(say("Make everything smaller (Ctrl+minus)"));
        smaller.setOnAction(_ -> look.smaller());
        smaller.getStyleClass().add("left-pill");
        Button larger = new Button("A+");
        larger.setAccessibleText(say("Larger"));
        larger.setAccessibleHelp(say("Make everything larger (Ctrl+plus)"));
        larger.setOnAction(_ -> look.larger());
        larger.disableProperty().bind(look.largest());
        larger.getStyleClass().add("right-pill");
        smaller.setMinWidth(USE_PREF_SIZE);
        larger.setMinWidth(USE_PREF_SIZE);
        return new HBox(smaller, larger);
    }

    private static Button theme(Look look) {
        Button button = Icons.iconButton(
                "moon", say("Light or dark"), say("Light on dark, or dark on light"), () -> look.setTheme(
                        look.theme().get().other()));
        look.theme().subscribe(theme -> button.setGraphic(new FontIcon(theme == Theme.LIGHT ? "fth-moon" : "fth-sun")));
        return button;
    }

    /// Shows the switch for captured packets where there are any, or will be.
    void offerPackets(boolean offered) {
        packets.setVisible(offered);
        packets.setManaged(offered);
    }

    void togglePackets() {
        if (packets.isVisible()) {
            packets.setSelected(!packets.isSelected());
        }
    }

    /// The picture of the servers can be paused; a file stands still by itself.
    void offerPause(boolean offered) {
        pause.setVisible(offered);
        pause.setManaged(offered);
    }

    void togglePause() {
        pause.setSelected(!pause.isSelected());
    }

    /// Says how much came after what is to be seen while the picture stands still.
    void showWaiting(long waiting) {
        String text = !pause.isSelected()
                ? say("Pause")
                : waiting == 0 ? say("Back to live") : say("Back to live · %,d more", waiting);
        if (!text.equals(pause.getText())) {
            pause.setText(text);
        }
    }
}

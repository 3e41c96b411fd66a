package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.server.Peer;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import dev.wirelight.words.Words;
import dev.wirelight.workshop.code.Listing;
import dev.wirelight.workshop.code.Standing;
import dev.wirelight.workshop.code.Whereabouts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The plain server's own code while it runs: at the left its sockets, then the Java that is running, and the same in C or
/// Python beside it. What is marked comes from the calls that were really made.
final class CodePane extends VBox {
    private static final String NOBODY = Words.mark("The plain server is not running yet. Start it in the main window: then its sockets stand here.");

    private final Whereabouts whereabouts;
    private final ListView<String> sockets = new ListView<>();
    private final Label missed = new Label();
    private final CodeList java = new CodeList();
    private final CodeList other = new CodeList();
    private List<Standing> standings = List.of();
    private boolean showing;

    /// @param plain the server whose code it is
    CodePane(Trace trace, Server plain) {
        whereabouts = new Whereabouts(trace, plain.service(), () -> writing(plain));
        getStyleClass().add("bench-pane");
        sockets.setAccessibleText(say("The server's sockets, and where they stand"));
        sockets.setPlaceholder(HandshakePane.words(say(NOBODY)));
        sockets.getStyleClass().add("code-sockets");
        sockets.getSelectionModel().selectedIndexProperty().addListener((_, _, _) -> chosen());
        missed.setVisible(false);
        missed.managedProperty().bind(missed.visibleProperty());
        java.show(Listing.java());
        VBox compared = new VBox(languages(), other);
        java.getStyleClass().add("code-running");
        compared.getStyleClass().addAll("code-side", "code-compared");
        HBox lists = new HBox(java, compared);
        HBox.setHgrow(java, Priority.ALWAYS);
        HBox.setHgrow(compared, Priority.ALWAYS);
        VBox.setVgrow(other, Priority.ALWAYS);
        lists.getStyleClass().add("bench-halves");
        VBox.setVgrow(lists, Priority.ALWAYS);
        getChildren().addAll(
                HandshakePane.words(say("Each socket of the plain server stands at one line of its code: the one that listens in accept(), "
                        + "each connection in read() until bytes come, or in write() while its peer does not read. Connect, type, quit, and look where ◀ goes. "
                        + "Choose a socket to light its line.")),
                sockets,
                missed,
                lists);
    }

    private static Set<Connection> writing(Server server) {
        return server.peers().stream().filter(Peer::isWriting).map(Peer::connection).collect(Collectors.toSet());
    }

    private HBox languages() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().add("tool-row");
        for (Listing listing : List.of(Listing.c(), Listing.python())) {
            ToggleButton button = new ToggleButton(listing.language());
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true); // a second click changes nothing
                other.show(listing);
            });
            row.getChildren().add(button);
        }
        ((ToggleButton) row.getChildren().getFirst()).fire();
        return row;
    }

    /// Takes what is new in the trace. Called once a pulse while the window is open.
    void look() {
        if (!whereabouts.read()) {
            return;
        }
        Standing before = selected();
        standings = whereabouts.all();
        showing = true;
        sockets.getItems().setAll(standings.stream().map(Standing::words).toList());
        for (int i = 0; before != null && i < standings.size(); i++) {
            if (standings.get(i).number() == before.number()) {
                sockets.getSelectionModel().select(i);
            }
        }
        showing = false;
        missed.setText(say(
                "%,d older calls are not in memory any more: a connection that has been silent since then is not shown"
                        + " until it calls something.",
                whereabouts.missed()));
        missed.setVisible(whereabouts.missed() > 0);
        mark();
    }

    private void chosen() {
        Standing one = selected();
        if (!showing) {
            mark();
            if (one != null) {
                java.reveal(one);
                other.reveal(one);
            }
        }
    }

    private @Nullable Standing selected() {
        int index = sockets.getSelectionModel().getSelectedIndex();
        return index >= 0 && index < standings.size() ? standings.get(index) : null;
    }

    private void mark() {
        java.mark(standings, selected());
        other.mark(standings, selected());
    }
}

package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.LadderView;
import dev.wirelight.trace.Connection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Chooses whether the ladder shows all connections or one.
final class ConnectionMenu extends MenuButton {
    private static final int MOST_ITEMS = 30;

    private final ServerDesk desk;
    private final LadderRows rows;
    private final LadderView ladder;

    ConnectionMenu(ServerDesk desk, Kind kind, LadderRows rows, LadderView ladder) {
        this.desk = desk;
        this.rows = rows;
        this.ladder = ladder;
        getStyleClass().addAll("connection-menu", "small");
        setAccessibleHelp(say("Shows the connections of the %s in the ladder: all or one", kind.title()));
        setMinWidth(0);
        getItems().add(new MenuItem(say("All connections"))); // a menu without items does not open
        setOnShowing(_ -> fill());
        desk.peers().subscribe(_ -> describe());
    }

    private void describe() {
        Connection only = ladder.only().get();
        int open = desk.peers().get().size();
        setText(only == null ? say("All connections · %,d open", open) : words(only));
    }

    /// `:42440 · GET /`: the client's port, and what the connection is for.
    private String words(Connection connection) {
        return ":" + connection.client().port()
                + (connection.wire().speaks().equals("tls") ? " · TLS" : "")
                + rows.purpose(connection).map(purpose -> " · " + purpose).orElse("");
    }

    /// The open connections first, then closed ones that still have rows; the latest of each first.
    private void fill() {
        Set<Connection> open =
                desk.peers().get().stream().map(peer -> peer.connection().wire()).collect(Collectors.toCollection(HashSet::new));
        Set<Connection> all = new LinkedHashSet<>(desk.peers().get().reversed().stream()
                .map(peer -> peer.connection().wire())
                .toList());
        all.addAll(rows.connections());
        if (ladder.only().get() != null) {
            all.add(ladder.only().get());
        }
        getItems().clear();
        ToggleGroup group = new ToggleGroup();
        add(group, say("All connections"), null);
        all.stream().limit(MOST_ITEMS).forEach(connection -> {
            add(group, open.contains(connection) ? words(connection) : say("%s, closed", words(connection)), connection);
        });
        if (all.size() > MOST_ITEMS) {
            MenuItem more = new MenuItem(say("and %,d more", all.size() - MOST_ITEMS));
            more.setDisable(true);
            getItems().add(more);
        }
    }

    private void add(ToggleGroup group, String text, @Nullable Connection connection) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(ladder.only().get() == connection);
        item.setOnAction(_ -> {
            ladder.showOnly(connection);
            describe();
        });
        getItems().add(item);
    }
}

package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.live.TcpState;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Layers;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// Explains what is selected: its layers, its fields and its bytes, side by side, each linked with the others.
///
/// All methods are for the window's thread.
public final class Inspector {
    /// Longer units, and such as lie over more entries of the trace, are fetched and explained on another thread.
    private static final int SHORT = 4 << 10;
    private static final int NEAR = 1_000;

    private static final String ALL_OF_IT = mark("Click on something that passed: a frame, a handshake, a line or a call. "
            + "Here you see what carried it, what its fields mean, and every byte of it.");

    private final Trace trace;
    private final InspectorColumns columns;
    private final StackPane root = new StackPane();

    private Optional<Connection> connection = Optional.empty();
    private LayerModel model = LayerModel.TCP_IP;
    private Optional<Look> look = Optional.empty();
    private Optional<LayerList> layers = Optional.empty();
    private long shown;

    /// Whether somebody clicked or typed here since the focus came; it can also come by itself.
    private boolean touched;

    /// An inspector whose sections are words, and that knows no request's response.
    public Inspector(Trace trace) {
        this(trace, unit -> Optional.empty(), Optional.empty());
    }

    /// @param trace where the bytes of the units are
    /// @param partner the response to a request and the request of a response, where the caller knows it
    /// @param browser opens the address of a specification's section; without one, sections are words and no links
    public Inspector(Trace trace, Function<Unit, Optional<Unit>> partner, Optional<Consumer<String>> browser) {
        this.trace = trace;
        columns = new InspectorColumns(trace, partner, browser);
        root.getStyleClass().add("panel");
        dress(root);
        root.setMinHeight(0);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> touched = true);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> touched = true);
        clear();
    }

    /// Gives a place the style sheet in which grids, hex views and fields are drawn.
    public static void dress(Parent place) {
        place.getStyleClass().add("inspector");
        place.getStylesheets()
                .add(Objects.requireNonNull(Selection.class.getResource("inspector.css")).toExternalForm());
    }

    /// Says where the TLS records are found that carried what is explained.
    public void setLadders(Ladders ladders) {
        columns.setLadders(ladders);
    }

    /// What to put into the window.
    public Node node() {
        return root;
    }

    /// Whether somebody points at something here, or moves through it with the keyboard.
    public boolean isInUse() {
        touched &= hasFocus();
        return root.isHover() || touched;
    }

    /// What JavaFX says itself stays true when a node goes away that had the focus.
    private boolean hasFocus() {
        Node at = root.getScene() == null ? null : root.getScene().getFocusOwner();
        while (at != null && at != root) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Shows nothing but what can be done here.
    public void clear() {
        shown++;
        asked(Optional.empty());
        look = Optional.empty();
        root.getChildren().setAll(Notices.centred(say(ALL_OF_IT)));
    }

    /// Explains a unit or a socket call.
    public void show(Selection selection) {
        long wanted = ++shown;
        columns.markNothing();
        asked(Optional.ofNullable(
                switch (selection) {
                    case Selection.OfUnit(Unit unit) -> unit.connection();
                    case Selection.OfCall(Entry entry) -> entry.connection();
                }));
        switch (selection) {
            case Selection.OfUnit(Unit unit) when isQuicklyFetched(unit) -> show(unit, Look.at(unit, trace));
            case Selection.OfUnit(Unit unit) -> Thread.ofVirtual().name("inspector").start(() -> {
                Optional<Look> found = Look.at(unit, trace);
                Platform.runLater(() -> {
                    if (wanted == shown) {
                        show(unit, found);
                    }
                });
            });
            case Selection.OfCall(Entry entry) -> showCall(entry);
        }
    }

    /// Lights a field of this name in what is explained next, where it has one.
    public void wish(String field) {
        columns.wish(field);
    }

    /// The connection of what is explained.
    public Optional<Connection> connection() {
        return connection;
    }

    /// Shows the headers of packets that were captured since the unit was chosen, in place of the worked example.
    public void lookForPackets() {
        look.flatMap(now -> now.withPackets(trace)).ifPresent(now -> {
            Layer.Kind chosen = layers.map(LayerList::chosen).orElse(Layer.Kind.APPLICATION);
            look = Optional.of(now);
            showLayers(now);
            if (chosen != Layer.Kind.APPLICATION) {
                layers.ifPresent(list -> list.choose(chosen));
            }
        });
    }

    /// Compares the answer to a handshake with the response, and shows the records that carried what is explained, where
    /// they came after it was chosen.
    public void lookForAnswer() {
        columns.lookForAnswer();
        look.ifPresent(columns::lookForRecords);
    }

    private void asked(Optional<Connection> other) {
        if (!other.equals(connection)) {
            connection = other;
            columns.note("");
        }
    }

    /// Says in which state a connection is now, if it is the one that is explained.
    ///
    /// @param state empty where the operating system says nothing
    public void showTcpState(Connection of, Optional<TcpState> state) {
        if (connection.filter(of::equals).isPresent()) {
            columns.note(state.map(TcpStateWords::of).orElse(""));
        }
    }

    /// A short unit can still have come in many pieces, with much of others' between them.
    private static boolean isQuicklyFetched(Unit unit) {
        return unit.length() <= SHORT && unit.lastEntry() - unit.firstEntry() <= NEAR;
    }

    /// Draws four layers or seven, from now on.
    public void layers(LayerModel m) {
        model = m;
        look.ifPresent(this::showLayers);
    }

    private void show(Unit unit, Optional<Look> found) {
        look = found;
        if (found.isEmpty()) {
            root.getChildren().setAll(Notices.letGo(unit, trace.totals()));
            return;
        }
        root.getChildren().setAll(columns.node());
        showLayers(found.get());
        columns.showUnit(found.get());
    }

    private void showLayers(Look now) {
        List<Layer> all =
                switch (model) {
                    case TCP_IP -> Layers.tcpIp(now.unit(), now.bytes(), now.carriers());
                    case OSI -> Layers.osi(now.unit(), now.bytes(), now.carriers());
                };
        LayerList list = new LayerList(all, Layer.Kind.APPLICATION, layer -> choose(now, layer));
        layers = Optional.of(list);
        columns.showLayers(count(now.unit().length(),
                "Layers · what carried this %,d byte",
                "Layers · what carried these %,d bytes"), list);
    }

    private void choose(Look now, Layer layer) {
        if (layer.kind() == Layer.Kind.APPLICATION) {
            columns.showUnit(now); // what was chosen itself, and no header that carried it
            return;
        }
        Node mark = Notices.workedExample(
                layer.origin(), () -> layers.ifPresent(list -> list.choose(Layer.Kind.APPLICATION)));
        layer.source().ifPresentOrElse(source -> columns.showHeader(layer, source, List.of(mark)), () -> columns.showUnit(now));
    }

    /// A packet that was captured: no call, but what TCP said to TCP.
    private void showSegment(Entry entry, Call.Segment segment, Connection connection) {
        List<Layer> all = Layers.of(trace, connection, segment);
        var said = dev.wirelight.dissect.CallWords.of(entry);
        Node words = Notices.segment(said.call(), said.meaning());
        LayerList list = new LayerList(all, Layer.Kind.TRANSPORT, layer -> columns.showLayer(layer, words));
        columns.showLayers(say("Layers · packet %,d of the capture", segment.packet().number()), list);
        list.choose(Layer.Kind.TRANSPORT);
    }

    private void showCall(Entry entry) {
        look = Optional.empty();
        root.getChildren().setAll(columns.node());
        if (entry.call() instanceof Call.Segment segment && entry.connection() != null) {
            showSegment(entry, segment, entry.connection());
            return;
        }
        columns.showCall(new CallView(entry), entry.service());
    }

    /// What is lit, for the tests.
    Highlight highlight() {
        return columns.highlight();
    }
}

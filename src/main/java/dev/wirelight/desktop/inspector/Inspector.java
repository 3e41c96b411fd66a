package dev.wirelight.desktop.inspector;

import dev.wirelight.capture.TcpState;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Layers;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.Violation;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Explains what is selected: its layers, its fields and its bytes, side by side, each linked with the others.
///
/// All methods are for the window's thread.
public final class Inspector {
    /// Longer units, and such as lie over more entries of the trace, are fetched and explained on another thread.
    private static final int SHORT = 4 << 10;
    private static final int NEAR = 1_000;

    private static final String ALL_OF_IT = "Click on something that passed: a frame, a handshake, a line or a call. "
            + "Here you see what carried it, what its fields mean, and every byte of it.";

    private final Trace trace;
    private final Function<Unit, Optional<Unit>> partner;
    private final Optional<Consumer<String>> browser;

    private final Column layerColumn = new Column("layer-column");
    private final Column fieldColumn = new Column("field-column");
    private final Column byteColumn = new Column("byte-column");
    private final SplitPane columns = new SplitPane(layerColumn, fieldColumn, byteColumn);
    private final ScrollPane sideways = new ScrollPane(columns);
    private final StackPane root = new StackPane();

    /// Where the columns end, as shares of the width; moved by whoever drags the line between them.
    private double[] shares = {0.18, 0.46};

    private Optional<Connection> connection = Optional.empty();
    private LayerModel model = LayerModel.TCP_IP;
    private Optional<Look> look = Optional.empty();
    private Optional<LayerList> layers = Optional.empty();
    private Highlight highlight = new Highlight();
    private String wantedField = "";
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
        this.partner = partner;
        this.browser = browser;
        columns.getStyleClass().add("inspector-columns");
        columns.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> shares = columns.getDividerPositions());
        columns.setDividerPositions(shares);
        Rows.whenWidthChanges(columns, () -> columns.setDividerPositions(shares));
        sideways.setFitToWidth(true);
        sideways.setFitToHeight(true);
        sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("panel");
        dress(root);
        root.setMinHeight(0);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> touched = true);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> touched = true);
        root.focusWithinProperty().addListener((property, before, now) -> touched &= now);
        clear();
    }

    /// Gives a place the style sheet in which grids, hex views and fields are drawn.
    public static void dress(Parent place) {
        place.getStyleClass().add("inspector");
        place.getStylesheets()
                .add(Objects.requireNonNull(Selection.class.getResource("inspector.css")).toExternalForm());
    }

    /// What to put into the window.
    public Node node() {
        return root;
    }

    /// Whether somebody points at something here, or moves through it with the keyboard.
    public boolean isInUse() {
        return root.isHover() || touched && root.isFocusWithin();
    }

    /// Shows nothing but what can be done here.
    public void clear() {
        shown++;
        asked(Optional.empty());
        look = Optional.empty();
        root.getChildren().setAll(Notices.centred(ALL_OF_IT));
    }

    /// Explains a unit or a socket call.
    public void show(Selection selection) {
        long wanted = ++shown;
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

    private void asked(Optional<Connection> other) {
        if (!other.equals(connection)) {
            connection = other;
            layerColumn.note("");
        }
    }

    /// Says in which state a connection is now, if it is the one that is explained.
    ///
    /// @param state empty where the operating system says nothing
    public void showTcpState(Connection of, Optional<TcpState> state) {
        if (connection.filter(of::equals).isPresent()) {
            layerColumn.note(state.map(TcpStateWords::of).orElse(""));
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
        root.getChildren().setAll(sideways);
        showLayers(found.get());
        showUnit(found.get());
    }

    private void showLayers(Look now) {
        List<Layer> all =
                switch (model) {
                    case TCP_IP -> Layers.tcpIp(now.unit(), now.bytes(), now.carriers());
                    case OSI -> Layers.osi(now.unit(), now.bytes(), now.carriers());
                };
        LayerList list = new LayerList(all, Layer.Kind.APPLICATION, layer -> choose(now, layer));
        layers = Optional.of(list);
        layerColumn.show("Layers · what carried " + these(now.unit().length()), list);
    }

    private static String these(long bytes) {
        return (bytes == 1 ? "this " : "these ") + Words.count(bytes, "byte");
    }

    private void choose(Look now, Layer layer) {
        if (layer.kind() == Layer.Kind.APPLICATION) {
            showUnit(now); // what was chosen itself, and no header that carried it
            return;
        }
        Node mark = Notices.workedExample(
                layer.origin(), () -> layers.ifPresent(list -> list.choose(Layer.Kind.APPLICATION)));
        layer.source().ifPresentOrElse(source -> showHeader(layer, source, List.of(mark)), () -> showUnit(now));
    }

    private void showUnit(Look now) {
        boolean head = now.unit().content() instanceof Content.Request
                || now.unit().content() instanceof Content.Response;
        highlight = new Highlight();
        selectFirst(now.maps());
        FieldList list = new FieldList(now.maps(), highlight, head);
        Rest rest = new Rest(now.unit().length(), most -> now.unit().bytes(trace, most));
        list.goOnWith(rest);
        Explanation explanation = new Explanation(highlight, broken(now), head, browser);
        fieldColumn.show(now.dissection().title() + " · " + now.dissection().section(), list, explanation);
        VBox.setVgrow(head ? list : explanation, Priority.ALWAYS);
        byteColumn.show(
                "Bytes · " + Words.way(now.unit().direction()) + " · " + Words.count(now.unit().length(), "byte"),
                BytesPane.of(now, partner.apply(now.unit()), highlight)
                        .goingOnWith(rest));
    }

    /// @param above what to show above the fields
    private void showHeader(Layer layer, Source source, List<Node> above) {
        FieldMap map = new FieldMap(source, 0);
        highlight = new Highlight();
        selectFirst(List.of(map));
        FieldList list = new FieldList(List.of(map), highlight, false);
        Explanation explanation = new Explanation(highlight, List.of(), false, browser);
        List<Node> parts = new ArrayList<>(above);
        if (!layer.others().isEmpty()) {
            parts.add(HeaderChoice.of(layer, source, other -> showHeader(layer, other, above)));
        }
        parts.addAll(List.of(list, explanation));
        fieldColumn.show(Inert.text(layer.title()), parts.toArray(Node[]::new));
        VBox.setVgrow(explanation, Priority.ALWAYS);
        byteColumn.show(
                "Bytes · " + source.name() + " · " + source.origin(), BytesPane.ofHeader(map, highlight));
    }

    /// A packet that was captured: no call, but what TCP said to TCP.
    private void showSegment(Entry entry, Call.Segment segment, Connection connection) {
        List<Layer> all = Layers.of(trace, connection, segment);
        var said = dev.wirelight.dissect.CallWords.of(entry);
        Node words = Notices.segment(said.call(), said.meaning());
        LayerList list = new LayerList(all, Layer.Kind.TRANSPORT, layer -> showLayer(layer, words));
        layerColumn.show("Layers · packet %,d of the capture".formatted(segment.packet().number()), list);
        list.choose(Layer.Kind.TRANSPORT);
    }

    private void showLayer(Layer layer, Node words) {
        layer.source().ifPresentOrElse(source -> showHeader(layer, source, List.of(words)), () -> {
            fieldColumn.show(Inert.text(layer.title()), Notices.centred(layer.explanation()));
            byteColumn.show("Bytes", Notices.centred("There are no bytes to show."));
        });
    }

    private void showCall(Entry entry) {
        look = Optional.empty();
        root.getChildren().setAll(sideways);
        if (entry.call() instanceof Call.Segment segment && entry.connection() != null) {
            showSegment(entry, segment, entry.connection());
            return;
        }
        CallView call = new CallView(entry);
        layerColumn.show(
                "Layers · where this call stands",
                new LayerList(call.layers(), Layer.Kind.SOCKET_API, layer -> {}));
        fieldColumn.show("Socket call · " + entry.service(), call.words());
        highlight = new Highlight();
        call.moved()
                .ifPresentOrElse(
                        moved -> byteColumn.show(
                                "Bytes that it moved · " + Words.count(moved.length(), "byte"),
                                BytesPane.ofCall(moved, new FieldMap(moved.wire(), 0), highlight)),
                        () -> byteColumn.show("Bytes", Notices.centred("This call moved no bytes.")));
    }

    /// Selects a field to begin with, so that there is always something to read.
    private void selectFirst(List<FieldMap> maps) {
        FirstField.in(maps, wantedField).ifPresent(first -> highlight.select(first.map(), first.field()));
        highlight.selected().addListener((property, before, now) ->
                now.ifPresent(spot -> wantedField = spot.fields().getFirst().name()));
    }

    /// The rules that the unit breaks and no field of it shows.
    private static List<Violation> broken(Look now) {
        List<Violation> shown = new ArrayList<>();
        for (FieldMap map : now.maps()) {
            map.source().fields().forEach(field -> addViolations(shown, field));
        }
        return now.unit().violations().stream()
                .filter(violation -> shown.stream().noneMatch(s -> s.rule() == violation.rule()))
                .toList();
    }

    private static void addViolations(List<Violation> all, Field field) {
        all.addAll(field.violations());
        field.fields().forEach(part -> addViolations(all, part));
    }

    /// What is lit, for the tests.
    Highlight highlight() {
        return highlight;
    }
}

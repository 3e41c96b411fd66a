package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.Violation;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The inspector's columns: layers, fields and bytes. What is lit in one is lit in the others.
final class InspectorColumns {
    private final Trace trace;
    private final Function<Unit, Optional<Unit>> partner;
    private final Optional<Consumer<String>> browser;

    private final Column layerColumn = new Column("layer-column");
    private final Column fieldColumn = new Column("field-column");
    private final Column byteColumn = new Column("byte-column");
    private final SplitPane columns = new SplitPane(layerColumn, fieldColumn, byteColumn);
    private final ScrollPane sideways = new ScrollPane(columns);

    /// Where the columns end, as shares of the width; moved by whoever drags the line between them.
    private double[] shares = {0.18, 0.46};

    private Highlight highlight = new Highlight();
    private Ladders ladders = Ladders.NONE;
    private boolean recordsAreMissing;
    private String wantedField = "";
    /// Told of the response to the request that is shown; nothing where none is missed.
    private Optional<Unanswered> unanswered = Optional.empty();

    private record Unanswered(Unit request, BytesPane pane) {}

    /// @param trace where the bytes of the units are
    /// @param partner the response to a request and the request of a response, where the caller knows it
    /// @param browser opens the address of a specification's section; without one, sections are words and no links
    InspectorColumns(Trace trace, Function<Unit, Optional<Unit>> partner, Optional<Consumer<String>> browser) {
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
    }

    /// Says where TLS records are found.
    void setLadders(Ladders where) {
        ladders = where;
    }

    /// Takes the marks in the ladders away.
    void markNothing() {
        recordsAreMissing = false;
        ladders.mark().accept(List.of());
    }

    Node node() {
        return sideways;
    }

    /// What is lit.
    Highlight highlight() {
        return highlight;
    }

    /// Shows these in the first column.
    void showLayers(String title, LayerList list) {
        layerColumn.show(title, list);
    }

    /// Says something more under the layers; nothing if empty.
    void note(String words) {
        layerColumn.note(words);
    }

    /// Shows the fields and bytes of a unit.
    void showUnit(Look now) {
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
        Optional<Unit> other = partner.apply(now.unit());
        TlsParts tls = TlsParts.of(now, trace, ladders);
        ladders.mark().accept(tls.counterparts());
        recordsAreMissing = tls.lacksRecords();
        BytesPane bytes = BytesPane.of(now, other, highlight).goingOnWith(rest).with(tls.nodes());
        byteColumn.show(
                count(now.unit().length(),
                        "Bytes · %2$s · %1$,d byte",
                        "Bytes · %2$s · %1$,d bytes",
                        Words.way(now.unit().direction())), bytes);
        unanswered = now.unit().content() instanceof Content.Request && other.isEmpty()
                ? Optional.of(new Unanswered(now.unit(), bytes))
                : Optional.empty();
    }

    /// Takes in the response to the request that is shown, where it has come meanwhile.
    void lookForAnswer() {
        unanswered.ifPresent(waiting -> partner.apply(waiting.request()).ifPresent(response -> {
            waiting.pane().answeredBy(response);
            unanswered = Optional.empty();
        }));
    }

    /// Shows the records that carried what is shown, where they have come meanwhile: what this program says is written down
    /// before the record that carries it.
    void lookForRecords(Look now) {
        if (recordsAreMissing && TlsParts.hasRecords(now, ladders)) {
            showUnit(now);
        }
    }

    /// Shows those of a header that carried it.
    ///
    /// @param above what to show above the fields
    void showHeader(Layer layer, Source source, List<Node> above) {
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
                say("Bytes · %s · %s", source.name(), source.origin()), BytesPane.ofHeader(map, highlight));
    }

    /// Shows those of a layer, or why it has none.
    void showLayer(Layer layer, Node words) {
        layer.source().ifPresentOrElse(source -> showHeader(layer, source, List.of(words)), () -> {
            fieldColumn.show(Inert.text(layer.title()), Notices.centred(layer.explanation()));
            byteColumn.show(say("Bytes"), Notices.centred(say("There are no bytes to show.")));
        });
    }

    /// Shows a socket call and the bytes that it moved.
    void showCall(CallView call, String service) {
        layerColumn.show(
                say("Layers · where this call stands"),
                new LayerList(call.layers(), Layer.Kind.SOCKET_API, layer -> {}));
        fieldColumn.show(say("Socket call · %s", service), call.words());
        highlight = new Highlight();
        call.moved()
                .ifPresentOrElse(
                        moved -> byteColumn.show(
                                count(moved.length(), "Bytes that it moved · %,d byte", "Bytes that it moved · %,d bytes"),
                                BytesPane.ofCall(moved, new FieldMap(moved.wire(), 0), highlight)),
                        () -> byteColumn.show(say("Bytes"), Notices.centred(say("This call moved no bytes."))));
    }

    /// Selects a field of this name in the units to come, where they have one.
    void wish(String field) {
        wantedField = field;
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
}

package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.HandshakeSteps;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The pictures of the bytes, one below the other: bit grid, hex view, and what belongs to this kind of unit.
final class BytesPane extends ScrollPane {
    private static final int MOST_GRID_ROWS = 6;
    private static final int MOST_HEX_ROWS = 8;
    private static final int HEX_ROWS_ABOVE_OTHERS = 4;
    private static final int SHORT_PAYLOAD = 16;

    private final VBox parts = new VBox();
    private Optional<HexView> wire = Optional.empty();
    private Optional<AcceptSteps> steps = Optional.empty();
    private final Highlight highlight;
    private boolean bringing;

    private BytesPane(Highlight highlight) {
        this.highlight = highlight;
        parts.getStyleClass().add("bytes-parts");
        getStyleClass().add("bytes-pane");
        setContent(parts);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        highlight.selected().addListener((property, before, now) -> bringIntoSight());
        viewportBoundsProperty().addListener((property, before, now) -> {
            if (before.getHeight() != now.getHeight() || before.getWidth() != now.getWidth()) {
                bringIntoSight();
            }
        });
        parts.heightProperty().addListener((property, before, now) -> bringIntoSight());
    }

    /// Scrolls to the bytes of the selected field, unless somebody is choosing among the bytes here.
    private void bringIntoSight() {
        if (isHover() || bringing) {
            return;
        }
        bringing = true;
        Platform.runLater(() -> { // after the layout that changed it
            bringing = false;
            highlight.selected().get().flatMap(this::pictureOf).ifPresent(this::scrollTo);
        });
    }

    /// Its bits in the grid, and where it has none there its bytes.
    private Optional<Node> pictureOf(Highlight.Spot spot) {
        Stream<Node> bits = parts.getChildren().stream()
                .filter(BitGrid.class::isInstance)
                .flatMap(grid -> ((BitGrid) grid).bitsOf(spot).stream());
        Stream<Node> bytes =
                parts.getChildren().stream().filter(part -> part instanceof HexView view && view.map() == spot.map());
        return Stream.concat(bits, bytes).findFirst();
    }

    /// Moves no more than needed.
    private void scrollTo(Node part) {
        double seen = getViewportBounds().getHeight();
        double hidden = parts.getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        Bounds there = parts.sceneToLocal(part.localToScene(part.getLayoutBounds()));
        double from = there.getMinY();
        double to = there.getMaxY();
        double top = getVvalue() * hidden;
        double wanted = to > top + seen ? to - seen : top;
        setVvalue(Math.clamp(Math.min(wanted, from), 0, hidden) / hidden);
    }

    /// @param partner the response to a request, or the request of a response, where it is known
    static BytesPane of(Look look, Optional<Unit> partner, Highlight highlight) {
        BytesPane pane = new BytesPane(highlight);
        FieldMap wire = look.maps().getFirst();
        pane.cut(look.dissection());
        switch (look.unit().content()) {
            case Content.Request request -> {
                Optional<HandshakeSteps> steps = HandshakeSteps.of(request.head());
                pane.hex(wire, steps.isPresent() ? HEX_ROWS_ABOVE_OTHERS : MOST_HEX_ROWS);
                pane.steps(steps, partner.flatMap(BytesPane::acceptSentIn));
            }
            case Content.Response response -> {
                boolean answers = response.head().first("Sec-WebSocket-Accept").isPresent();
                pane.hex(wire, answers ? HEX_ROWS_ABOVE_OTHERS : MOST_HEX_ROWS);
                pane.answer(response, partner);
            }
            case Content.Body body -> pane.hex(wire);
            case Content.Frame frame -> pane.frame(frame, look.maps());
            case Content.Telnet(TelnetUnit.Data data) -> {
                pane.hex(wire);
                pane.add(new Characters(wire, highlight));
            }
            case Content.Telnet telnet -> {
                pane.grid(wire, 1);
                pane.hex(wire);
            }
            case Content.Tls tls -> pane.hex(wire);
            case Content.Unreadable unreadable -> pane.hex(wire);
        }
        return pane;
    }

    /// Takes in a response that came after its request was chosen.
    void answeredBy(Unit response) {
        steps.ifPresent(picture -> picture.compareWith(acceptSentIn(response)));
    }

    /// Says that a unit was cut for showing, and where the rest is.
    BytesPane goingOnWith(Rest rest) {
        wire.ifPresent(view -> view.goOnWith(rest));
        return this;
    }

    /// Puts more below the pictures.
    BytesPane with(List<Node> more) {
        parts.getChildren().addAll(more);
        return this;
    }

    /// The header of a lower layer: all its bits, and its bytes.
    static BytesPane ofHeader(FieldMap header, Highlight highlight) {
        BytesPane pane = new BytesPane(highlight);
        pane.grid(header, MOST_GRID_ROWS);
        pane.hex(header);
        return pane;
    }

    /// The bytes that a call moved.
    static BytesPane ofCall(Dissection moved, FieldMap map, Highlight highlight) {
        BytesPane pane = new BytesPane(highlight);
        pane.cut(moved);
        pane.hex(map);
        return pane;
    }

    private void frame(Content.Frame frame, List<FieldMap> maps) {
        FrameHeader header = frame.header();
        FieldMap wire = maps.getFirst();
        grid(wire, (header.length() + 3) / 4);
        boolean masked = header.masked() && wire.bytes().length > header.length();
        hex(wire, masked ? HEX_ROWS_ABOVE_OTHERS : MOST_HEX_ROWS);
        if (masked) {
            add(new Unmasking(wire, header, frame.inflated().isEmpty(), highlight));
        }
        for (FieldMap derived : maps.subList(1, maps.size())) {
            // A short unmasked payload is read in the table above; what was compressed is nowhere else.
            boolean decompressed = derived.source().name().equals(Source.DECOMPRESSED);
            if (decompressed || derived.bytes().length > SHORT_PAYLOAD) {
                add(heading(new FieldRow.Heading(derived).text()));
                add(new HexView(derived, MOST_HEX_ROWS, highlight));
            }
        }
    }

    private void grid(FieldMap map, int rows) {
        add(new BitGrid(map, rows, highlight));
    }

    private void hex(FieldMap map) {
        hex(map, MOST_HEX_ROWS);
    }

    private void hex(FieldMap map, int mostRows) {
        if (map.bytes().length == 0) {
            add(words(say("There are no bytes to show.")));
            return;
        }
        HexView view = new HexView(map, mostRows, highlight);
        wire = Optional.of(view);
        add(view);
        add(new ByteReadout(map, highlight));
    }

    private void cut(Dissection dissection) {
        if (dissection.shownBytes() < dissection.length()) {
            Label cut = words(count(dissection.length(),
                    "Shown here: the first %2$,d of %1$,d byte. The rest is not shown, but it was read and counted.",
                    "Shown here: the first %2$,d of %1$,d bytes. The rest is not shown, but it was read and counted.",
                    dissection.shownBytes()));
            cut.getStyleClass().add("inspector-notice");
            add(cut);
        }
    }

    private void steps(Optional<HandshakeSteps> found, Optional<String> sent) {
        steps = found.map(s -> new AcceptSteps(s, sent));
        steps.ifPresent(this::add);
    }

    private void answer(Content.Response response, Optional<Unit> partner) {
        Optional<String> sent = response.head().first("Sec-WebSocket-Accept");
        Optional<HandshakeSteps> steps = partner.flatMap(BytesPane::stepsOf);
        if (sent.isEmpty()) {
            return;
        }
        if (steps.isPresent()) {
            steps(steps, sent);
        } else {
            add(heading(say("Where the accept value comes from")));
            add(words(say("Sec-WebSocket-Accept is made from the key in the request: the key and the GUID of RFC 6455 are "
                    + "joined, hashed with SHA-1, and written in Base64. Select the request to see each step.")));
        }
    }

    private static Optional<HandshakeSteps> stepsOf(Unit unit) {
        return unit.content() instanceof Content.Request request
                ? HandshakeSteps.of(request.head())
                : Optional.empty();
    }

    private static Optional<String> acceptSentIn(Unit unit) {
        return unit.content() instanceof Content.Response response
                ? response.head().first("Sec-WebSocket-Accept")
                : Optional.empty();
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().addAll("heading", "part-heading");
        return heading;
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        return words;
    }

    private void add(Node part) {
        parts.getChildren().add(part);
    }
}

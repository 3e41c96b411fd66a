package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.ControlNames;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.protocol.Violation;
import dev.wirelight.trace.Direction;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.DoubleExpression;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is drawn in a row: the two lifelines, perhaps an arrow between them with words on it, perhaps a socket call on
/// the server's side. Directions differ in colour, in the arrow head and in the side on which it stands.
final class RowPane extends Region {
    private static final PseudoClass TO_CLIENT = PseudoClass.getPseudoClass("to-client");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass PACKET = PseudoClass.getPseudoClass("packet");

    final Label call = label("ladder-call");
    private final Label time = label("ladder-time");
    private final Label port = label("ladder-port");
    private final Label name = label("ladder-name");
    private final Label content = label("ladder-content");
    private final Label ending = label("ladder-ending");
    private final Label detail = label("ladder-detail");
    private final Label broken = label("ladder-broken");
    private final Label meaning = label("ladder-meaning");
    private final Label remark = label("ladder-remark");
    private final Label pointer = label("ladder-pointer");
    private final Label inside = label("ladder-inside");
    private final Region clientLine = region("lifeline");
    private final Region serverLine = region("lifeline");
    private final Region shaft = region("shaft");
    private final Region plate = region("plate");
    private final Polygon head = new Polygon();
    private final Line packetShaft = new Line();
    private final Polyline packetHead = new Polyline();
    private final DoubleExpression em;
    private boolean toClient;

    RowPane(DoubleExpression em) {
        this.em = em;
        head.getStyleClass().add("arrow-head");
        head.setManaged(false);
        packetShaft.getStyleClass().add("packet-line");
        packetShaft.setManaged(false);
        packetHead.getStyleClass().add("packet-head");
        packetHead.setManaged(false);
        inside.setGraphic(new FontIcon("fth-lock"));
        inside.setText(say("in TLS"));
        pointer.setGraphic(new FontIcon("fth-book-open"));
        broken.setGraphic(new FontIcon("fth-alert-triangle"));
        getChildren().addAll(clientLine, serverLine, shaft, head, packetShaft, packetHead, plate);
        getChildren().addAll(time, port, name, content, ending, detail, broken, meaning, call, remark, inside, pointer);
        clear();
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        label.setEllipsisString("…");
        label.setManaged(false);
        return label;
    }

    private static Region region(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        return region;
    }

    void clear() {
        for (Node node : List.of(time, port, name, content, ending, detail, broken, meaning, call, remark, inside, pointer, shaft, head, plate)) {
            node.setVisible(false);
        }
        packetShaft.setVisible(false);
        packetHead.setVisible(false);
        name.pseudoClassStateChanged(PACKET, false);
        call.pseudoClassStateChanged(PACKET, false);
    }

    /// Marks the row as what a lesson speaks of.
    void showPointer() {
        pointer.setVisible(true);
        requestLayout();
    }

    /// Marks the row as something that nobody on the way can read.
    void showInside() {
        inside.setVisible(true);
        requestLayout();
    }

    void showTime(String seconds) {
        set(time, seconds);
    }

    void showPort(String text) {
        set(port, text);
    }

    void showArrow(Direction direction, UnitWords words, List<Violation> violations) {
        toClient = direction == Direction.SERVER_TO_CLIENT;
        for (Node node : List.of(shaft, head, plate, name, content)) {
            node.pseudoClassStateChanged(TO_CLIENT, toClient);
            node.setVisible(true);
        }
        set(name, words.name());
        int end = VisibleText.endOfLetters(words.content());
        set(content, ControlNames.spelled(words.content().substring(0, end)));
        set(ending, lineEnd(words.content().substring(end)));
        boolean alone = words.name().isEmpty() && words.content().isEmpty();
        String more = ControlNames.spelled(words.detail());
        set(detail, more.isEmpty() || alone ? more : "· " + more);
        set(broken, violations.isEmpty() ? "" : say("breaks a rule"));
        requestLayout();
    }

    /// A captured packet: a thin dashed line with an open head, so that nobody takes it for what the program sent.
    void showPacket(Direction direction, PacketWords words) {
        toClient = direction == Direction.SERVER_TO_CLIENT;
        packetShaft.setVisible(true);
        packetHead.setVisible(true);
        plate.setVisible(true);
        plate.pseudoClassStateChanged(TO_CLIENT, toClient);
        name.pseudoClassStateChanged(PACKET, true);
        set(name, words.flags());
        set(detail, words.more().isEmpty() ? "" : "· " + words.more());
        showCarrier(words.number());
    }

    /// Names the packet that carried what is on the arrow.
    void showCarrier(String packet) {
        call.pseudoClassStateChanged(PACKET, true);
        call.pseudoClassStateChanged(FAILED, false);
        set(call, packet);
        requestLayout();
    }

    /// The signs of control characters spelled out, `CR LF`: the signs themselves cannot be read from afar.
    private static String lineEnd(String signs) {
        return signs.codePoints()
                .mapToObj(ControlNames::name)
                .collect(Collectors.joining(" "));
    }

    void showCall(CallWords words, boolean withMeaning) {
        call.pseudoClassStateChanged(FAILED, words.failed());
        meaning.pseudoClassStateChanged(FAILED, words.failed());
        set(call, words.call());
        set(meaning, withMeaning ? words.meaning() : "");
        requestLayout();
    }

    /// What the lab says about what happens: it belongs to no lifeline and has the whole row.
    ///
    /// @param warns whether something did not go as somebody wanted
    void showRemark(String text, boolean warns) {
        remark.pseudoClassStateChanged(FAILED, warns);
        remark.setGraphic(new FontIcon(warns ? "fth-alert-circle" : "fth-info"));
        set(remark, text);
        requestLayout();
    }

    void showNote(String text) {
        meaning.pseudoClassStateChanged(FAILED, false);
        set(meaning, text);
        requestLayout();
    }

    private static void set(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }

    /// `client to server`, as a screen reader says it.
    static String spoken(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? say("Client to server") : say("Server to client");
    }

    @Override
    protected void layoutChildren() {
        double size = em.get();
        Columns columns = Columns.of(getWidth(), size);
        double height = getHeight();
        clientLine.resizeRelocate(columns.client(), 0, 1, height);
        serverLine.resizeRelocate(columns.server(), 0, 1, height);
        time.setOpacity(columns.showsTime(size) ? 1 : 0);
        place(time, 0.4 * size, columns.portLeft() - 0.6 * size);
        place(port, columns.portLeft(), columns.client() - columns.portLeft() - 0.5 * size);
        place(call, columns.server() + 0.7 * size, columns.width() - columns.server() - 0.8 * size);
        double mark = columns.client() + 1.1 * size;
        place(inside, mark, width(inside));
        place(pointer, mark + width(inside), 1.7 * size);
        double from = mark + width(inside);
        place(remark, from, Math.min(remark.prefWidth(-1), columns.width() - from - 0.6 * size));
        layoutMeaning(columns, size);
        layoutArrow(columns, size);
    }

    private void layoutMeaning(Columns columns, double size) {
        double room = columns.server() - columns.client() - (inside.isVisible() ? 2.4 * size : 1.6 * size) - width(inside);
        double wanted = Math.min(room, meaning.prefWidth(-1));
        place(meaning, columns.server() - 0.8 * size - wanted, wanted);
    }

    private void layoutArrow(Columns columns, double size) {
        double middle = Math.round(getHeight() / 2);
        double line = columns.client() + 1;
        double to = columns.server();
        shaft.resizeRelocate(line, middle - 1, to - line, 2);
        double reach = 0.7 * size;
        double tip = toClient ? line : to;
        double back = toClient ? line + reach : to - reach;
        head.getPoints().setAll(tip, middle, back, middle - 0.38 * size, back, middle + 0.38 * size);

        packetShaft.setStartX(line);
        packetShaft.setEndX(to);
        packetShaft.setStartY(middle - 0.5);
        packetShaft.setEndY(middle - 0.5);
        packetHead.getPoints().setAll(
                back, middle - 0.5 - 0.34 * size, tip, middle - 0.5, back, middle - 0.5 + 0.34 * size);

        double gap = 0.4 * size;
        double from = line + (inside.isVisible() ? width(inside) + 0.8 * size : 0);
        // A lesson's mark stands at the left end; as much is left free at the right one, so that marked words do not move.
        double room = to - from - 2 * reach - (pointer.isVisible() ? 5.4 : 3) * size;
        double nameWidth = Math.min(room, width(name));
        double brokenWidth = Math.min(room - nameWidth, width(broken));
        double endingWidth = Math.min(room - nameWidth - brokenWidth, width(ending));
        double rest = Math.max(0, room - nameWidth - brokenWidth - endingWidth - gap * 3);
        double detailWanted = width(detail);
        double contentWidth = Math.min(width(content), Math.max(rest - detailWanted, Math.min(rest, 7 * size)));
        double detailWidth = Math.min(detailWanted, Math.max(0, rest - contentWidth));

        double all = sum(gap, nameWidth, contentWidth + endingWidth, detailWidth, brokenWidth);
        double x = Math.round((from + to - all) / 2);
        double plateHeight = Math.round(1.55 * size);
        plate.resizeRelocate(x - 0.5 * size, Math.round(middle - plateHeight / 2), all + size, plateHeight);
        x = placeNext(name, x, nameWidth, gap);
        x = placeNext(content, x, contentWidth, endingWidth > 0 ? gap / 2 : gap);
        x = placeNext(ending, x, endingWidth, gap);
        x = placeNext(detail, x, detailWidth, gap);
        placeNext(broken, x, brokenWidth, gap);
    }

    private static double width(Label label) {
        return label.isVisible() ? Math.ceil(label.prefWidth(-1)) : 0;
    }

    private static double sum(double gap, double... widths) {
        double sum = 0;
        for (double width : widths) {
            sum += width == 0 ? 0 : width + (sum == 0 ? 0 : gap);
        }
        return sum;
    }

    private double placeNext(Label label, double x, double width, double gap) {
        place(label, x, width);
        return width == 0 ? x : x + width + gap;
    }

    private void place(Label label, double x, double width) {
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(x, Math.round((getHeight() - height) / 2), Math.max(0, width), height);
    }
}

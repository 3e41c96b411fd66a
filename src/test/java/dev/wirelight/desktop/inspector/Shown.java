package dev.wirelight.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.dissect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// An inspector in a window, and what is to be seen in it.
final class Shown {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final Inspector inspector;
    private Optional<Stage> window = Optional.empty();

    Shown(Supplier<Inspector> maker) {
        inspector = Screen.on(maker);
    }

    Inspector inspector() {
        return inspector;
    }

    void close() {
        Screen.run(() -> window.ifPresent(Stage::close));
    }

    void show(Unit unit) {
        show(new Selection.OfUnit(unit));
    }

    void show(Selection selection) {
        Screen.run(() -> {
            inspector.show(selection);
            if (window.isEmpty()) {
                window = Optional.of(Screen.open(inspector));
            }
            Screen.layOut(inspector);
        });
    }

    void select(String name) {
        for (FieldRow row : all(FieldList.class).getFirst().getItems()) {
            if (row instanceof FieldRow.OfField of && of.field().name().equals(name)) {
                inspector.highlight().select(of.map(), of.field());
                return;
            }
        }
        throw new AssertionError("no field " + name + " in " + fieldNames());
    }

    /// Lets some frames pass, in which what changed is laid out.
    void settle() {
        for (int i = 0; i < 6; i++) {
            CountDownLatch passed = new CountDownLatch(1);
            Runnable count = passed::countDown;
            Screen.run(() -> {
                inspector.node().getScene().addPostLayoutPulseListener(count);
                Platform.requestNextPulse();
            });
            try {
                assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Screen.run(() -> inspector.node().getScene().removePostLayoutPulseListener(count));
        }
    }

    /// Which of these are seen: `the field` in the list, with words in it, `its bits` in the grid, and `its first byte` in the hex view.
    Set<String> seenAfterLayout(String name) {
        settle();
        return Screen.on(() -> {
            Set<String> seen = new TreeSet<>();
            for (FieldCell cell : all(FieldCell.class)) {
                boolean its = cell.getItem() instanceof FieldRow.OfField row && row.field().name().equals(name);
                boolean drawn = its && lines(cell).stream().anyMatch(line -> line.getWidth() > 50);
                if (its && drawn && isInside(cell, all(FieldList.class).getFirst(), false)) {
                    seen.add("the field");
                }
            }
            BitGrid grid = all(BitGrid.class).isEmpty() ? null : all(BitGrid.class).getFirst();
            if (grid != null && grid.bitsOf(inspector.highlight().selected().get().orElseThrow())
                    .filter(bits -> isInside(bits, all(BytesPane.class).getFirst(), true))
                    .isPresent()) {
                seen.add("its bits");
            }
            int first = inspector.highlight().selected().get().orElseThrow().fields().getFirst().firstByte();
            for (HexRow.ByteLabel label : all(HexRow.ByteLabel.class)) {
                if (label.index() == first
                        && isInside(label, all(HexView.class).getFirst(), true)
                        && isInside(label, all(BytesPane.class).getFirst(), true)) {
                    seen.add("its first byte");
                }
            }
            return seen;
        });
    }

    FieldLine lineOf(String name) {
        return all(FieldCell.class).stream()
                .filter(cell -> cell.getItem() instanceof FieldRow.OfField row && row.field().name().equals(name))
                .flatMap(cell -> lines(cell).stream())
                .findFirst()
                .orElseThrow();
    }

    /// What of a line's meaning is really drawn, which may be cut.
    String drawnMeaning(FieldLine line) {
        return ((Text) line.lookup(".field-meaning").lookup(".text")).getText();
    }

    private static List<FieldLine> lines(Node cell) {
        List<FieldLine> lines = new ArrayList<>();
        collect(cell, FieldLine.class, lines);
        return lines;
    }

    /// @param whole whether all of its height must be seen
    private static boolean isInside(Node node, Node place, boolean whole) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        Bounds there = place.localToScene(place.getLayoutBounds());
        double slack = whole ? 1 : at.getHeight() - 15;
        return at.getMinY() >= there.getMinY() - 1 && at.getMaxY() <= there.getMaxY() + slack;
    }

    /// Types a value into the learner's field and presses Enter.
    void enter(String value) {
        Screen.on(() -> {
            TextField field = (TextField) all(YourValue.class).getFirst().lookup(".text-field");
            field.setText(value);
            Event.fireEvent(field, new ActionEvent());
            return value;
        });
    }

    List<String> fieldNames() {
        return Screen.on(() -> all(FieldList.class).getFirst().getItems().stream()
                .filter(FieldRow.OfField.class::isInstance)
                .map(row -> ((FieldRow.OfField) row).field().name())
                .toList());
    }

    HexRow.ByteLabel byteLabel(int index) {
        return all(HexRow.ByteLabel.class).stream().filter(l -> l.index() == index).findFirst().orElseThrow();
    }

    List<Integer> litBytes() {
        return Screen.on(() -> all(HexRow.ByteLabel.class).stream()
                .filter(lit())
                .filter(label -> label.getStyleClass().contains("hex-byte"))
                .map(HexRow.ByteLabel::index)
                .distinct()
                .toList());
    }

    List<String> litSegments() {
        return Screen.on(() ->
                all(BitSegment.class).stream().filter(lit()).map(s -> s.from() + "-" + s.to()).toList());
    }

    List<String> litRows() {
        return Screen.on(() -> all(FieldCell.class).stream()
                .filter(lit())
                .sorted(Comparator.comparingInt(FieldCell::getIndex))
                .map(FieldCell::getItem)
                .map(row -> ((FieldRow.OfField) row).field())
                .map(Field::name)
                .toList());
    }

    private static Predicate<Node> lit() {
        return node -> node.getPseudoClassStates().contains(LIT);
    }

    String shownText(Class<? extends Labeled> type) {
        return Screen.on(() -> all(type).getFirst().getText());
    }

    List<String> texts() {
        return Screen.on(() -> {
            List<String> texts = new ArrayList<>();
            for (Node node : all(Node.class)) {
                if (node instanceof Labeled labeled) {
                    texts.add(labeled.getText());
                } else if (node instanceof Text text) {
                    texts.add(text.getText());
                }
            }
            texts.removeIf(Objects::isNull);
            return texts;
        });
    }

    <T> List<T> all(Class<T> type) {
        Screen.layOut(inspector);
        List<T> found = new ArrayList<>();
        collect(inspector.node(), type, found);
        return found;
    }

    private static <T> void collect(Node node, Class<T> type, List<T> found) {
        if (type.isInstance(node) && node.isVisible()) {
            found.add(type.cast(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, type, found));
        }
    }

    static void move(Node target, EventType<MouseEvent> type) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        PickResult pick = new PickResult(target, 0, 0);
        Event.fireEvent(
                target,
                new MouseEvent(
                        type, 0, 0, 0, 0, down ? MouseButton.PRIMARY : MouseButton.NONE, down ? 1 : 0, false, false, false,
                        false, down, false, false, false, false, true, pick));
    }

    static void press(Node target, KeyCode code, boolean shift) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }
}

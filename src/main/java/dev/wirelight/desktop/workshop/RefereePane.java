package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.Judgement;
import dev.wirelight.workshop.Mark;
import dev.wirelight.workshop.Verdict;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// The referee: before sending, which rule would be broken and what should follow; afterwards what did happen, beside what
/// was expected.
final class RefereePane extends VBox {
    private static final int MOST_LINES = 40;

    private final Consumer<String> browser;
    private final VBox before = new VBox();
    private final VBox after = new VBox();
    private final ScrollPane pane = Parts.scrolled();
    private boolean notSent;
    private String shown = "";

    /// @param browser opens the address of a specification's section
    RefereePane(Consumer<String> browser) {
        this.browser = browser;
        getStyleClass().addAll("bench-column", "referee-pane");
        Label title = new Label(say("The referee"));
        title.getStyleClass().addAll("heading", "column-title");
        before.getStyleClass().add("referee-box");
        after.getStyleClass().add("referee-box");
        before.setAccessibleText(say("What the referee expects"));
        after.setAccessibleText(say("What happened"));
        hide(before);
        hide(after);
        VBox both = new VBox(before, after);
        both.getStyleClass().add("referee-both");
        pane.setContent(both);
        // What it says can be long; what stands below it is to stay where it is.
        VBox.setVgrow(pane, Priority.ALWAYS);
        pane.setMinHeight(0);
        pane.setPrefHeight(0);
        getChildren().addAll(title, pane);
    }

    private static void hide(VBox box) {
        box.setVisible(false);
        box.managedProperty().bind(box.visibleProperty());
    }

    /// Says what should follow.
    ///
    /// @param what such as `This frame`
    /// @param expected of the receiver, in its order
    /// @param next for what the forecast is: `if you send this frame next`
    void foresee(String what, String next, Role receiver, List<Expected> expected) {
        List<Violation> broken = expected.stream().flatMap(one -> one.violations().stream()).distinct().toList();
        boolean good = broken.isEmpty();
        colour(before, good ? "good" : "wrong");
        before.getChildren().setAll(head(good ? "check-circle" : "alert-triangle", good
                ? say("%s: nothing wrong", what)
                : count(broken.size(), "%2$s breaks a rule", "%2$s breaks %1$,d rules", what)));
        for (Violation violation : broken) {
            before.getChildren().add(new TextFlow(
                    ink(violation.rule().sentence() + " "), section(violation.rule().section()), dim("\n" + violation.detail())));
        }
        before.getChildren().add(small(say("What should follow %s:", next)));
        expected.stream().limit(MOST_LINES).forEach(one -> before.getChildren()
                .add(new TextFlow(strong(one.words(receiver) + " "), section(one.section()))));
        countMore(before, expected.size());
        before.setVisible(true);
    }

    /// Says that nothing can be foreseen, and why.
    void foreseeNothing(String why) {
        colour(before, "open");
        before.getChildren().setAll(head("slash", why));
        before.setVisible(true);
    }

    /// Shows the forecast, and takes away why something was not sent: what is to be sent has changed.
    void beginAnew() {
        pane.setVvalue(0);
        if (notSent) {
            notSent = false;
            after.setVisible(false);
        }
    }

    /// Brings what happened into view.
    private void showAfter() {
        pane.applyCss();
        pane.layout();
        double hidden = pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double top = after.getLayoutY();
        pane.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
    }

    /// Says that what comes from now on is not looked at here.
    void watchEnded() {
        after.getChildren().add(small(say("What comes later is not judged here: it stands in the main window.")));
    }

    /// Says what happened.
    ///
    /// @param what was sent, such as `text frame, 11 bytes`
    /// @param all what is to be said of each end that got it
    void judge(String what, List<Judged> all) {
        notSent = false;
        Mark worst = Mark.AS_ASKED;
        for (Judged one : all) {
            worst = worse(worst, worst(one.verdict()));
        }
        colour(after, style(worst));
        after.getChildren().setAll(head(icon(worst), say("What happened · %s", what)));
        for (Judged one : all) {
            if (!one.who().isEmpty()) {
                after.getChildren().add(wrapped(one.who(), "heading"));
            }
            after.getChildren().add(grid(one.verdict()));
            countMore(after, one.verdict().lines().size());
        }
        showForTheFirstTime(say("What happened · %s", what));
    }

    /// Whoever scrolls while more comes is left alone.
    private void showForTheFirstTime(String head) {
        boolean first = !after.isVisible() || !head.equals(shown);
        shown = head;
        after.setVisible(true);
        if (first) {
            showAfter();
        }
    }

    private static Mark worst(Verdict verdict) {
        return verdict.isRuleBroken()
                ? Mark.BROKEN
                : verdict.isOtherThanSaid() ? Mark.NOT_AS_SAID : verdict.isOpen() ? Mark.NOT_SEEN_YET : Mark.AS_ASKED;
    }

    private static Mark worse(Mark one, Mark other) {
        List<Mark> order = List.of(Mark.BROKEN, Mark.NOT_AS_SAID, Mark.NOT_SEEN_YET, Mark.ALLOWED, Mark.AS_ASKED);
        return order.get(Math.min(order.indexOf(one), order.indexOf(other)));
    }

    private GridPane grid(Verdict verdict) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("verdict-grid");
        grid.getColumnConstraints().addAll(half(), half());
        grid.addRow(0, small(say("Expected")), small(say("Happened")));
        int row = 1;
        for (Judgement line : verdict.lines().stream().limit(MOST_LINES).toList()) {
            Label expected = wrapped(line.expectation().isEmpty() ? say("(not expected)") : line.expectation(), "");
            Label happened = wrapped(line.happened(), "heading");
            GridPane.setValignment(expected, VPos.TOP);
            GridPane.setValignment(happened, VPos.TOP);
            grid.addRow(row++, expected, happened);
            grid.add(mark(line), 0, row++, 2, 1);
        }
        return grid;
    }

    /// Says what went wrong before anything could happen.
    void couldNot(String words) {
        colour(after, "wrong");
        after.getChildren().setAll(head("alert-triangle", say("Not sent")), wrapped(words, ""));
        notSent = true;
        shown = "";
        after.setVisible(true);
        showAfter();
    }

    private Node mark(Judgement line) {
        Label word = new Label(line.mark().toString(), new FontIcon("fth-" + icon(line.mark())));
        word.getStyleClass().addAll("heading", "verdict-mark", "mark-" + style(line.mark()));
        TextFlow flow = new TextFlow(word, ink("  " + line.why() + (line.why().isEmpty() ? "" : " ")), section(line.section()));
        flow.getStyleClass().add("verdict-line");
        return flow;
    }

    private static String icon(Mark mark) {
        return switch (mark) {
            case AS_ASKED, AS_SAID -> "check-circle";
            case ALLOWED -> "circle";
            case BROKEN -> "alert-triangle";
            case NOT_AS_SAID -> "help-circle";
            case NOT_SEEN_YET -> "clock";
        };
    }

    private static String style(Mark mark) {
        return switch (mark) {
            case AS_ASKED, AS_SAID -> "good";
            case ALLOWED, NOT_SEEN_YET -> "open";
            case BROKEN, NOT_AS_SAID -> "wrong";
        };
    }

    private static void colour(VBox box, String style) {
        box.getStyleClass().removeAll("referee-good", "referee-wrong", "referee-open");
        box.getStyleClass().add("referee-" + style);
    }

    private static void countMore(VBox box, int lines) {
        if (lines > MOST_LINES) {
            box.getChildren().add(small(say("and %s more", lines - MOST_LINES)));
        }
    }

    private static ColumnConstraints half() {
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        return half;
    }

    private static Label head(String icon, String words) {
        Label head = wrapped(words, "heading");
        head.setGraphic(new FontIcon("fth-" + icon));
        head.getStyleClass().add("referee-head");
        return head;
    }

    private static Label small(String words) {
        Label label = wrapped(words, "dim");
        label.getStyleClass().add("small");
        return label;
    }

    private static Label wrapped(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private static Text ink(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("ink");
        return text;
    }

    private static Text dim(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("dim");
        return text;
    }

    private static Text strong(String words) {
        Text text = ink(words);
        text.getStyleClass().add("heading");
        return text;
    }

    private Node section(Section section) {
        Hyperlink link = new Hyperlink(section.toString());
        link.setOnAction(_ -> browser.accept(section.url()));
        link.setAccessibleText(say("Open %s in the browser", section));
        link.getStyleClass().add("section-link");
        return link;
    }
}

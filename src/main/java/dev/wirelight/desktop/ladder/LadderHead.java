package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import javafx.beans.binding.DoubleExpression;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Names the two lifelines and the column of socket calls, and has the button that goes to the newest row. Stands still
/// over the rows, so that nothing here covers one.
final class LadderHead extends Region {
    /// The menu keeps so many em beside the button; where that is too much the server's name gives way.
    private static final double ROOM_FOR_MENU = 9;

    private final Label server = label("ladder-end");
    private final Label calls = label("ladder-calls-title");
    private final DoubleExpression em;
    private @Nullable Control menu;
    private @Nullable Control follow;
    private double rowWidth;

    LadderHead(DoubleExpression em) {
        this.em = em;
        getStyleClass().add("ladder-head");
        calls.setText(say("socket calls"));
        minHeightProperty().bind(em.multiply(2));
        getChildren().addAll(server, calls);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClass, "small");
        label.setManaged(false);
        return label;
    }

    void nameServer(String name) {
        server.setText(name);
        requestLayout();
    }

    /// Says what stands right of the server's lifeline.
    void nameCalls(String name) {
        calls.setText(name);
        requestLayout();
    }

    void setMenu(Control control) {
        menu = control;
        add(control);
    }

    /// @param control has its place here while it is visible
    void setFollow(Control control) {
        follow = control;
        add(control);
    }

    private void add(Control control) {
        control.setManaged(false);
        getChildren().add(control);
        control.needsLayoutProperty().addListener((_, _, _) -> requestLayout());
    }

    /// Keeps the columns over those of the rows, which are narrower when there is a scroll bar.
    void fit(double width) {
        if (width > 0 && width != rowWidth) {
            rowWidth = width;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double size = em.get();
        Columns columns = Columns.of(rowWidth > 0 ? rowWidth : getWidth(), size);
        double serverWidth = server.prefWidth(-1);
        double left = 0.4 * size;
        double gap = 0.5 * size;
        double right = columns.server() - gap;
        double followWidth = follow != null && follow.isVisible() ? Math.ceil(follow.prefWidth(-1)) : 0;
        boolean roomForServer = followWidth == 0
                || left + ROOM_FOR_MENU * size + gap + followWidth + gap + serverWidth <= right;
        server.setVisible(roomForServer);
        if (roomForServer) {
            place(server, right - serverWidth, serverWidth);
            right -= serverWidth + gap;
        }
        if (follow != null && followWidth > 0) {
            followWidth = Math.min(followWidth, right - left);
            place(follow, right - followWidth, followWidth);
            right -= followWidth + gap;
        }
        if (menu != null) {
            place(menu, left, Math.min(menu.prefWidth(-1), right - left));
        }
        place(calls, columns.server() + 0.7 * size, columns.width() - columns.server() - 0.8 * size);
    }

    private void place(Control label, double x, double width) {
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(x, Math.round((getHeight() - height) / 2), Math.max(0, Math.ceil(width)), height);
    }
}

package dev.wirelight.desktop.ladder;

import javafx.beans.binding.DoubleExpression;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Names the two lifelines and the column of socket calls. Stands still over the rows.
final class LadderHead extends Region {
    private final Label client = label("ladder-end");
    private final Label server = label("ladder-end");
    private final Label calls = label("ladder-calls-title");
    private final DoubleExpression em;
    private double rowWidth;

    LadderHead(DoubleExpression em) {
        this.em = em;
        getStyleClass().add("ladder-head");
        calls.setText("socket calls");
        minHeightProperty().bind(em.multiply(2));
        getChildren().addAll(client, server, calls);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClass, "small");
        label.setManaged(false);
        return label;
    }

    void name(String clientName, String serverName) {
        client.setText(clientName);
        server.setText(serverName);
        requestLayout();
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
        double half = (columns.server() - columns.client()) / 2 - size;
        place(client, columns.client() + 0.5 * size, Math.min(half, client.prefWidth(-1)));
        double serverWidth = Math.min(half, server.prefWidth(-1));
        place(server, columns.server() - 0.5 * size - serverWidth, serverWidth);
        place(calls, columns.server() + 0.7 * size, columns.width() - columns.server() - 0.8 * size);
    }

    private void place(Label label, double x, double width) {
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(x, Math.round((getHeight() - height) / 2), Math.max(0, Math.ceil(width)), height);
    }
}

package dev.wirelight.desktop.inspector;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A name on the left and a value with its meaning on the right, in one line. Where room is short the meaning goes to lines of
/// its own below, and then name and value share what there is.
final class FieldLine extends Region {
    private static final double GAP_EM = 0.6;
    private static final double SHARE_OF_NAME = 0.6;

    private final Label name;
    private final Node mark;
    private final Label value;
    private final Label meaning;
    private final boolean apart;

    /// @param mark stands before the value, such as a warning; may be invisible
    /// @param apart whether value and meaning are pushed to the right edge
    FieldLine(Label name, Node mark, Label value, Label meaning, boolean apart) {
        this.name = name;
        this.mark = mark;
        this.value = value;
        this.meaning = meaning;
        this.apart = apart;
        getChildren().addAll(name, mark, value, meaning);
    }

    private double gap() {
        return GAP_EM * name.getFont().getSize();
    }

    /// A meaning below others needs more lines the narrower it is.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isBelow(double width) {
        return !meaning.getText().isEmpty() && width > 0 && width < computePrefWidth(-1);
    }

    @Override
    protected void layoutChildren() {
        double gap = gap();
        double markWidth = mark.isVisible() ? mark.prefWidth(-1) + gap : 0;
        double room = getWidth() - markWidth - gap;
        double nameWidth = Math.min(name.prefWidth(-1), Math.max(room - value.prefWidth(-1), room * SHARE_OF_NAME));
        double valueWidth = Math.min(value.prefWidth(-1), Math.max(0, room - nameWidth));
        boolean below = isBelow(getWidth());
        boolean beside = !below && !meaning.getText().isEmpty();
        double unused = room - nameWidth - valueWidth - (beside ? gap + meaning.prefWidth(-1) : 0);
        place(name, 0, nameWidth);
        double x = nameWidth + gap + (apart ? unused : 0);
        if (mark.isVisible()) {
            place(mark, x, markWidth - gap);
            x += markWidth;
        }
        place(value, x, valueWidth);
        meaning.setWrapText(below);
        if (below) {
            double width = Math.min(meaning.prefWidth(-1), belowWidth(getWidth()));
            double from = apart ? getWidth() - width : getWidth() - belowWidth(getWidth());
            layoutInArea(
                    meaning, from, firstLine(), width, getHeight() - firstLine(), 0, HPos.LEFT, VPos.TOP);
        } else {
            place(meaning, x + valueWidth + gap, beside ? meaning.prefWidth(-1) : 0);
        }
    }

    private double belowWidth(double width) {
        return Math.max(1, width - 2 * gap());
    }

    private double firstLine() {
        return snapSizeY(Math.max(name.prefHeight(-1), value.prefHeight(-1)));
    }

    private void place(Node node, double x, double width) {
        layoutInArea(node, x, 0, width, firstLine(), name.getBaselineOffset(), HPos.LEFT, VPos.CENTER);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double all = name.prefWidth(-1) + gap() + value.prefWidth(-1) + (meaning.getText().isEmpty() ? 0 : gap() + meaning.prefWidth(-1));
        return all + (mark.isVisible() ? mark.prefWidth(-1) + gap() : 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (!isBelow(width)) {
            return firstLine();
        }
        meaning.setWrapText(true); // else the height for a width is that of one line
        return firstLine() + snapSizeY(meaning.prefHeight(belowWidth(width)));
    }
}

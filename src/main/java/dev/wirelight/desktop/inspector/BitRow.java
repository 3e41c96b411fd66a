package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Up to 32 bits side by side: every segment as wide as it has bits, and above each eight the number of their byte.
final class BitRow extends Region {
    private final int from;
    private final List<Label> byteNumbers = new ArrayList<>();
    private final List<BitSegment> segments = new ArrayList<>();

    /// @param from the first bit
    /// @param to the bit behind the last one
    BitRow(int from, int to) {
        this.from = from;
        for (int bit = from; bit < to; bit += 8) {
            Label number = new Label(bit == 0
                    ? say("byte 0 · 1 square = 1 bit")
                    : bit == from ? say("byte %s", bit / 8) : String.valueOf(bit / 8));
            number.getStyleClass().addAll("dim", "byte-number");
            number.setMinWidth(0);
            byteNumbers.add(number);
        }
        getChildren().addAll(byteNumbers);
    }

    void add(BitSegment segment) {
        segments.add(segment);
        getChildren().add(segment);
    }

    @Override
    protected void layoutChildren() {
        double bit = getWidth() / BitGrid.BITS_PER_ROW;
        double top = height(byteNumbers);
        for (int i = 0; i < byteNumbers.size(); i++) {
            byteNumbers.get(i).resizeRelocate(i * 8 * bit, 0, 8 * bit, top);
        }
        for (BitSegment segment : segments) {
            double left = snapPositionX((segment.from() - from) * bit);
            double right = snapPositionX((segment.to() - from) * bit);
            segment.resizeRelocate(left, top, right - left, getHeight() - top);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(height(byteNumbers)) + snapSizeY(height(segments));
    }

    private static double height(List<? extends Node> nodes) {
        return nodes.stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
    }
}

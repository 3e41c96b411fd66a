package dev.wirelight.desktop.inspector;

import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;

/// What lists and tables need to fit and to be found.
final class Rows {
    private Rows() {}

    /// Brings a row of a list into sight without moving what is in sight already.
    ///
    /// @param atTop whether it is to stand at the top, in a list whose rows have just got other heights
    static void show(ListView<?> list, int row, boolean atTop) {
        if (atTop) {
            showAtTop(list, row);
        } else {
            show(list, row);
        }
    }

    /// Brings a row of a list into sight without moving what is in sight already.
    static void show(ListView<?> list, int row) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getHeight() > 0) {
            flow.scrollTo(row);
        } else {
            list.scrollTo(row);
        }
    }

    /// Brings a row to the top, in a list whose rows have just got other heights. Where a row stands is an estimate until
    /// the rows round it have been laid out: hence twice.
    static void showAtTop(ListView<?> list, int row) {
        for (int i = 0; i < 2; i++) {
            list.layout();
            list.scrollTo(row);
        }
    }

    /// Calls `fit` whenever the width has changed, after the layout that changed it: nodes that are exchanged during a
    /// layout are not laid out themselves.
    static void whenWidthChanges(Region region, Runnable fit) {
        region.widthProperty().addListener((property, before, now) -> Platform.runLater(fit));
    }
}

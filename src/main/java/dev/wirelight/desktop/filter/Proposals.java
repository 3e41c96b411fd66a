package dev.wirelight.desktop.filter;

import dev.wirelight.filter.Proposal;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// The list under the field with what could be typed next. The keyboard stays in the field, which tells this what to do.
final class Proposals {
    static final int MOST_SEEN = 9;
    private static final double ROW_EM = 1.9;
    private static final double WIDTH_EM = 44;

    private final Node field;
    private final DoubleExpression em;
    private final Consumer<Proposal> taken;
    private final ListView<Proposal> list = new ListView<>();
    private final Popup popup = new Popup();
    private boolean quiet;

    /// @param field under which it stands
    /// @param em the font size in pixels
    /// @param taken told what is chosen
    Proposals(Node field, DoubleExpression em, Consumer<Proposal> taken) {
        this.field = field;
        this.em = em;
        this.taken = taken;
        list.getStyleClass().add("filter-proposals");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
        // The list would take the key for itself once it was clicked on.
        popup.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                event.consume();
            }
        });
    }

    /// @param closed done when their reader has closed them or gone elsewhere
    void onClosed(Runnable closed) {
        popup.setOnHidden(_ -> {
            if (!quiet) {
                closed.run();
            }
        });
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    /// Hides them because nothing fits any more: their owner goes on typing.
    private void hideQuietly() {
        quiet = true;
        popup.hide();
        quiet = false;
    }

    /// @param x where it stands, from the field's left edge
    void show(List<Proposal> proposals, double x) {
        list.getItems().setAll(proposals);
        list.getSelectionModel().clearSelection();
        if (proposals.isEmpty() || field.getScene() == null || field.getScene().getWindow() == null) {
            hideQuietly();
            return;
        }
        double size = em.get();
        list.setStyle("-fx-font-size: " + size + "px;");
        list.setFixedCellSize(Math.ceil(ROW_EM * size));
        list.setPrefHeight(Math.min(proposals.size(), MOST_SEEN) * list.getFixedCellSize() + Math.ceil(0.6 * size));
        list.setPrefWidth(WIDTH_EM * size);
        list.scrollTo(0);
        Bounds at = field.localToScreen(field.getBoundsInLocal());
        popup.getScene().getStylesheets().setAll(field.getScene().getStylesheets());
        popup.show(field, at.getMinX() + Math.max(0, x - size), at.getMaxY() + 1);
    }

    /// Chooses the proposal so many rows further down.
    void move(int by) {
        if (!isShowing()) {
            return;
        }
        int now = list.getSelectionModel().getSelectedIndex();
        int to = Math.clamp(now + by, 0, list.getItems().size() - 1);
        list.getSelectionModel().clearAndSelect(to);
        list.scrollTo(Math.max(0, to - MOST_SEEN + 2));
        Proposal chosen = list.getItems().get(to);
        field.setAccessibleHelp(chosen.title() + ": " + chosen.explanation());
    }

    /// Takes the chosen proposal.
    ///
    /// @return false where none is chosen
    boolean takeChosen() {
        Proposal chosen = list.getSelectionModel().getSelectedItem();
        if (!isShowing() || chosen == null) {
            return false;
        }
        taken.accept(chosen);
        return true;
    }

    /// Takes the proposal that stands there alone.
    ///
    /// @return false where there are none or several
    boolean takeOnly() {
        if (!isShowing() || list.getItems().size() != 1) {
            return false;
        }
        taken.accept(list.getItems().getFirst());
        return true;
    }

    /// What stands there now.
    List<String> titles() {
        return isShowing() ? list.getItems().stream().map(Proposal::title).toList() : List.of();
    }

    /// A proposal and what it means.
    private final class Cell extends ListCell<@Nullable Proposal> {
        private final Label title = new Label();
        private final Label explanation = new Label();
        private final HBox line = new HBox(title, explanation);

        Cell() {
            getStyleClass().add("filter-proposal");
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            title.getStyleClass().add("mono");
            title.setMinWidth(Label.USE_PREF_SIZE);
            explanation.getStyleClass().add("dim");
            explanation.setMinWidth(0);
            line.getStyleClass().add("filter-proposal-line");
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                // The second click of a double click would meet what is proposed next, and a drag may have begun elsewhere.
                boolean meant = event.getClickCount() == 1 && event.isStillSincePress();
                if (meant && getItem() instanceof Proposal proposal) {
                    taken.accept(proposal);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            setGraphic(empty || proposal == null ? null : line);
            if (proposal != null) {
                title.setText(proposal.title());
                explanation.setText(proposal.explanation());
                setAccessibleText(proposal.title() + ": " + proposal.explanation());
            }
        }
    }
}

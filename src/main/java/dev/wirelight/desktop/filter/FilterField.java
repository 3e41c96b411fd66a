package dev.wirelight.desktop.filter;

import dev.wirelight.filter.Completion;
import dev.wirelight.filter.FilterError;
import dev.wirelight.filter.Proposal;
import dev.wirelight.trace.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// A line of text that proposes what could be typed next, and underlines what is wrong.
///
/// Arrow down goes to the proposals, Enter or Tab takes the chosen one, Tab also the only one, Esc closes them; Esc again empties the field. Ctrl+Space
/// opens them.
final class FilterField extends TextField {
    private final Supplier<Collection<Connection>> connections;
    private final Proposals proposals;
    private final Region underline = new Region();
    private Optional<FilterError> wrong = Optional.empty();
    private Completion completion = new Completion(0, 0, List.of());
    private Runnable emptied = () -> {};
    private boolean taking;
    /// Whether proposals are about to come.
    private boolean proposing;

    FilterField(DoubleExpression em, Supplier<Collection<Connection>> connections) {
        this.connections = connections;
        proposals = new Proposals(this, em, this::take);
        getStyleClass().addAll("filter-field", "mono");
        underline.getStyleClass().add("filter-underline");
        underline.setManaged(false);
        underline.setVisible(false);
        underline.setMouseTransparent(true);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        textProperty().addListener((_, _, _) -> proposeLater());
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                proposals.hide();
            }
        });
        setOnMouseClicked(_ -> {
            if (getText().isEmpty()) {
                propose();
            }
        });
    }

    /// @param emptied done when Esc empties the field
    void onEmptied(Runnable emptied) {
        this.emptied = emptied;
    }

    /// @param closed done when the proposals are closed
    void onProposalsClosed(Runnable closed) {
        proposals.onClosed(closed);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                if (!proposals.isShowing()) {
                    propose();
                }
                proposals.move(1);
            }
            case UP -> proposals.move(-1);
            case PAGE_DOWN -> proposals.move(Proposals.MOST_SEEN);
            case PAGE_UP -> proposals.move(-Proposals.MOST_SEEN);
            case SPACE -> {
                if (!event.isControlDown()) {
                    return;
                }
                propose();
            }
            case ENTER -> {
                if (!proposals.takeChosen()) {
                    proposals.hide();
                    return; // the filter counts now
                }
            }
            case TAB -> {
                if (event.isShiftDown() || !proposals.takeChosen() && !proposals.takeOnly()) {
                    proposals.hide();
                    return;
                }
            }
            case ESCAPE -> {
                if (proposals.isShowing() || proposing) {
                    proposing = false;
                    proposals.hide();
                } else {
                    emptied.run();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// The caret moves after the text has changed.
    private void proposeLater() {
        if (!taking && isFocused()) {
            proposing = true;
            Platform.runLater(() -> {
                if (proposing) {
                    propose();
                }
            });
        }
    }

    private void propose() {
        proposing = false;
        if (!isFocused()) {
            return;
        }
        String text = getText();
        completion = Completion.at(text, Math.min(getCaretPosition(), text.length()), connections.get());
        proposals.show(completion.proposals(), xOf(completion.from()));
    }

    private void take(Proposal proposal) {
        taking = true;
        replaceText(completion.from(), completion.to(), proposal.insert());
        taking = false;
        positionCaret(completion.from() + proposal.insert().length());
        propose(); // after a field come its values
    }

    /// What is proposed now, for the tests.
    List<String> proposed() {
        return proposals.titles();
    }

    /// Underlines what is wrong, or nothing.
    void mark(Optional<FilterError> error) {
        wrong = error;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!getChildren().contains(underline)) {
            getChildren().add(underline);
        }
        underline.setVisible(wrong.isPresent());
        wrong.ifPresent(error -> {
            double from = Math.max(xOf(error.from()), snappedLeftInset());
            double least = getFont().getSize() / 2;
            double to = Math.min(getWidth() - snappedRightInset(), Math.max(xOf(error.to()), from + least));
            double height = Math.max(2, Math.round(getFont().getSize() / 6));
            underline.resizeRelocate(from, getHeight() - snappedBottomInset() - 1, Math.max(least, to - from), height);
        });
    }

    /// Where a character begins, in this field's own coordinates.
    private double xOf(int index) {
        if (!(getSkin() instanceof TextFieldSkin skin) || getText().isEmpty()) {
            return snappedLeftInset();
        }
        boolean behind = index >= getLength();
        Rectangle2D bounds = skin.getCharacterBounds(behind ? getLength() - 1 : index);
        return bounds == null ? snappedLeftInset() : behind ? bounds.getMaxX() : bounds.getMinX();
    }
}

package dev.wirelight.desktop.workshop;

import dev.wirelight.desktop.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The buttons that send what was composed: at once, in two pieces with a pause between them, or later in a script.
final class SendRows extends VBox {
    private static final int LONGEST_PAUSE = 60_000;
    private static final int PAUSE_STEP = 100;
    private static final int FIRST_PAUSE = 500;

    private final FrameForm form;
    private final IntegerProperty cut;
    private final IntegerSpinnerValueFactory pause = new IntegerSpinnerValueFactory(0, LONGEST_PAUSE, FIRST_PAUSE, PAUSE_STEP);
    private final IntegerSpinnerValueFactory after = new IntegerSpinnerValueFactory(0, 0, 0);

    /// What the buttons do.
    interface Actions {
        void send();

        /// @param first how many bytes go out before the pause
        void sendSplit(int first, int pauseMillis);

        void addToScript();

        /// @param first how many bytes go out before the pause
        void addSplitToScript(int first, int pauseMillis);
    }

    /// @param cut the byte after which the frame is cut in two
    /// @param busy whether something is being sent
    /// @param meant whether the Enter key sends the frame, and not the script
    SendRows(FrameForm form, IntegerProperty cut, ObservableValue<Boolean> busy, ObservableValue<Boolean> meant, Actions actions) {
        this.form = form;
        this.cut = cut;
        getStyleClass().add("workshop-part");
        BooleanBinding cannot = Bindings.createBooleanBinding(
                () -> busy.getValue() || form.composed().get().draft().isEmpty(), busy, form.composed());
        Button send = Icons.button("send", "Send", "Send this frame (Ctrl+Enter)", actions::send);
        send.defaultButtonProperty().bind(meant);
        send.getStyleClass().add("send-button");
        send.disableProperty().bind(cannot);
        Button script = Icons.button(
                "plus", "Add to script", "Put this frame at the end of the script below", actions::addToScript);
        script.disableProperty().bind(form.composed().map(composed -> composed.draft().isEmpty()));

        Button split = Icons.button("scissors", "", "Send the frame in two pieces. TCP knows no frames: the other side must wait "
                + "for the rest. Click on a byte to choose the place", () -> actions.sendSplit(cut.get() + 1, pause.getValue()));
        split.textProperty().bind(Bindings.concat("Send split after byte ", cut));
        split.disableProperty().bind(cannot);
        Button splitToScript = Icons.iconButton(
                "plus", "Add both pieces and the pause to the script", "Add both pieces and the pause to the script",
                () -> actions.addSplitToScript(cut.get() + 1, pause.getValue()));
        splitToScript.disableProperty().bind(script.disableProperty());
        getChildren()
                .addAll(
                        Parts.row(send, script),
                        Parts.row(split, splitToScript),
                        Parts.row(
                                labelled("after byte", spinner(after, "Split after byte"), ""),
                                labelled("pause", spinner(pause, "Pause between the pieces in milliseconds"), "ms")));
        after.valueProperty().addListener((_, _, value) -> cut.set(value));
        cut.addListener((_, _, value) -> after.setValue(value.intValue()));
        form.composed().subscribe(this::limit);
        after.setValue(cut.get());
    }

    /// Both pieces must have a byte.
    private void limit(Composed composed) {
        composed.draft().ifPresent(draft -> {
            int last = draft.header().length() + draft.payload().length - 2;
            after.setMax(last);
            cut.set(Math.clamp(cut.get(), 0, last));
        });
    }

    private static Spinner<Integer> spinner(IntegerSpinnerValueFactory values, String name) {
        Spinner<Integer> spinner = new Spinner<>(values);
        spinner.setEditable(true);
        spinner.setAccessibleText(name);
        spinner.getEditor().setAccessibleText(name);
        spinner.getStyleClass().add("number-spinner");
        // What is no number, or too large, goes back to the number before when the keyboard leaves the field.
        spinner.focusedProperty().addListener((_, _, here) -> {
            if (!here) {
                spinner.getEditor().setText(values.getConverter().toString(values.getValue()));
            }
        });
        spinner.getEditor().textProperty().addListener((_, _, typed) -> {
            if (typed.matches("[0-9]{1,9}") && Integer.parseInt(typed) <= values.getMax()) {
                values.setValue(Integer.parseInt(typed));
            }
        });
        return spinner;
    }

    private static Node labelled(String before, Spinner<Integer> spinner, String behind) {
        Label label = new Label(before);
        label.setLabelFor(spinner);
        HBox box = new HBox(label, spinner, new Label(behind));
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("tool-row");
        return box;
    }
}

package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.Tooltip;
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
    private final IntegerSpinnerValueFactory after = new IntegerSpinnerValueFactory(1, 1, 1);

    /// What the buttons do.
    interface Actions {
        /// Sends the frame.
        void send();

        /// Sends the frame or the script, whichever the referee speaks of.
        void sendWhatIsMeant();

        /// @param first how many bytes go out before the pause
        void sendSplit(int first, int pauseMillis);

        void addToScript();

        /// @param first how many bytes go out before the pause
        void addSplitToScript(int first, int pauseMillis);
    }

    /// @param cut after how many bytes the frame is cut in two
    /// @param scriptIsMeant whether the referee speaks of the script, and not of this frame: that is sent
    SendRows(FrameForm form, IntegerProperty cut, ObservableBooleanValue scriptIsMeant, BooleanExpression scriptIsReady, Actions actions) {
        this.form = form;
        this.cut = cut;
        getStyleClass().addAll("workshop-part", "send-rows");
        // While something is being sent the buttons stay as they are, since the keyboard would leave one that is disabled.
        BooleanBinding cannot = Bindings.createBooleanBinding(() -> form.composed().get().draft().isEmpty(), form.composed());
        Button send = Icons.button(
                "send", say("Send"), say("Send what the referee speaks of: this frame, or the script (Ctrl+Enter)"), actions::sendWhatIsMeant);
        send.textProperty().bind(Bindings.when(scriptIsMeant).then(say("Send script")).otherwise(say("Send")));
        send.setDefaultButton(true);
        send.getStyleClass().add("send-button");
        send.disableProperty().bind(Bindings.when(scriptIsMeant).then(scriptIsReady.not()).otherwise(cannot));
        Button frame = new Button(say("Frame only"));
        frame.setTooltip(new Tooltip(say("Send the frame that stands above, and not the script")));
        frame.setMinWidth(USE_PREF_SIZE);
        frame.setOnAction(_ -> actions.send());
        frame.disableProperty().bind(cannot);
        frame.visibleProperty().bind(scriptIsMeant); // its room stays
        Button script = Icons.button(
                "plus", say("Add to script"), say("Put this frame at the end of the script below"), actions::addToScript);
        script.disableProperty().bind(form.composed().map(composed -> composed.draft().isEmpty()));

        Button split = Icons.button("scissors", "", say("Send the frame in two pieces. TCP knows no frames: the other side must wait "
                + "for the rest. Click on a byte to choose the place"), () -> actions.sendSplit(cut.get(), pause.getValue()));
        split.textProperty().bind(cut.map(first -> count(first.intValue(),
                "Send split after %,d byte",
                "Send split after %,d bytes")));
        split.disableProperty().bind(cannot);
        Button splitToScript = Icons.iconButton(
                "plus", say("Add both pieces and the pause to the script"), say("Add both pieces and the pause to the script"),
                () -> actions.addSplitToScript(cut.get(), pause.getValue()));
        splitToScript.disableProperty().bind(script.disableProperty());
        getChildren()
                .addAll(
                        Parts.row(send, script),
                        Parts.row(split, splitToScript, frame),
                        Parts.row(
                                labelled(say("after"), spinner(after, say("Split after so many bytes")), say("bytes")),
                                labelled(say("pause"), spinner(pause, say("Pause between the pieces in milliseconds")), "ms")));
        after.valueProperty().addListener((_, _, value) -> cut.set(value));
        cut.addListener((_, _, value) -> after.setValue(value.intValue()));
        form.composed().subscribe(this::limit);
        after.setValue(cut.get());
    }

    /// Both pieces must have a byte.
    private void limit(Composed composed) {
        composed.draft().ifPresent(draft -> {
            int last = draft.header().length() + draft.payload().length - 1;
            after.setMax(last);
            cut.set(Math.clamp(cut.get(), 1, last));
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
            if (typed.matches("[0-9]{1,9}") && isAmong(Integer.parseInt(typed), values)) {
                values.setValue(Integer.parseInt(typed));
            }
        });
        return spinner;
    }

    private static boolean isAmong(int number, IntegerSpinnerValueFactory values) {
        return number >= values.getMin() && number <= values.getMax();
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

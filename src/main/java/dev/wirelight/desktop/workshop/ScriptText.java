package dev.wirelight.desktop.workshop;

import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptError;
import dev.wirelight.workshop.ScriptLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The script, which is a text: what the text says is what is sent, and whoever changes the lines changes the text. While
/// the text cannot be read, the script is the last one that could.
final class ScriptText {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Script> script = new ReadOnlyObjectWrapper<>(new Script(List.of()));
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    ScriptText() {
        text.addListener((_, _, now) -> read(now));
    }

    private void read(String now) {
        try {
            script.set(Script.parse(now));
            error.set("");
        } catch (ScriptError e) {
            error.set(e.getMessage());
        }
    }

    /// As it is typed.
    StringProperty text() {
        return text;
    }

    ReadOnlyObjectProperty<Script> script() {
        return script.getReadOnlyProperty();
    }

    /// How many lines send something, wait or end: comments are no steps.
    static long steps(Script script) {
        return script.lines().stream()
                .filter(line -> line instanceof ScriptLine.Said || line instanceof ScriptLine.Pause || line instanceof ScriptLine.End)
                .count();
    }

    /// Whether there is something to send.
    BooleanBinding isReady() {
        return Bindings.createBooleanBinding(() -> isReadable() && steps(script.get()) > 0, script, error);
    }

    /// Where and why the text cannot be read; empty when it can.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    boolean isReadable() {
        return error.get().isEmpty();
    }

    /// Puts lines at the end, each with a name for its bytes. Also where the text has a mistake in it, which stays.
    void add(List<ScriptLine> lines) {
        String before = text.get();
        String between = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        text.set(before + between + new Script(lines).named().print());
    }

    /// Writes these lines instead of all others.
    void set(List<ScriptLine> lines) {
        text.set(new Script(lines).named().print());
    }

    /// Puts a line elsewhere. Only while the text can be read.
    ///
    /// @param by -1 for one place up, 1 for one down
    void move(int index, int by) {
        List<ScriptLine> lines = new ArrayList<>(script.get().lines());
        Collections.swap(lines, index, index + by);
        text.set(new Script(lines).print());
    }

    /// Takes a line out. Only while the text can be read.
    void remove(int index) {
        List<ScriptLine> lines = new ArrayList<>(script.get().lines());
        lines.remove(index);
        text.set(new Script(lines).print());
    }
}

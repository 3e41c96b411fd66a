package dev.wirelight.desktop.workshop;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptLine;
import java.util.ArrayList;
import java.util.List;

/// One thing that an end of a connection does when the learner plays it.
sealed interface Act {

    /// Sends bytes, in one write.
    record Send(byte[] bytes) implements Act {}

    /// Waits.
    record Wait(int millis) implements Act {}

    /// Waits for what should follow from all that was sent, or until nothing comes any more.
    record Answer() implements Act {}

    /// Says that it sends no more (FIN).
    record Finish() implements Act {}

    /// All bytes that are sent.
    static byte[] bytes(List<Act> acts) {
        ByteSink all = new ByteSink();
        for (Act act : acts) {
            if (act instanceof Send(byte[] bytes)) {
                all.add(bytes);
            }
        }
        return all.toArray();
    }

    /// The same in parts: each ends where it waits, and so does the last or is what is left.
    ///
    /// @return at least one
    static List<List<Act>> parts(List<Act> acts) {
        List<List<Act>> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < acts.size(); i++) {
            if (acts.get(i).waits()) {
                parts.add(acts.subList(from, i + 1));
                from = i + 1;
            }
        }
        if (from < acts.size() || parts.isEmpty()) {
            parts.add(acts.subList(from, acts.size()));
        }
        return parts;
    }

    /// Whether the other end has time for its answer here.
    default boolean waits() {
        return this instanceof Wait || this instanceof Answer;
    }

    /// What one end does in a script. What the other end says there is not sent; nor are comments. A client that sends its
    /// handshake by hand waits where the server has a line: what its frames may be depends on the answer.
    static List<Act> of(Script script, Role sender) {
        List<Act> acts = new ArrayList<>();
        for (ScriptLine line : script.lines()) {
            switch (line) {
                case ScriptLine.Said said when said.sender() == sender ->
                    said.writes().forEach(bytes -> acts.add(new Send(bytes)));
                case ScriptLine.Said said when said.sender() == Role.SERVER && script.isFromTheFirstByte() ->
                    acts.add(new Answer());
                case ScriptLine.End(Role who) when who == sender -> acts.add(new Finish());
                case ScriptLine.Pause(int millis) -> acts.add(new Wait(millis));
                case ScriptLine.Said _,
                        ScriptLine.End _,
                        ScriptLine.Comment _,
                        ScriptLine.FromTheFirstByte _,
                        ScriptLine.Agreed _,
                        ScriptLine.Breaks _ -> {}
            }
        }
        return List.copyOf(acts);
    }
}

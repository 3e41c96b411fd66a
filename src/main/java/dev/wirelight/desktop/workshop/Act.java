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

    /// What one end does in a script. What the other end says there is not sent; nor are comments.
    static List<Act> of(Script script, Role sender) {
        List<Act> acts = new ArrayList<>();
        for (ScriptLine line : script.lines()) {
            switch (line) {
                case ScriptLine.Said said when said.sender() == sender ->
                    said.writes().forEach(bytes -> acts.add(new Send(bytes)));
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

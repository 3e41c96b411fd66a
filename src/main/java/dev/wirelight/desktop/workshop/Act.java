package dev.wirelight.desktop.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptLine;
import java.util.ArrayList;
import java.util.List;

/// One thing that the client in the learner's hand does.
sealed interface Act {

    /// Sends bytes, in one write.
    record Send(byte[] bytes) implements Act {}

    /// Waits.
    record Wait(int millis) implements Act {}

    /// Says that it sends no more (FIN).
    record Finish() implements Act {}

    /// What the client does in a script. What the server says there is not sent; nor are comments.
    static List<Act> of(Script script) {
        List<Act> acts = new ArrayList<>();
        for (ScriptLine line : script.lines()) {
            switch (line) {
                case ScriptLine.Said said when said.sender() == Role.CLIENT ->
                    said.writes().forEach(bytes -> acts.add(new Send(bytes)));
                case ScriptLine.End(Role sender) when sender == Role.CLIENT -> acts.add(new Finish());
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

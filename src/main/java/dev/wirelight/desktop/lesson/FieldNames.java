package dev.wirelight.desktop.lesson;

import dev.wirelight.lesson.Condition;
import dev.wirelight.lesson.Fact;
import dev.wirelight.lesson.Field;
import dev.wirelight.lesson.Relation;
import java.util.Map;
import java.util.Optional;

/// Which field of a unit a condition of a lesson speaks of, under the name that the inspector has for it.
final class FieldNames {
    /// Where a condition says nothing of fields, its fact may.
    private static final Map<Fact, String> OF_FACTS = Map.ofEntries(
            Map.entry(Fact.CLIENT_LINE, "Characters"),
            Map.entry(Fact.SERVER_LINE, "Characters"),
            Map.entry(Fact.LINE_BACK, "Characters"),
            Map.entry(Fact.NEW_KEY, "Masking-key"),
            Map.entry(Fact.CLIENT_CLOSE, "Status code"),
            Map.entry(Fact.SERVER_CLOSE, "Status code"),
            Map.entry(Fact.BOTH_CLOSE, "Status code"),
            Map.entry(Fact.FRAGMENTED, "FIN"),
            Map.entry(Fact.CLIENT_PONG, "Payload data"),
            Map.entry(Fact.SERVER_PONG, "Payload data"),
            Map.entry(Fact.MESSAGE_BACK, "Payload data"),
            Map.entry(Fact.UPGRADED, "Sec-WebSocket-Accept"),
            Map.entry(Fact.UPGRADE_ASKED, "Sec-WebSocket-Key"));

    private FieldNames() {}

    /// The first that it names; what must not be there cannot be shown.
    static Optional<String> of(Condition condition) {
        return condition.wanted().stream()
                .filter(wanted -> wanted.field() != Field.HEADER || wanted.relation() != Relation.NOT)
                .map(FieldNames::of)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.ofNullable(OF_FACTS.get(condition.fact())));
    }

    private static Optional<String> of(Condition.Wanted wanted) {
        return Optional.ofNullable(
                switch (wanted.field()) {
                    case END -> "Line end";
                    case VERB -> "Verb";
                    case OPTION -> "Option";
                    case COMMAND -> "Command";
                    case METHOD -> "Method";
                    case TARGET -> "Request target";
                    case VERSION -> wanted.value().toString().startsWith("HTTP") ? "HTTP version" : null;
                    case STATUS, CODE -> "Status code";
                    case REASON -> "Reason";
                    case HEADER -> wanted.value().toString().replaceAll(":.*", "").strip();
                    case OPCODE -> "Opcode";
                    case FIN -> "FIN";
                    case RSV1 -> "RSV1";
                    case MASK -> "MASK";
                    case KEY -> "Masking-key";
                    case LENGTH_FORM, LENGTH -> "Payload len";
                    case ON, TIMES, TEXT, COUNT, INSIDE, IN_ALL, HEX, READS, LINES, FRAMES, ERROR, FRAGMENTS, BETWEEN, FROM, CALL,
                            CLIENTS, RULE -> null;
                });
    }
}

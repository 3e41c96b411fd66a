package dev.wirelight.lesson;

import dev.wirelight.protocol.http.HttpHead;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that is to be seen: a [Fact], and what its fields must be.
///
/// @param wanted what is said about fields, without how often
/// @param times how often it must happen, on one connection; at least 1
/// @param connection 0 for the step's own connection, 1 for another one, 2 for a third one
/// @param words the sentence as it stands in the lesson
public record Condition(Fact fact, List<Wanted> wanted, int times, int connection, String words) {

    /// What a field must be.
    ///
    /// @param value a number as a `Long`, else a `String`, in the form of [Field#read]
    public record Wanted(Field field, Relation relation, Object value) {

        boolean holds(@Nullable Object seen) {
            if (field == Field.HEADER) {
                return (relation == Relation.IS) == hasHeader(seen, (String) value);
            }
            if (seen == null) {
                return relation == Relation.NOT;
            }
            return switch (relation) {
                case IS -> isSame(seen);
                case NOT -> !isSame(seen);
                case AT_LEAST -> Long.compareUnsigned((Long) seen, (Long) value) >= 0;
                case AT_MOST -> Long.compareUnsigned((Long) seen, (Long) value) <= 0;
                // Bytes stand there as two digits and a space each, so that only whole ones are found.
                case CONTAINS -> seen.toString().contains(value.toString());
                case BEGINS -> seen.toString().startsWith(value.toString());
            };
        }

        private boolean isSame(Object seen) {
            return field.choices().isEmpty() ? seen.equals(value) : seen.toString().equalsIgnoreCase(value.toString());
        }

        private static boolean hasHeader(@Nullable Object head, String wanted) {
            int colon = wanted.indexOf(':');
            String name = (colon < 0 ? wanted : wanted.substring(0, colon)).strip();
            String value = colon < 0 ? "" : wanted.substring(colon + 1).strip();
            return head instanceof HttpHead seen
                    && seen.all(name).stream()
                            .anyMatch(v -> value.isEmpty()
                                    || v.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT)));
        }
    }

    /// Whether something that happened is what this asks for.
    boolean isMetBy(Happening happening, History past) {
        Optional<Map<Field, Object>> seen = fact.see(happening, past);
        return seen.isPresent() && wanted.stream().allMatch(w -> w.holds(seen.get().get(w.field())));
    }

    /// Whether it is about a listening socket or a server as a whole, and not about one connection.
    boolean isOfServer() {
        return fact.isOfServer(wanted);
    }
}

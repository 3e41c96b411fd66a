package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Field;
import java.util.List;
import java.util.Optional;

/// The field that is selected before anybody chose one.
///
/// @param map the source that it is in
record FirstField(FieldMap map, Field field) {
    private static final List<String> POINT_OF_A_HANDSHAKE = List.of("Sec-WebSocket-Key", "Sec-WebSocket-Accept");
    private static final int BREAKS_A_RULE = 4;
    private static final int WANTED = 3;
    private static final int POINT = 2;
    private static final int ANY = 1;

    /// First what breaks a rule; then the field that was looked at before, so that two frames can be compared; then the
    /// point of a handshake; then the first.
    ///
    /// @param wanted the name of the field that was looked at before
    static Optional<FirstField> in(List<FieldMap> maps, String wanted) {
        Search search = new Search(wanted);
        maps.forEach(map -> map.source().fields().forEach(field -> search.look(map, field)));
        return search.best;
    }

    private static final class Search {
        private final String wanted;
        private Optional<FirstField> best = Optional.empty();
        private int bestRank;

        Search(String wanted) {
            this.wanted = wanted;
        }

        void look(FieldMap map, Field field) {
            int rank = rank(field);
            if (rank > bestRank) {
                best = Optional.of(new FirstField(map, field));
                bestRank = rank;
            }
            field.fields().forEach(part -> look(map, part));
        }

        private int rank(Field field) {
            if (!field.violations().isEmpty()) {
                return BREAKS_A_RULE;
            }
            if (field.name().equalsIgnoreCase(wanted)) {
                return WANTED;
            }
            return POINT_OF_A_HANDSHAKE.stream().anyMatch(field.name()::equalsIgnoreCase) ? POINT : ANY;
        }
    }
}

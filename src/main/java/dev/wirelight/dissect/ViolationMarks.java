package dev.wirelight.dissect;

import dev.wirelight.protocol.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the rules that a unit breaks on the fields that break them.
final class ViolationMarks {
    private ViolationMarks() {}

    /// The same dissection with every violation at one field of each source that has a place for it; on the first field
    /// of the wire where no source has one, so that none is lost.
    static Dissection put(Dissection dissection, List<Violation> violations) {
        List<Source> sources = dissection.sources();
        for (Violation violation : violations) {
            sources = mark(sources, violation);
        }
        return new Dissection(
                dissection.title(), dissection.section(), sources, dissection.shownBytes(), dissection.length());
    }

    private static List<Source> mark(List<Source> sources, Violation violation) {
        List<String> names = RulePlaces.of(violation.rule());
        List<Source> marked = new ArrayList<>();
        boolean placed = false;
        for (Source source : sources) {
            Optional<String> name =
                    names.stream().filter(n -> has(source.fields(), n)).findFirst();
            placed |= name.isPresent();
            marked.add(name.map(n -> with(source, mark(source.fields(), n, violation)))
                    .orElse(source));
        }
        Source wire = sources.getFirst();
        if (!placed && !wire.fields().isEmpty()) {
            marked.set(
                    0, with(wire, mark(wire.fields(), wire.fields().getFirst().name(), violation)));
        }
        return List.copyOf(marked);
    }

    private static boolean has(List<Field> fields, String name) {
        return fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name) || has(f.fields(), name));
    }

    /// Marks the first field of that name, and no other.
    private static List<Field> mark(List<Field> fields, String name, Violation violation) {
        List<Field> marked = new ArrayList<>(fields);
        for (int i = 0; i < marked.size(); i++) {
            Field field = marked.get(i);
            if (field.name().equalsIgnoreCase(name)) {
                List<Violation> all = new ArrayList<>(field.violations());
                all.add(violation);
                marked.set(i, with(field, List.copyOf(all), field.fields()));
                break;
            }
            if (has(field.fields(), name)) {
                marked.set(i, with(field, field.violations(), mark(field.fields(), name, violation)));
                break;
            }
        }
        return List.copyOf(marked);
    }

    private static Source with(Source source, List<Field> fields) {
        return new Source(source.name(), source.origin(), source.bytes(), fields);
    }

    private static Field with(Field field, List<Violation> violations, List<Field> fields) {
        return new Field(
                field.name(),
                field.bitOffset(),
                field.bitLength(),
                field.number(),
                field.text(),
                field.meaning(),
                field.explanation(),
                field.section(),
                field.origin(),
                violations,
                fields);
    }
}

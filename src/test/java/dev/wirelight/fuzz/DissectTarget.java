package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Layers;
import dev.wirelight.dissect.Source;
import dev.wirelight.trace.TraceLimits;
import java.util.Arrays;
import java.util.List;

/// The explanation of whatever units are found.
///
/// - Every bit of every source belongs to one named leaf, of a whole unit and of one cut anywhere.
/// - Nothing of a whole unit stays unexplained, and no broken rule goes without a place.
final class DissectTarget implements Target {
    private static final int SHOWN = 2_048;

    @Override
    public void run(Input input) {
        Talk talk = new Talk(input, TraceLimits.DEFAULT).byTurns();
        int most = 40;
        for (Unit unit : talk.units()) {
            if (most-- == 0) {
                return;
            }
            byte[] bytes = unit.bytes(talk.trace(), SHOWN).orElseThrow();
            explain(unit, bytes);
            explain(unit, Arrays.copyOf(bytes, (input.seed() & 0xffff) % (bytes.length + 1)));
            for (Layer layer : Layers.tcpIp(unit, bytes)) {
                layer.source().ifPresent(DissectTarget::checkTiles);
            }
            Layers.osi(unit, bytes);
        }
    }

    private static void explain(Unit unit, byte[] bytes) {
        Dissection dissection = Dissector.explain(unit, bytes);
        dissection.sources().forEach(DissectTarget::checkTiles);
        if (bytes.length == unit.length()) {
            check(dissection.sources().stream().noneMatch(s -> any(s.fields(), "unexplained")), () -> "unexplained: " + unit);
        }
        if (bytes.length > 0) {
            long marked = dissection.sources().stream().mapToLong(s -> violations(s.fields())).sum();
            check(marked >= unit.violations().size(), () -> "a broken rule without a place: " + unit);
        }
    }

    private static boolean any(List<Field> fields, String name) {
        return fields.stream().anyMatch(f -> f.name().equals(name) || any(f.fields(), name));
    }

    private static long violations(List<Field> fields) {
        return fields.stream().mapToLong(f -> f.violations().size() + violations(f.fields())).sum();
    }

    static void checkTiles(Source source) {
        same("bits of " + source.name(), 8L * source.bytes().length, tile(source.fields(), 0));
    }

    private static long tile(List<Field> fields, long from) {
        long at = from;
        for (Field field : fields) {
            same("where a field begins", at, field.bitOffset());
            check(field.bitLength() > 0 && !field.name().isBlank() && !field.explanation().isBlank(), () -> "empty: " + field);
            if (!field.isLeaf()) {
                same("where the parts of a field end", at + field.bitLength(), tile(field.fields(), at));
            }
            at += field.bitLength();
        }
        return at;
    }
}

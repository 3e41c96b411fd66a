package dev.wirelight.desktop.inspector;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Carriers;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Source;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A unit with its bytes fetched and explained: all that is needed to show it.
///
/// @param bytes its first bytes, at most [#MOST_BYTES]
/// @param maps one for each source of the dissection
/// @param carriers the captured segments that carried it
record Look(Unit unit, byte[] bytes, Dissection dissection, List<FieldMap> maps, Carriers carriers) {
    /// More of a unit than this is counted, but not shown.
    static final int MOST_BYTES = 64 << 10;

    private static final long LATEST_PACKET_NANOS = 10_000_000_000L;

    /// Fetches and explains a unit. May take a while for a long one; any thread may do it.
    ///
    /// @return empty when the trace has let the bytes go
    static Optional<Look> at(Unit unit, Trace trace) {
        return unit.bytes(trace, MOST_BYTES).map(bytes -> {
            Dissection dissection = Dissector.explain(unit, bytes);
            return new Look(unit, bytes, dissection, maps(unit, dissection), Carriers.of(trace, unit));
        });
    }

    /// Packets are captured a little later than the calls that moved their bytes return: looks for them again, as long as
    /// none was found.
    ///
    /// @return the same with packets; empty where there are still none, or were some before
    Optional<Look> withPackets(Trace trace) {
        if (!carriers.segments().isEmpty() || trace.now() - unit.nanos() > LATEST_PACKET_NANOS) {
            return Optional.empty();
        }
        Carriers found = Carriers.of(trace, unit);
        return found.segments().isEmpty()
                ? Optional.empty()
                : Optional.of(new Look(unit, bytes, dissection, maps, found));
    }

    private static List<FieldMap> maps(Unit unit, Dissection dissection) {
        List<FieldMap> maps = new ArrayList<>();
        for (Source source : dissection.sources()) {
            maps.add(new FieldMap(source, wireOffset(unit, dissection, source)));
        }
        return List.copyOf(maps);
    }

    /// Derived bytes that come from no single place on the wire are put behind its end, where nothing is lit with them.
    private static int wireOffset(Unit unit, Dissection dissection, Source source) {
        if (source == dissection.wire()) {
            return 0;
        }
        boolean unmasked = source.name().equals(Source.UNMASKED)
                && unit.content() instanceof Content.Frame frame
                && frame.header().masked();
        return unmasked && unit.content() instanceof Content.Frame frame
                ? frame.header().length()
                : dissection.wire().bytes().length;
    }
}

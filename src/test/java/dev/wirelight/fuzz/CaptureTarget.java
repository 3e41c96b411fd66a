package dev.wirelight.fuzz;

import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.PacketDissector;
import dev.wirelight.dissect.SegmentPlaces;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// A capture file, from its bytes to the fields of what is in it.
///
/// - It is read up to its end, or to where it is damaged, or it is no capture at all.
/// - Every bit of every header and every unit belongs to one named leaf.
final class CaptureTarget implements Target {
    private static final int AT_ONCE = 1_000;
    private static final int SHOWN = 2_048;
    private static final TraceLimits LIMITS = new TraceLimits(2 * CaptureFile.MOST_ENTRIES_A_STEP, 1 << 20);

    @Override
    public void run(Input input) {
        try (CaptureFile file =
                CaptureFile.open(new ByteArrayInputStream(input.stream()), CaptureFile.UNKNOWN_SIZE, LIMITS)) {
            SegmentPlaces places = new SegmentPlaces(); // of any connection: what it says must not matter
            TraceReader reader = new TraceReader(file.trace());
            while (file.step()) {
                for (Seen seen : reader.next(AT_ONCE)) {
                    check(seen, places, file.trace());
                }
            }
            Target.check(file.hasEnded(), () -> "not ended");
            file.damage().ifPresent(damage -> Target.check(
                    damage.offset() <= input.stream().length && !damage.words().isBlank(), () -> "where is " + damage));
        } catch (NotACapture e) {
            Target.check(e.getMessage() != null, () -> "no words");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Seen seen, SegmentPlaces places, Trace trace) {
        switch (seen) {
            case Seen.Called(Entry entry) -> {
                if (entry.call() instanceof Call.Segment segment) {
                    places.see(segment);
                    DissectTarget.checkTiles(PacketDissector.explain(segment, places).wire());
                }
            }
            case Seen.Completed(Unit unit) -> {
                Optional<byte[]> bytes = unit.bytes(trace, SHOWN);
                bytes.ifPresent(b -> Dissector.explain(unit, b).sources().forEach(DissectTarget::checkTiles));
            }
            case Seen.Missed _ -> {}
        }
    }
}

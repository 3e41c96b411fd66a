package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.List;

/// A unit, explained.
///
/// @param title such as `Text frame`
/// @param section the specification's section on such units
/// @param sources the wire first
/// @param shownBytes how many bytes of the unit the wire source holds
/// @param length how many bytes the unit has; more than `shownBytes` where it was cut for showing
public record Dissection(String title, Section section, List<Source> sources, long shownBytes, long length) {

    public Source wire() {
        return sources.getFirst();
    }
}

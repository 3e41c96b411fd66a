package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which field stands where in a [Source], and which of the five field colours it has.
///
/// Neighbours never have the same colour, but for single bits: flags that stand together share one. The fields of a
/// WebSocket frame have the same colour in every frame ([FrameColours]); others have theirs by their order.
public final class FieldMap {
    private static final int COLOURS = 5;

    private final Source source;
    private final int wireOffset;
    private final List<Field> leaves = new ArrayList<>();
    private final Map<Field, Integer> colours = new IdentityHashMap<>();

    /// @param wireOffset where in the wire's bytes the first of these bytes stands: 0 for the wire itself, and the length
    ///     of the header for an unmasked payload
    public FieldMap(Source source, int wireOffset) {
        this.source = source;
        this.wireOffset = wireOffset;
        source.fields().forEach(this::addLeaves);
        colourLeaves();
        source.fields().forEach(this::colourBranches);
    }

    private void addLeaves(Field field) {
        if (field.isLeaf()) {
            leaves.add(field);
        } else {
            field.fields().forEach(this::addLeaves);
        }
    }

    private void colourLeaves() {
        if (FrameColours.isFrame(source, leaves)) {
            colours.putAll(FrameColours.of(leaves));
            return;
        }
        int colour = 0;
        boolean flagBefore = false;
        for (Field leaf : leaves) {
            boolean flag = leaf.bitLength() == 1;
            if (colour == 0 || !flag || !flagBefore) {
                colour = colour % COLOURS + 1;
            }
            colours.put(leaf, colour);
            flagBefore = flag;
        }
    }

    private int colourBranches(Field field) {
        if (!field.isLeaf()) {
            int first = colourBranches(field.fields().getFirst());
            field.fields().forEach(this::colourBranches);
            colours.put(field, first);
        }
        return colour(field);
    }

    public Source source() {
        return source;
    }

    public byte[] bytes() {
        return source.bytes();
    }

    public int wireOffset() {
        return wireOffset;
    }

    /// The fields without parts, in the order of their bits.
    public List<Field> leaves() {
        return leaves;
    }

    /// 1 to 5.
    public int colour(Field field) {
        return colours.getOrDefault(field, 1);
    }

    /// The leaves that have a bit in a byte.
    public List<Field> at(int index) {
        List<Field> found = new ArrayList<>();
        for (int i = firstEndingAfter(index * 8L); i < leaves.size(); i++) {
            Field leaf = leaves.get(i);
            if (leaf.bitOffset() >= index * 8L + 8) {
                break;
            }
            if (leaf.bitLength() > 0) {
                found.add(leaf);
            }
        }
        return found;
    }

    /// The leaf that has the most bits in a byte.
    public Optional<Field> widestAt(int index) {
        Field widest = null;
        for (Field leaf : at(index)) {
            if (widest == null || bitsIn(leaf, index) > bitsIn(widest, index)) {
                widest = leaf;
            }
        }
        return Optional.ofNullable(widest);
    }

    private static long bitsIn(Field leaf, int index) {
        long from = Math.max(leaf.bitOffset(), index * 8L);
        long to = Math.min(leaf.bitOffset() + leaf.bitLength(), index * 8L + 8);
        return to - from;
    }

    private int firstEndingAfter(long bit) {
        int low = 0;
        int high = leaves.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Field leaf = leaves.get(middle);
            if (leaf.bitOffset() + leaf.bitLength() > bit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

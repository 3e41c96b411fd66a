package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A packet, explained.
///
/// @param title such as `TCP segment SYN ACK`
/// @param section the specification's section on its innermost header
/// @param headings what each field of `wire` is: its headers from the outermost to the innermost, then the data
/// @param wire the whole packet as one source: one field for each part, whose fields count from the beginning of the
/// packet
public record PacketDissection(String title, Section section, List<Heading> headings, Source wire) {

    /// What a part of a packet is.
    ///
    /// @param kind the layer that it belongs to; [Layer.Kind#APPLICATION] for the data
    /// @param summary what it says in a few words; may be empty
    public record Heading(Layer.Kind kind, String summary) {}

    /// The parts of the packet, which tile it. Each has a source of its own, whose fields count from the beginning of that
    /// part.
    public List<PacketPart> parts() {
        return IntStream.range(0, headings.size()).mapToObj(this::part).toList();
    }

    private PacketPart part(int index) {
        Field root = wire.fields().get(index);
        Heading heading = headings.get(index);
        byte[] own = Arrays.copyOfRange(wire.bytes(), root.firstByte(), root.endByte());
        List<Field> fields = (root.isLeaf() ? List.of(root) : root.fields())
                .stream().map(field -> moved(field, 8L * root.firstByte())).toList();
        Source source = new Source(root.name(), wire.origin(), own, fields);
        return new PacketPart(heading.kind(), root.name(), heading.summary(), root.firstByte(), source);
    }

    private static Field moved(Field field, long bits) {
        return new Field(
                field.name(),
                field.bitOffset() - bits,
                field.bitLength(),
                field.number(),
                field.text(),
                field.meaning(),
                field.explanation(),
                field.section(),
                field.origin(),
                field.violations(),
                field.fields().stream().map(part -> moved(part, bits)).toList());
    }

    /// The same as a dissection with one source, as units have it.
    public Dissection dissection() {
        int length = wire.bytes().length;
        return new Dissection(title, section, List.of(wire), length, length);
    }

    /// The innermost part of a layer, such as the TCP header for [Layer.Kind#TRANSPORT].
    public Optional<PacketPart> part(Layer.Kind kind) {
        return parts().stream().filter(part -> part.kind() == kind).reduce((first, second) -> second);
    }
}

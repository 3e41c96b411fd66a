package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.List;
import java.util.Optional;

/// A packet, explained.
///
/// @param title such as `TCP segment SYN ACK`
/// @param section the specification's section on its innermost header
/// @param parts its headers from the outermost to the innermost, then the data; they tile the packet. Each has a source
/// of its own, whose fields count from the beginning of that part
/// @param wire the whole packet as one source: one field for each part, whose fields count from the beginning of the
/// packet
public record PacketDissection(String title, Section section, List<PacketPart> parts, Source wire) {

    /// The same as a dissection with one source, as units have it.
    public Dissection dissection() {
        int length = wire.bytes().length;
        return new Dissection(title, section, List.of(wire), length, length);
    }

    /// The innermost part of a layer, such as the TCP header for [Layer.Kind#TRANSPORT].
    public Optional<PacketPart> part(Layer.Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).reduce((first, second) -> second);
    }
}

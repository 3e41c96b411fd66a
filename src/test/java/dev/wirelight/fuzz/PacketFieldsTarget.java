package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.dissect.FirstHeader;
import dev.wirelight.dissect.PacketDissection;
import dev.wirelight.dissect.PacketDissector;
import dev.wirelight.dissect.PacketPart;

/// The fields of one packet, which begins with any header.
///
/// - Every bit belongs to one named leaf, of the whole and of each part.
/// - The parts stand one behind the other.
final class PacketFieldsTarget implements Target {
    private static final FirstHeader[] FIRST = FirstHeader.values();

    @Override
    public void run(Input input) {
        byte[] bytes = input.stream();
        PacketDissection packet = PacketDissector.explain(FIRST[input.number() % FIRST.length], bytes);
        check(!packet.title().isBlank(), () -> "no title");
        DissectTarget.checkTiles(packet.wire());
        int at = 0;
        for (PacketPart part : packet.parts()) {
            same("where " + part.name() + " begins", at, part.at());
            DissectTarget.checkTiles(part.source());
            at += part.source().bytes().length;
        }
        same("where the last part ends", bytes.length, at);
    }
}

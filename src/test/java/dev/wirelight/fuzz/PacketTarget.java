package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;

import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.PacketLayout;

/// The headers of one captured packet, whose link type is the number.
///
/// - The headers of a segment stand one behind the other inside the packet, and what follows is its data.
/// - What is none says in words what it is.
final class PacketTarget implements Target {
    private static final LinkType[] LINK_TYPES = LinkType.values();

    @Override
    public void run(Input input) {
        byte[] packet = input.stream();
        int linkType = input.flag(0) ? input.number() : LINK_TYPES[input.number() % LINK_TYPES.length].number();
        switch (PacketLayout.of(linkType, packet)) {
            case PacketLayout.Segment(PacketLayout layout) -> {
                check(layout.ipAt() >= 0 && layout.ipAt() < layout.tcpAt() && layout.tcpAt() < layout.dataAt(), () -> "order: " + layout);
                check(layout.dataAt() + layout.captured() <= packet.length, () -> "beyond the packet: " + layout);
                check(layout.captured() >= 0 && layout.captured() <= layout.dataLength(), () -> "captured: " + layout);
                int address = layout.ipVersion() == 4 ? 4 : 16;
                check(layout.source(packet).length == address && layout.destination(packet).length == address, () -> "addresses");
                check((layout.sourcePort(packet) | layout.destinationPort(packet)) >>> 16 == 0, () -> "ports");
            }
            case PacketLayout.Other(String what) -> check(!what.isBlank(), () -> "no words");
        }
    }
}

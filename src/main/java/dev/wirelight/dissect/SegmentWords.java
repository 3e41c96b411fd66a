package dev.wirelight.dissect;

import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.util.stream.Collectors;

/// The words for a captured TCP segment, such as `SYN ACK` or `PSH ACK · 17 bytes`.
final class SegmentWords {
    private SegmentWords() {}

    static CallWords of(Call.Segment segment) {
        PacketHead packet = segment.packet();
        String flags =
                switch (PacketLayout.of(packet.linkType(), packet.headers())) {
                    case PacketLayout.Segment(PacketLayout layout) -> TcpHeaderFields.names(layout.flags(packet.headers()));
                    case PacketLayout.Other(String what) -> what;
                };
        String data = packet.dataLength() == 0 ? "" : " · " + Amounts.of(packet.dataLength(), "byte");
        String notes = packet.notes().stream().sorted().map(SegmentNote::toString).collect(Collectors.joining(", "));
        return new CallWords(flags + data, (packet.reconstructed() ? "reconstructed, never captured" : "") + notes);
    }
}

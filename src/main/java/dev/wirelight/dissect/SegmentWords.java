package dev.wirelight.dissect;

import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The words for a captured TCP segment, such as `PSH ACK · 17 bytes`, and what it says, as one end would say it to the
/// other: “I have everything before byte 527”.
final class SegmentWords {
    private SegmentWords() {}

    static CallWords of(Call.Segment segment) {
        PacketHead packet = segment.packet();
        return switch (PacketLayout.of(packet.linkType(), packet.headers())) {
            case PacketLayout.Segment(PacketLayout layout) ->
                new CallWords(name(packet, layout), meaning(packet, layout), false);
            case PacketLayout.Other(String what) -> new CallWords(what, notes(packet));
        };
    }

    private static String name(PacketHead packet, PacketLayout layout) {
        String data = packet.dataLength() == 0 ? "" : " · " + Amounts.of(packet.dataLength(), "byte");
        return TcpHeaderFields.names(layout.flags(packet.headers())) + data;
    }

    private static String meaning(PacketHead packet, PacketLayout layout) {
        List<String> words = new ArrayList<>();
        if (packet.reconstructed()) {
            words.add("reconstructed, never captured");
        }
        words.add(says(packet, layout));
        String notes = notes(packet);
        if (!notes.isEmpty()) {
            words.add(notes);
        }
        return String.join(" · ", words);
    }

    /// What else is to be said of a packet; empty where nothing is.
    static String notes(PacketHead packet) {
        return packet.notes().stream()
                .filter(note -> note != SegmentNote.ACKNOWLEDGES_FIN) // its sentence says it
                .sorted()
               .map(SegmentNote::toString).collect(Collectors.joining(", "));
    }

    private static String says(PacketHead packet, PacketLayout layout) {
        int flags = layout.flags(packet.headers());
        boolean ack = (flags & TcpHeader.ACK) != 0;
        if ((flags & TcpHeader.RST) != 0) {
            return "“The connection is broken off”";
        }
        if ((flags & TcpHeader.SYN) != 0) {
            String begin = "my numbers begin at " + layout.sequenceNumber(packet.headers());
            return ack ? "“Agreed. I have yours, " + begin + "”" : "“I want to connect, " + begin + "”";
        }
        if (packet.notes().contains(SegmentNote.KEEP_ALIVE)) {
            return "“Are you still there?”";
        }
        List<String> said = new ArrayList<>();
        if (packet.dataLength() > 0) {
            said.add("bytes " + Amounts.number(packet.dataOffset()) + " to "
                    + Amounts.number(packet.dataOffset() + packet.dataLength() - 1));
        }
        if ((flags & TcpHeader.FIN) != 0) {
            said.add("“I will send no more”");
        }
        if (said.isEmpty()) {
            said.add(acknowledges(packet, layout, ack));
        }
        return String.join(", ", said);
    }

    /// What a segment says that has nothing but an acknowledgment.
    private static String acknowledges(PacketHead packet, PacketLayout layout, boolean ack) {
        if (packet.notes().contains(SegmentNote.ZERO_WINDOW)) {
            return "“Stop, I have no room for more”";
        }
        if (packet.notes().contains(SegmentNote.WINDOW_UPDATE)) {
            return "“I have room again”";
        }
        if (!ack) {
            return "it says nothing";
        }
        if (packet.notes().contains(SegmentNote.ACKNOWLEDGES_FIN)) {
            return packet.acknowledged() <= 0
                    ? "“I saw that you will send no more”"
                    : "“I have " + first(packet) + ", and saw that you will send no more”";
        }
        if (packet.acknowledged() < 0) {
            return "“I have everything before number " + layout.acknowledgmentNumber(packet.headers()) + "”";
        }
        if (packet.acknowledged() == 0) {
            return "“I am here, and have no bytes of yours yet”";
        }
        return "“I have " + first(packet) + "”";
    }

    private static String first(PacketHead packet) {
        return packet.acknowledged() == 1 ? "your first byte" : "your first " + Amounts.of(packet.acknowledged(), "byte");
    }
}

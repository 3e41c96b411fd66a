package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.CallWords;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import org.jspecify.annotations.Nullable;

/// The words on the thin arrow of a captured packet.
///
/// @param flags and how much data it carried, such as `SYN ACK` or `PSH ACK · 17 bytes`
/// @param more what it says besides, such as `“I have your first 7 bytes”`; may be empty
/// @param number such as `packet 12`
record PacketWords(String flags, String more, String number) {

    static PacketWords of(Entry entry, Call.Segment segment) {
        CallWords words = CallWords.of(entry);
        return new PacketWords(words.call(), words.meaning(), numberOf(segment.packet()));
    }

    /// How the packet of a segment is called; empty for what is no segment.
    static String numberOf(@Nullable Entry entry) {
        return entry != null && entry.call() instanceof Call.Segment segment ? numberOf(segment.packet()) : "";
    }

    private static String numberOf(PacketHead packet) {
        return packet.reconstructed() ? say("reconstructed") : say("packet %,d", packet.number());
    }

    /// What a screen reader says.
    String spoken(Direction direction) {
        String what = more.isEmpty() ? flags : flags + " · " + more;
        return (direction == Direction.CLIENT_TO_SERVER
                ? say("TCP packet, client to server: %s", what)
                : say("TCP packet, server to client: %s", what)) + "\n" + number;
    }
}

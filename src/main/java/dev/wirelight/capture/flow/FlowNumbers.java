package dev.wirelight.capture.flow;

import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.util.Set;

/// The numbers that TCP counts one flow with, as far as packets have told them.
///
/// Sequence numbers have 32 bits and start anywhere; here they become offsets in the flow, which start at 0 and go on
/// beyond 2^32. SYN and FIN take a number each, but are no bytes of the flow (RFC 9293 §3.4).
public final class FlowNumbers {
    /// Where a flow ends whose FIN has not been seen.
    static final long NEVER = Long.MAX_VALUE;

    /// No window is larger (RFC 7323 §2.3): who acknowledges farther ahead is damaged, or lies.
    static final long LARGEST_WINDOW = 1L << 30;

    private static final int WINDOW_SCALE = 3;
    private static final int LARGEST_SHIFT = 14; // RFC 7323 §2.3

    private boolean known;
    private boolean opened; // whether its SYN was captured
    private long base; // the sequence number of offset 0
    private long sent; // one behind the last number that the sender used
    private long finAt = NEVER;
    private long acknowledgment = PacketHead.UNKNOWN; // the number that the sender acknowledged last
    private int window;
    private int shift = LARGEST_SHIFT; // by how many bits its windows are to be shifted; its SYN says it

    /// Whether it is known which sequence number stands for offset 0.
    public boolean isKnown() {
        return known;
    }

    /// Sets the sequence number of offset 0.
    public void begin(long sequenceNumber) {
        known = true;
        base = sequenceNumber;
    }

    /// Whether this is the sequence number of offset 0.
    public boolean beginsAt(long sequenceNumber) {
        return (int) base == (int) sequenceNumber;
    }

    /// Whether nothing but SYN was seen of it.
    boolean isUntouched() {
        return sent == 0;
    }

    /// Where it ends by its FIN, or [#NEVER].
    public long finAt() {
        return finAt;
    }

    /// One behind the last number that the sender used.
    public long sent() {
        return sent;
    }

    /// The offset that a sequence number stands for: of those 2^32 apart the one that is nearest to `near`.
    public long offset(long sequenceNumber, long near) {
        return near + (int) (sequenceNumber - base - near);
    }

    /// The offset before which everything was received, by an acknowledgment number of the other end. That of FIN is that
    /// of all bytes.
    ///
    /// @return [PacketHead#UNKNOWN] where it lies before all that is known
    public long acknowledgedBy(long acknowledgmentNumber, long near) {
        long offset = known ? offset(acknowledgmentNumber, near) : PacketHead.UNKNOWN;
        return offset < 0 ? PacketHead.UNKNOWN : Math.min(offset, finAt);
    }

    /// Whether an acknowledgment number of the other end says that FIN has arrived there.
    public boolean isFinAcknowledgedBy(long acknowledgmentNumber) {
        return known && finAt != NEVER && offset(acknowledgmentNumber, finAt) > finAt;
    }

    /// Notes what a packet is by its numbers and flags alone, whatever its data are. Call it before [#remember].
    ///
    /// @param at the offset of its first data byte
    public void note(TcpPacket packet, long at, Set<SegmentNote> notes) {
        boolean flagged = packet.is(TcpHeader.SYN) || packet.is(TcpHeader.FIN) || packet.is(TcpHeader.RST);
        if (packet.window() == 0 && !flagged) {
            notes.add(SegmentNote.ZERO_WINDOW);
        }
        if (at == sent - 1 && packet.length() <= 1 && !flagged) {
            notes.add(SegmentNote.KEEP_ALIVE);
        } else if (packet.length() > 0) {
            return;
        } else if (packet.is(TcpHeader.SYN) && opened || packet.is(TcpHeader.FIN) && at < sent) {
            notes.add(SegmentNote.RETRANSMISSION);
        } else if (at == sent && !flagged && packet.is(TcpHeader.ACK) && packet.acknowledgmentNumber() == acknowledgment) {
            if (packet.window() == window) {
                notes.add(SegmentNote.DUPLICATE_ACKNOWLEDGMENT);
            } else if (packet.window() > 0) {
                notes.add(SegmentNote.WINDOW_UPDATE);
            }
        }
    }

    /// Whether the other end takes a packet of this flow with RST for real: its number must be the one that is expected,
    /// or lie in the window, or, where all that was sent is a SYN, it must acknowledge that (RFC 9293 §3.10.7.3,
    /// §3.10.7.4). What was not captured is not held against it.
    ///
    /// @param receiver the numbers of the other end
    public boolean isTaken(TcpPacket reset, FlowNumbers receiver) {
        if (!known && receiver.acknowledgment == PacketHead.UNKNOWN) {
            return !receiver.opened || reset.is(TcpHeader.ACK) && receiver.hasSent(reset.acknowledgmentNumber());
        }
        if (!known) {
            int ahead = (int) (reset.sequenceNumber() - receiver.acknowledgment);
            return ahead == 0 || ahead > 0 && ahead < receiver.windowInBytes();
        }
        long at = offset(reset.sequenceNumber(), sent);
        // How far the other end has read was said by it, and perhaps it has read more since.
        long received = receiver.acknowledgment == PacketHead.UNKNOWN ? 0 : offset(receiver.acknowledgment, sent);
        long expected = Math.min(received, sent);
        return at >= expected && (at <= sent || at < expected + receiver.windowInBytes());
    }

    private boolean hasSent(long acknowledgmentNumber) {
        long offset = offset(acknowledgmentNumber, sent);
        return offset >= 0 && offset <= sent;
    }

    private long windowInBytes() {
        return known ? Math.min((long) window << shift, LARGEST_WINDOW) : LARGEST_WINDOW;
    }

    /// By how many bits the windows of who sent this SYN are to be shifted (RFC 7323 §2.2).
    private static int shift(TcpPacket syn) {
        byte[] bytes = syn.bytes();
        int at = syn.layout().tcpAt() + TcpHeader.LENGTH;
        int end = Math.min(syn.layout().dataAt(), bytes.length);
        while (at + 2 < end && bytes[at] != 0) {
            if (bytes[at] == WINDOW_SCALE) {
                return Math.min(bytes[at + 2] & 0xff, LARGEST_SHIFT);
            }
            at += bytes[at] == 1 ? 1 : Math.max(2, bytes[at + 1] & 0xff); // 1 fills up, and has no length
        }
        return 0;
    }

    /// Keeps what a packet told.
    ///
    /// @param at the offset of its first data byte
    /// @return whether it is the one with FIN that counts: the first
    public boolean remember(TcpPacket packet, long at) {
        long end = at + packet.length();
        boolean ends = packet.is(TcpHeader.FIN) && finAt == NEVER && end >= sent;
        if (ends) {
            finAt = end;
        }
        reaches(finAt == NEVER ? end : Math.max(end, finAt + 1));
        if (packet.is(TcpHeader.ACK)) {
            acknowledgment = packet.acknowledgmentNumber();
        }
        if (packet.is(TcpHeader.SYN)) {
            opened = true;
            shift = shift(packet);
        }
        window = packet.window();
        return ends;
    }

    /// The sender has sent everything before an offset, captured or not.
    void reaches(long offset) {
        sent = Math.max(sent, offset);
    }
}

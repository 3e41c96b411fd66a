package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_CLIENT;
import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Captured segments: what they say, and the layers of a unit that they carried.
class SegmentsTest {
    private static final byte[] HELLO = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
    private static final int ACK = TcpHeader.ACK;
    private static final int PSH_ACK = TcpHeader.PSH | TcpHeader.ACK;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Connection connection = trace.open(
            "test", "http", Side.NEITHER, new Address("127.0.0.1", 52344), new Address("127.0.0.1", 8000));
    private long number;

    @Test
    void segmentsSpeakInPlainWords() {
        packet(TO_SERVER, TcpHeader.SYN, 0, 0, PacketHead.UNKNOWN);
        packet(TO_CLIENT, TcpHeader.SYN | ACK, 0, 0, 0);
        packet(TO_SERVER, ACK, 0, 0, 0);
        packet(TO_SERVER, PSH_ACK, 527, 17, 129);
        packet(TO_CLIENT, ACK, 129, 0, 544);
        packet(TO_SERVER, PSH_ACK, 527, 17, 129, SegmentNote.RETRANSMISSION);
        packet(TO_CLIENT, ACK, 129, 0, 544, SegmentNote.WINDOW_UPDATE);
        packet(TO_CLIENT, ACK, 129, 0, 544, SegmentNote.ZERO_WINDOW);
        packet(TO_CLIENT, ACK, 129, 0, 544, SegmentNote.DUPLICATE_ACKNOWLEDGMENT);
        packet(TO_SERVER, ACK, 543, 0, 129, SegmentNote.KEEP_ALIVE);
        packet(TO_SERVER, TcpHeader.FIN | ACK, 544, 0, 129);
        packet(TO_CLIENT, ACK, 129, 0, 544, SegmentNote.ACKNOWLEDGES_FIN);
        packet(TO_CLIENT, ACK, 129, 0, 0, SegmentNote.ACKNOWLEDGES_FIN);
        packet(TO_CLIENT, TcpHeader.RST, 129, 0, PacketHead.UNKNOWN);

        assertThat(entries()).extracting(CallWords::of).extracting(w -> w.call() + " | " + w.meaning()).containsExactly(
                "SYN | “I want to connect, my numbers begin at 1000”",
                "SYN ACK | “Agreed. I have yours, my numbers begin at 5000”",
                "ACK | “I am here, and have no bytes of yours yet”",
                "PSH ACK · 17 bytes | bytes 527 to 543",
                "ACK | “I have your first 544 bytes”",
                "PSH ACK · 17 bytes | bytes 527 to 543 · sent again",
                "ACK | “I have room again” · window update",
                "ACK | “Stop, I have no room for more” · window closed",
                "ACK | “I have your first 544 bytes” · acknowledged again",
                "ACK | “Are you still there?” · keep-alive",
                "FIN ACK | “I will send no more”",
                "ACK | “I have your first 544 bytes, and saw that you will send no more”",
                "ACK | “I saw that you will send no more”",
                "RST | “The connection is broken off”");
    }

    @Test
    void theLayersOfAUnitAreThoseOfThePacketThatCarriedIt() {
        packet(TO_SERVER, TcpHeader.SYN, 0, 0, PacketHead.UNKNOWN);
        packet(TO_CLIENT, TcpHeader.SYN | ACK, 0, 0, 0);
        packet(TO_SERVER, PSH_ACK, 527, 11, 129);
        packet(TO_SERVER, PSH_ACK, 538, 5, 129);
        Unit unit = unit(527);
        List<Layer> layers = Layers.tcpIp(unit, HELLO, Carriers.of(trace, unit));

        assertThat(layers).extracting(Layer::title).containsExactly(
                "Application — WebSocket", "Socket API", "Transport — TCP · captured", "Internet — IPv4 · captured",
                "Link — BSD loopback · captured");
        assertThat(layers).extracting(Layer::origin).containsOnly(Origin.OBSERVED);
        assertThat(layers.get(2).summary()).isEqualTo("52344 → 8000 · PSH ACK · seq 1528 (relative 528)");
        assertThat(layers.get(2).explanation()).contains("One segment carried these bytes.");
        Source tcp = layers.get(2).source().orElseThrow();
        assertThat(tcp.name()).isEqualTo("TCP header · packet 3");
        assertThat(tcp.fields().get(2).text()).isEqualTo("1528");
        assertThat(tcp.fields().get(3).meaning())
                .isEqualTo("relative 130: everything before byte 129 of the other direction has arrived");
        assertThat(Layers.osi(unit, HELLO, Carriers.of(trace, unit))).extracting(Layer::title)
                .contains("4 · Transport — TCP · captured", "3 · Network — IPv4 · captured");
    }

    @Test
    void aUnitInSeveralSegmentsShowsTheHeadersOfAll() {
        packet(TO_SERVER, PSH_ACK, 520, 10, 129);
        packet(TO_SERVER, PSH_ACK, 530, 100, 129);
        packet(TO_SERVER, PSH_ACK, 530, 100, 129, SegmentNote.RETRANSMISSION);
        packet(TO_CLIENT, PSH_ACK, 527, 11, 538);
        Unit unit = unit(527);
        Layer tcp = Layers.tcpIp(unit, HELLO, Carriers.of(trace, unit)).get(2);

        assertThat(tcp.explanation()).contains("3 segments carried these bytes, 1 of them sent again.")
                .doesNotContain("Not all");
        assertThat(tcp.summary()).endsWith(" · the first of 3");
        assertThat(tcp.source().orElseThrow().name()).isEqualTo("TCP header · segment 1 of 3 · packet 1");
        assertThat(tcp.others()).extracting(Source::name).containsExactly(
                "TCP header · segment 2 of 3 · packet 2", "TCP header · segment 3 of 3 · packet 3 · sent again");
    }

    @Test
    void whereTheCaptureMissedAPieceItSaysSo() {
        packet(TO_SERVER, PSH_ACK, 520, 10, 129);
        Unit unit = unit(527);

        assertThat(Layers.tcpIp(unit, HELLO, Carriers.of(trace, unit)).get(2).explanation())
                .contains("One segment carried these bytes. Not all of them are in the capture.");
    }

    @Test
    void withoutPacketsThereIsAWorkedExampleThatSaysSo() {
        packet(TO_CLIENT, PSH_ACK, 527, 11, 538);
        packet(TO_SERVER, PSH_ACK, 538, 11, 538);
        packet(TO_SERVER, PSH_ACK, 516, 11, 538);
        Unit unit = unit(527);
        List<Layer> layers = Layers.tcpIp(unit, HELLO, Carriers.of(trace, unit));

        assertThat(layers).extracting(Layer::title).noneMatch(title -> title.endsWith("· captured"))
                .contains("Transport — TCP · worked example");
        assertThat(layers.get(2).origin()).isEqualTo(Origin.RECONSTRUCTED);
    }

    @Test
    void aReconstructedPacketIsNeverCalledCaptured() {
        PacketHead made = head(TO_SERVER, PSH_ACK, 527, 11, 129, true);
        trace.segment(0, connection, TO_SERVER, made, new byte[0], Call.NO_UNIT, Call.Ends.NONE);
        Unit unit = unit(527);
        List<Layer> layers = Layers.tcpIp(unit, HELLO, Carriers.of(trace, unit));

        assertThat(layers.subList(2, 5)).allSatisfy(layer -> {
            assertThat(layer.title()).endsWith(" · reconstructed");
            assertThat(layer.origin()).isEqualTo(Origin.RECONSTRUCTED);
            assertThat(layer.explanation()).contains("Nobody ever saw this packet").doesNotContain("was captured.");
            assertThat(layer.source().orElseThrow().origin()).isEqualTo(Origin.RECONSTRUCTED);
        });
        assertThat(CallWords.of(entries().getFirst()).meaning()).startsWith("reconstructed, never captured · ");
    }

    @Test
    void aSegmentByItselfHasItsDataAndItsHeaders() {
        PacketHead head = head(TO_SERVER, PSH_ACK, 0, 2, 0, false);
        trace.segment(0, connection, TO_SERVER, head, latin1("hi"), 0, Call.Ends.NONE);
        packet(TO_CLIENT, ACK, 0, 0, 2);
        List<Layer> data = Layers.of(trace, connection, segment(0));
        List<Layer> ack = Layers.of(trace, connection, segment(1));

        assertThat(data).extracting(Layer::title).containsExactly(
                "Application — 2 bytes of data", "Transport — TCP · captured", "Internet — IPv4 · captured",
                "Link — BSD loopback · captured");
        assertThat(data.getFirst().source().orElseThrow().bytes()).isEqualTo(latin1("hi"));
        assertThat(ack.getFirst().title()).isEqualTo("Application — no data");
        assertThat(ack.getFirst().source()).isEmpty();
    }

    @Test
    void inALiveCaptureASegmentGetsItsDataFromTheSocketsReads() {
        packet(TO_CLIENT, PSH_ACK, 0, 2, 0); // its program has not written these down
        packet(TO_SERVER, PSH_ACK, 1, 3, 0);
        packet(TO_SERVER, PSH_ACK, 1, 3, 0, SegmentNote.KEEP_ALIVE);
        Connection server = connection;
        trace.note(0, server, new Call.Read(TO_SERVER, 0, latin1("he"), 0));
        trace.note(0, server, new Call.Read(TO_SERVER, 2, latin1("llo"), Call.NO_UNIT));
        List<Layer> layers = Layers.of(trace, connection, segment(1));

        assertThat(layers.getFirst().source().orElseThrow().bytes()).isEqualTo(latin1("ell"));
        assertThat(layers.getFirst().explanation()).doesNotContain("cannot be shown");
        assertThat(checksum(layers.get(1))).doesNotContain("not checked");
        Layer unread = Layers.of(trace, connection, segment(0)).getFirst();
        assertThat(unread.source()).isEmpty();
        assertThat(unread.explanation()).contains("Its bytes cannot be shown:");
        assertThat(Layers.of(trace, connection, segment(2)).getFirst().source()).isEmpty();
    }

    @Test
    void theChecksumOfAUnitsHeadersCoversTheDataThatASocketRead() {
        trace.note(0, connection, new Call.Read(TO_SERVER, 520, HELLO, Call.NO_UNIT));
        packet(TO_SERVER, PSH_ACK, 520, 6, 129);
        packet(TO_SERVER, PSH_ACK, 526, 5, 129);
        Unit unit = unit(520);
        Layer tcp = Layers.tcpIp(unit, HELLO, Carriers.of(trace, unit)).get(2);

        assertThat(checksum(tcp)).startsWith("not right: 0x"); // the packets here have 0 there
        assertThat(tcp.others()).hasSize(1);
    }

    private static String checksum(Layer tcp) {
        return tcp.source().orElseThrow().fields().stream()
                .filter(field -> field.name().equals("Checksum"))
                .map(Field::meaning)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasOnlyHandedOnLaterIsNoSecondPacket() {
        packet(TO_SERVER, PSH_ACK, 527, 11, 129);
        packet(TO_SERVER, PSH_ACK, 527, 11, 129, SegmentNote.HANDED_ON_LATER);

        assertThat(trace.segments(connection, TO_SERVER, 527, 538)).hasSize(1);
    }

    @Test
    void segmentsAreFoundWhereTheyTouchTheBytesAndNowhereElse() {
        packet(TO_SERVER, PSH_ACK, 10, 10, 0);

        assertThat(trace.segments(connection, TO_SERVER, 0, 10)).isEmpty();
        assertThat(trace.segments(connection, TO_SERVER, 0, 11)).hasSize(1);
        assertThat(trace.segments(connection, TO_SERVER, 19, 20)).hasSize(1);
        assertThat(trace.segments(connection, TO_SERVER, 20, 21)).isEmpty();
        assertThat(trace.segments(connection, TO_CLIENT, 10, 20)).isEmpty();
    }

    private Unit unit(long offset) {
        return Units.unit(connection, TO_SERVER, offset, HELLO, Units.frame(TO_SERVER, HELLO).content());
    }

    private List<Entry> entries() {
        return trace.since(Position.START, 100).entries();
    }

    private Call.Segment segment(int at) {
        return (Call.Segment) entries().get(at).call();
    }

    private void packet(Direction direction, int flags, long offset, int length, long acknowledged, SegmentNote... notes) {
        PacketHead plain = head(direction, flags, offset, length, acknowledged, false);
        PacketHead head = new PacketHead(
                plain.number(), 0, plain.linkType(), plain.headers(), offset, length, acknowledged, Set.of(notes), false);
        trace.segment(0, connection, direction, head, new byte[0], Call.NO_UNIT, Call.Ends.NONE);
    }

    /// The client's SYN has the number 1000, the server's 5000.
    private PacketHead head(
            Direction direction, int flags, long offset, int length, long acknowledged, boolean reconstructed) {
        boolean toServer = direction == TO_SERVER;
        long begin = toServer ? 1000 : 5000;
        long before = (flags & TcpHeader.SYN) != 0 ? 0 : 1 + offset;
        long acknowledges = (flags & ACK) == 0 ? 0 : 6001 - begin + acknowledged;
        byte[] loopback = {127, 0, 0, 1};
        byte[] headers = ByteBuffer.allocate(44)
                .put(hex("02 00 00 00"))
                .put(new Ipv4Header(40 + length, 64, Ipv4Header.TCP, loopback, loopback).bytes())
                .put(new TcpHeader(toServer ? 52344 : 8000, toServer ? 8000 : 52344, begin + before, acknowledges, flags, 512, 0)
                        .bytes())
                .array();
        return new PacketHead(
                ++number, 0, LinkType.NULL.number(), headers, offset, length, acknowledged, Set.of(), reconstructed);
    }
}

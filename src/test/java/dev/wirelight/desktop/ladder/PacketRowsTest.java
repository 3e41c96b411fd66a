package dev.wirelight.desktop.ladder;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketRowsTest {
    private final Session session = new Session();
    private final Packets packets = new Packets(session.trace);

    private static List<String> lines(LadderRows ladder, boolean withPackets) {
        return ladder.rows(null, withPackets).stream().map(PacketRowsTest::line).toList();
    }

    private static String line(Row row) {
        return switch (row) {
            case Row.Note note -> note.text();
            case Row.Packet packet -> "- - " + CallWords.of(packet.call()).call();
            case Row.Passed passed -> (passed.unit() == null ? "" : UnitWords.of(passed.unit()) + " | ")
                    + (PacketWords.numberOf(passed.call()).isEmpty() && passed.call() != null
                            ? CallWords.of(passed.call()).call()
                            : PacketWords.numberOf(passed.call()));
        };
    }

    @Test
    void packetsThatBecameKnownLateStandWhereTheirOwnTimeSays() {
        LadderRows ladder = new LadderRows(Session.PLAIN);
        Connection connection = session.accept(Session.PLAIN, 52_110); // at 1 ms
        session.reads(connection, "hello\r\n"); // at 2 ms
        session.writes(connection, "hello\r\n"); // at 3 ms
        packets.sees(connection, CLIENT_TO_SERVER, 100_000, TcpHeader.SYN, 0);
        packets.sees(connection, SERVER_TO_CLIENT, 200_000, TcpHeader.SYN | TcpHeader.ACK, 0);
        packets.sees(connection, CLIENT_TO_SERVER, 1_500_000, TcpHeader.PSH | TcpHeader.ACK, 7);
        packets.sees(connection, SERVER_TO_CLIENT, 3_500_000, TcpHeader.PSH | TcpHeader.ACK, 7);
        session.seen().forEach(ladder::add);

        assertThat(lines(ladder, true))
                .containsExactly(
                        "- - SYN",
                        "- - SYN ACK",
                        "accept()",
                        "- - PSH ACK · 7 bytes",
                        "hello␍␊ · 7 bytes | read() = 7",
                        "hello␍␊ · 7 bytes | write() = 7",
                        "- - PSH ACK · 7 bytes");
    }

    @Test
    void packetsAreHiddenUntilSomebodyWantsToSeeThem() {
        LadderRows ladder = new LadderRows(Session.PLAIN);
        Connection connection = session.accept(Session.PLAIN, 52_110);
        packets.sees(connection, CLIENT_TO_SERVER, 100_000, TcpHeader.SYN, 0);
        session.seen().forEach(ladder::add);

        assertThat(lines(ladder, false)).containsExactly("accept()");
    }

    @Test
    void packetsPushNothingElseOut() {
        LadderRows ladder = new LadderRows(Session.PLAIN);
        Connection connection = session.accept(Session.PLAIN, 52_110);
        for (int i = 0; i < LadderRows.MOST_ROWS * 2; i++) {
            packets.sees(connection, CLIENT_TO_SERVER, 2_000_000 + i, TcpHeader.ACK, 0);
        }
        session.seen().forEach(ladder::add);

        assertThat(lines(ladder, false)).containsExactly("accept()");
    }

    @Test
    void packetsTooAreBoundedAndCounted() {
        LadderRows ladder = new LadderRows(Session.PLAIN);
        Connection connection = session.accept(Session.PLAIN, 52_110);
        for (int i = 0; i < LadderRows.MOST_PACKETS + 7; i++) {
            packets.sees(connection, CLIENT_TO_SERVER, 2_000_000 + i, TcpHeader.ACK, 0);
        }
        session.seen().forEach(ladder::add);

        assertThat(ladder.rows(null, true)).hasSize(LadderRows.MOST_PACKETS + 1);
        assertThat(lines(ladder, true).getFirst()).startsWith("Older rows let go: 8.");
    }

    @Test
    void inAFileAUnitNamesThePacketThatCompletedIt() {
        LadderRows ladder = LadderRows.ofCapture(null, 100);
        Connection connection = packets.captured(52_110, 23);
        packets.sees(connection, CLIENT_TO_SERVER, 1, TcpHeader.SYN, 0);
        packets.carries(connection, CLIENT_TO_SERVER, 2, "one\r\ntwo\r\n");
        session.seen().forEach(ladder::add);

        assertThat(lines(ladder, false))
                .containsExactly("one␍␊ · 5 bytes | packet 2", "two␍␊ · 5 bytes | ");
        assertThat(lines(ladder, true))
                .containsExactly(
                        "- - SYN",
                        "- - PSH ACK · 10 bytes",
                        "one␍␊ · 5 bytes | packet 2",
                        "two␍␊ · 5 bytes | ");
    }

    @Test
    void aLadderThatBeginsAgainShowsTheOldRowsUntilItIsReady() {
        LadderRows ladder = new LadderRows(Session.PLAIN);
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.reads(connection, "hello\r\n");
        session.seen().forEach(ladder::add);
        List<Row> before = ladder.rows(null, false);

        ladder.restart();
        assertThat(ladder.rows(null, false)).isEqualTo(before);

        ladder.ready();
        assertThat(ladder.rows(null, false)).isEmpty();
    }
}

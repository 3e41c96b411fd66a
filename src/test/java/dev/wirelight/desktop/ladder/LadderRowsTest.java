package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderRowsTest {
    private final Session session = new Session();
    private final LadderRows ladder = new LadderRows(Session.PLAIN);

    private List<String> rows() {
        session.seen().forEach(ladder::add);
        return ladder.rows(null).stream().map(LadderRowsTest::line).toList();
    }

    /// `arrow | call` as they stand in a row.
    private static String line(Row row) {
        return switch (row) {
            case Row.Note note -> note.text();
            case Row.Packet packet -> "-- " + CallWords.of(packet.call()).call();
            case Row.Passed passed ->
                (passed.unit() == null ? "" : UnitWords.of(passed.unit())) + " | "
                        + (passed.call() == null ? "" : CallWords.of(passed.call()).call());
        };
    }

    @Test
    void aCallAndTheFirstUnitThatItCompletedShareARow() {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.reads(connection, "hello\r\n");
        session.writes(connection, "hello\r\n");

        assertThat(rows())
                .containsExactly(" | accept()", "hello␍␊ · 7 bytes | read() = 7", "hello␍␊ · 7 bytes | write() = 7");
    }

    @Test
    void aSecondUnitOfTheSameReadHasARowOfItsOwn() {
        session.reads(session.accept(Session.PLAIN, 52_110), "one\r\ntwo\r\n");

        assertThat(rows())
                .containsExactly(" | accept()", "one␍␊ · 5 bytes | read() = 10", "two␍␊ · 5 bytes | ");
    }

    @Test
    void aUnitThatCameInTwoReadsStandsBesideTheSecond() {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.readsHex(connection, "ff");
        session.readsHex(connection, "fd 03");

        assertThat(rows())
                .containsExactly(
                        " | accept()", " | read() = 1", "IAC DO SUPPRESS-GO-AHEAD · 3 bytes | read() = 2");
    }

    @Test
    void aUnitJoinsItsCallThoughTheCallWasDrawnBefore() {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.reads(connection, "hello\r\n");
        List<Seen> seen = session.seen();
        ladder.add(seen.get(0));
        ladder.add(seen.get(1));
        int before = ladder.version();

        ladder.add(seen.get(2));

        assertThat(ladder.rows(null)).hasSize(2);
        assertThat(ladder.version()).isNotEqualTo(before);
    }

    @Test
    void theOtherServersRowsAreNotHere() {
        session.reads(session.accept(Session.WEB_SOCKET, 52_344), "GET / HTTP/1.1\r\n\r\n");

        assertThat(rows()).isEmpty();
    }

    @Test
    void whatTheClientsEndOfAConnectionSawIsNotInTheServersLadder() {
        Connection client = session.trace.open(
                Session.PLAIN, "telnet", Side.CLIENT, new Address("127.0.0.1", 1), new Address("127.0.0.1", 7007));
        session.trace.note(Session.PLAIN, client, new Call.Connect(client.server(), null));
        session.writes(client, "hello\r\n");

        assertThat(rows()).isEmpty();
    }

    @Test
    void theListeningSocketsCallsAreRowsToo() {
        session.trace.note(Session.PLAIN, null, new Call.Socket());
        session.trace.note(Session.PLAIN, null, new Call.Bind(new Address("127.0.0.1", 7007), "Address already in use"));

        assertThat(rows()).containsExactly(" | socket()", " | bind()");
        assertThat(ladder.rows(null).getLast())
                .isInstanceOfSatisfying(Row.Passed.class, row -> assertThat(CallWords.of(row.call()))
                        .isEqualTo(new CallWords("bind()", "127.0.0.1:7007 failed: Address already in use", true)));
    }

    @Test
    void whatWasMissedIsSaidInWords() {
        ladder.add(new Seen.Missed(3_210, 1_234_567));

        assertThat(rows())
                .containsExactly("3,210 socket calls with 1.2 MB passed both servers too fast to show here");
    }

    @Test
    void theOldestRowsAreLetGoAndTheFirstRowCountsThem() {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        for (int i = 1; i < LadderRows.MOST_ROWS + 1; i++) {
            session.reads(connection, i + "\r\n");
        }

        List<String> rows = rows();
        assertThat(ladder.letGo() + rows.size() - 1).isEqualTo(LadderRows.MOST_ROWS + 1);
        assertThat(rows).hasSizeLessThanOrEqualTo(LadderRows.MOST_ROWS + 1);
        assertThat(rows.getFirst())
                .isEqualTo("Older rows let go: " + ladder.letGo() + ". At most 5,000 are kept, and of large ones fewer.");
        assertThat(rows.getLast()).startsWith("5000␍␊");
    }

    @Test
    void largeWritesAreLetGoBeforeTheyFillTheMemory() {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        for (int i = 0; i < 40; i++) {
            session.writes(connection, "x".repeat(1 << 20));
            session.seen().forEach(ladder::add);
        }

        List<Row> rows = ladder.rows(null);
        long held = rows.stream()
                .filter(row -> row instanceof Row.Passed passed && passed.call() != null)
                .mapToLong(row -> ((Row.Passed) row).call().size())
                .sum();
        assertThat(held).isEqualTo(32L << 20);
        assertThat(line(rows.getFirst())).isEqualTo("Older rows let go: 9. At most 5,000 are kept, and of large ones fewer.");
    }

    @Test
    void oneConnectionCanBeShownAlone() {
        Connection first = session.accept(Session.PLAIN, 52_110);
        Connection second = session.accept(Session.PLAIN, 52_111);
        session.reads(second, "hello\r\n");
        session.reads(first, "hi\r\n");
        rows();

        assertThat(ladder.rows(first).stream().map(LadderRowsTest::line))
                .containsExactly(" | accept()", "hi␍␊ · 4 bytes | read() = 4");
        assertThat(ladder.connections()).containsExactly(first, second);
    }

    @Test
    void aRequestAndItsResponseKnowEachOther() {
        LadderRows webSocket = new LadderRows(Session.WEB_SOCKET);
        session.webSocket(52_343);
        session.webSocket(52_344);
        List<Seen> seen = session.seen();
        seen.forEach(webSocket::add);
        List<Unit> units = seen.stream()
                .filter(Seen.Completed.class::isInstance)
                .map(s -> ((Seen.Completed) s).unit())
                .toList();

        assertThat(webSocket.partner(units.get(2))).contains(units.get(3));
        assertThat(webSocket.partner(units.get(3))).contains(units.get(2));
    }

    @Test
    void aConnectionsPurposeIsItsFirstRequestUnlessItIsAWebSocket() {
        LadderRows web = new LadderRows(Session.WEB_SOCKET);
        Connection page = session.accept(Session.WEB_SOCKET, 42_440);
        session.reads(page, "GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n");
        Connection upgraded = session.webSocket(42_446);
        Connection silent = session.accept(Session.WEB_SOCKET, 42_448);
        session.seen().forEach(web::add);

        assertThat(web.purpose(page)).hasValue("GET /");
        assertThat(web.purpose(upgraded)).hasValue("WebSocket");
        assertThat(web.purpose(silent)).isEmpty();
    }

    @Test
    void aCapturedConnectionShownAloneHasWhatWasSaidInsideItToo() {
        Connection wire = session.accept(Session.PLAIN, 52_110);
        session.reads(session.accept(Session.PLAIN, 52_111), "other\r\n");
        Connection inside = session.readsInside(wire, "hello\r\n");
        List<Seen> seen = session.seen();

        for (Connection chosen : List.of(wire, inside)) {
            LadderRows alone = LadderRows.ofCapture(chosen, 100);
            seen.forEach(alone::add);
            assertThat(alone.rows(null).stream().map(LadderRowsTest::line))
                    .containsExactly(" | accept()", "hello␍␊ · 7 bytes | decrypt 7");
        }
    }
}

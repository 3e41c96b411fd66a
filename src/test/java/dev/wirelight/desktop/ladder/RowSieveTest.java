package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.filter.RowCount;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.FilterError;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Position;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowSieveTest {
    private static final long ENOUGH = TimeUnit.MINUTES.toNanos(5);

    private final Session session = new Session();
    private final LadderRows ladder = new LadderRows(Session.PLAIN);
    private final AtomicInteger fetched = new AtomicInteger();
    private final RowSieve sieve = new RowSieve((unit, most) -> {
        fetched.incrementAndGet();
        return unit.bytes(session.trace, most);
    });

    private List<Row> rows() {
        session.seen().forEach(ladder::add);
        return ladder.rows(null);
    }

    private static List<String> words(List<Row> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case Row.Note note -> note.text();
                    case Row.Passed passed -> passed.unit() == null ? "call" : UnitWords.of(passed.unit()).content();
                    case Row.Packet _ -> "packet";
                })
                .toList();
    }

    @Test
    void onlyTheRowsThatFitAreLeftAndTheOthersAreCounted() throws FilterError {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.reads(connection, "hello\r\n");
        session.reads(connection, "world\r\n");
        sieve.use(Filter.of("text:world"));

        assertThat(words(sieve.sift(rows(), ENOUGH))).containsExactly("world␍␊");
        assertThat(sieve.count()).isEqualTo(new RowCount(1, 3, 0, 0));
    }

    @Test
    void aRowOfASegmentAndItsUnitIsThereAsLongAsTheUnitFits() throws FilterError {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        byte[] headers = HexFormat.of().parseHex("4500002e0000400040060000" + "7f0000017f000001"
                + "cb8e1b5f0000000100000001" + "5018ffff00000000");
        PacketHead packet = new PacketHead(1, 0, 101, headers, 0, 7, 0, Set.of(), false);
        byte[] hello = "hello\r\n".getBytes(StandardCharsets.US_ASCII);
        session.reads(connection, "hello\r\n");
        Unit unit = session.seen().stream()
                .flatMap(seen -> seen instanceof Seen.Completed(Unit completed) ? Stream.of(completed) : Stream.empty())
                .findFirst()
                .orElseThrow();
        Call.Segment segment =
                new Call.Segment(Direction.CLIENT_TO_SERVER, packet, 0, hello, 0, Call.Ends.NONE);
        session.trace.note(0, connection, segment);
        Entry captured = session.trace.since(Position.START, 100).entries().getLast();
        List<Row> rows = List.of(new Row.Passed(1, 0, connection, captured, unit));

        for (String shown : List.of("not tcp", "not segment:ACK", "telnet", "tcp", "segment:ACK hello")) {
            sieve.use(Filter.of(shown));
            assertThat(sieve.sift(rows, ENOUGH)).as(shown).hasSize(1);
        }
        for (String hidden : List.of("not telnet", "segment:FIN", "http")) {
            sieve.use(Filter.of(hidden));
            assertThat(sieve.sift(rows, ENOUGH)).as(hidden).isEmpty();
        }
    }

    @Test
    void aRowIsJudgedOnceHoweverOftenItIsDrawn() throws FilterError {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        for (int i = 0; i < 50; i++) {
            session.reads(connection, "x".repeat(100) + i + "\r\n");
        }
        sieve.use(Filter.of("text:x49"));
        sieve.sift(rows(), ENOUGH);
        session.reads(connection, "x".repeat(100) + "x49\r\n");

        assertThat(sieve.sift(rows(), ENOUGH)).hasSize(2);
        assertThat(sieve.sift(rows(), ENOUGH)).hasSize(2);
        assertThat(fetched).hasValue(51);
    }

    @Test
    void aLadderThatLetsManyRowsGoIsJudgedRowByRowAllTheSame() throws FilterError {
        LadderRows small = LadderRows.ofCapture(null, 3);
        Connection connection = session.accept(Session.PLAIN, 52_110);
        sieve.use(Filter.of("text:x"));
        for (int i = 0; i < 5_000; i++) {
            session.reads(connection, (i % 2 == 0 ? "x" : "y") + i + "\r\n");
            session.seen().forEach(small::add);
            if (i % 700 == 1) {
                sieve.sift(small.rows(null), ENOUGH);
            }
        }

        assertThat(words(sieve.sift(small.rows(null), ENOUGH)))
                .containsExactly("Older rows let go: 4,998. At most 3 are kept, and of large ones fewer.", "x4998␍␊");
    }

    @Test
    void aRowThatAUnitHasJoinedIsJudgedAgain() throws FilterError {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        session.reads(connection, "hello\r\n");
        sieve.use(Filter.of("text:hello"));
        var seen = session.seen();
        seen.subList(0, 2).forEach(ladder::add);

        assertThat(sieve.sift(ladder.rows(null), ENOUGH)).isEmpty();
        ladder.add(seen.get(2));
        assertThat(sieve.sift(ladder.rows(null), ENOUGH)).hasSize(1);
    }

    @Test
    void whatCannotBeJudgedAtOnceWaitsAndIsCounted() throws FilterError {
        Connection connection = session.accept(Session.PLAIN, 52_110);
        for (int i = 0; i < 9; i++) {
            session.reads(connection, i + "\r\n");
        }
        sieve.use(Filter.of("telnet"));
        List<Row> rows = rows();

        assertThat(sieve.sift(rows, -1)).isEmpty();
        assertThat(sieve.count()).isEqualTo(new RowCount(0, 10, 0, 10));
        assertThat(sieve.sift(rows, ENOUGH)).hasSize(9);
        assertThat(sieve.count().waiting()).isZero();
    }

    @Test
    void aSentenceOfTheLadderItselfIsNeverHidden() throws FilterError {
        ladder.say("Something about this ladder.");
        sieve.use(Filter.of("opcode:text"));

        assertThat(words(sieve.sift(rows(), ENOUGH))).containsExactly("Something about this ladder.");
        assertThat(sieve.count()).isEqualTo(new RowCount(0, 0, 0, 0));
    }

    @Test
    void whatIsNoLongerInMemoryIsCountedAsNotSearched() throws FilterError {
        RowSieve forgetful = new RowSieve((_, _) -> Optional.empty());
        session.reads(session.accept(Session.PLAIN, 52_110), "x".repeat(100) + "\r\n");
        forgetful.use(Filter.of("needle"));

        assertThat(forgetful.sift(rows(), ENOUGH)).isEmpty();
        assertThat(forgetful.count().words())
                .isEqualTo("0 of 2 rows shown · 2 hidden by the filter, 1 of them too long to be searched to the end");
    }
}

package dev.wirelight.trace;

import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Address CLIENT = new Address("127.0.0.1", 50_000);
    private static final Address SERVER = new Address("127.0.0.1", 7_007);

    private final AtomicLong now = new AtomicLong();

    private Trace trace(int entries, long bytes) {
        return new Trace(new TraceClock(Instant.EPOCH, now::get), new TraceLimits(entries, bytes));
    }

    private static Connection open(Trace trace) {
        return trace.open("plain", "telnet", Side.SERVER, CLIENT, SERVER);
    }

    private static void read(Trace trace, Connection connection, String text) {
        trace.read(trace.now(), connection, utf8(text), 0, text.length(), Call.NO_UNIT);
    }

    private static void write(Trace trace, Connection connection, String text) {
        trace.write(connection, utf8(text), 0, text.length(), Call.NO_UNIT);
    }

    @Test
    void entriesAreNumberedFromZeroAndBytesHaveOffsetsInTheirFlow() {
        Trace trace = trace(100, 100);
        Connection connection = open(trace);
        now.set(5);
        trace.note("plain", connection, new Call.Accept());
        read(trace, connection, "abc");
        write(trace, connection, "ABC");
        now.set(9);
        read(trace, connection, "de");

        List<Entry> entries = trace.since(Position.START, 10).entries();
        assertThat(entries).extracting(Entry::number).containsExactly(0L, 1L, 2L, 3L);
        assertThat(entries).extracting(Entry::nanos).containsExactly(5L, 5L, 5L, 9L);
        assertThat(entries).extracting(Entry::size).containsExactly(0, 3, 3, 2);
        assertThat(((Call.Read) entries.get(3).call()).offset()).isEqualTo(3);
        assertThat(((Call.Read) entries.get(3).call()).direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(((Call.Write) entries.get(2).call()).direction()).isEqualTo(Direction.SERVER_TO_CLIENT);
        assertThat(connection.flow(Direction.CLIENT_TO_SERVER).length()).isEqualTo(5);
        assertThat(trace.totals()).isEqualTo(new Totals(4, 8, 0, 0, 1));
        assertThat(connection).hasToString("127.0.0.1:50000 → 127.0.0.1:7007");
    }

    @Test
    void theBytesAreACopy() {
        Trace trace = trace(10, 100);
        byte[] buffer = utf8("xabcx");
        trace.read(0, open(trace), buffer, 1, 3, 0);
        buffer[1] = '!';

        Call.Read read = (Call.Read) trace.since(Position.START, 1).entries().getFirst().call();
        assertThat(read.bytes()).isEqualTo(utf8("abc"));
    }

    @Test
    void batchesGoOnWhereTheLastOneStopped() {
        Trace trace = trace(1_000, 10_000);
        Connection connection = open(trace);
        for (int i = 0; i < 700; i++) {
            read(trace, connection, "ab");
        }
        Position position = Position.START;
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Batch batch = trace.since(position, 100);
            batch.entries().forEach(entry -> numbers.add(entry.number()));
            assertThat(batch.missedEntries()).isZero();
            position = batch.next();
        }
        assertThat(numbers).hasSize(700).isSorted().doesNotHaveDuplicates();
        assertThat(position).isEqualTo(new Position(700, 1_400)).isEqualTo(trace.end());
        assertThat(trace.since(position, 100).entries()).isEmpty();
        assertThat(trace.since(position, 100).next()).isEqualTo(position);
    }

    @Test
    void theOldestEntriesAreLetGoWhenThereAreTooMany() {
        Trace trace = trace(3, 1_000);
        Connection connection = open(trace);
        for (String text : List.of("a", "bb", "ccc", "dddd", "eeeee")) {
            read(trace, connection, text);
        }
        Batch batch = trace.since(Position.START, 10);

        assertThat(batch.entries()).extracting(Entry::number).containsExactly(2L, 3L, 4L);
        assertThat(batch.missedEntries()).isEqualTo(2);
        assertThat(batch.missedBytes()).isEqualTo(3);
        assertThat(batch.next()).isEqualTo(new Position(5, 15));
        assertThat(trace.totals()).isEqualTo(new Totals(5, 15, 2, 3, 1));
    }

    @Test
    void theOldestEntriesAreLetGoWhenTheyHaveTooManyBytes() {
        Trace trace = trace(100, 10);
        Connection connection = open(trace);
        read(trace, connection, "aaaa");
        trace.note("plain", connection, new Call.Remark("no bytes"));
        read(trace, connection, "bbbb");
        assertThat(trace.totals().entriesLetGo()).isZero();
        read(trace, connection, "cccc");
        assertThat(trace.totals()).isEqualTo(new Totals(4, 12, 1, 4, 1));
        read(trace, connection, "d".repeat(50));
        assertThat(trace.since(Position.START, 10).entries()).extracting(Entry::number).containsExactly(4L);
        assertThat(trace.totals()).isEqualTo(new Totals(5, 62, 4, 12, 1));
    }

    @Test
    void aReaderInTheMiddleIsToldExactlyWhatItMissed() {
        Trace trace = trace(4, 1_000);
        Connection connection = open(trace);
        read(trace, connection, "a");
        read(trace, connection, "bb");
        Position position = trace.since(Position.START, 1).next();
        for (int i = 0; i < 5; i++) {
            read(trace, connection, "ccc");
        }
        Batch batch = trace.since(position, 1);

        assertThat(batch.missedEntries()).isEqualTo(2);
        assertThat(batch.missedBytes()).isEqualTo(2 + 3);
        assertThat(batch.next()).isEqualTo(new Position(4, 1 + 2 + 3 + 3));
    }

    @Test
    void slowReadersAndManyWritersAddUpExactly() throws InterruptedException {
        Trace trace = new Trace(TraceClock.system(), new TraceLimits(64, 500));
        int writers = 6;
        int each = 5_000;
        CountDownLatch done = new CountDownLatch(writers);
        for (int w = 0; w < writers; w++) {
            Connection connection = open(trace);
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < each; i++) {
                    read(trace, connection, "x".repeat(i % 7));
                }
                done.countDown();
            });
        }
        long seen = 0;
        long seenBytes = 0;
        long missed = 0;
        long missedBytes = 0;
        long lastNumber = -1;
        long lastNanos = 0;
        Position position = Position.START;
        boolean last = false;
        while (!last) {
            last = done.getCount() == 0;
            Batch batch = trace.since(position, last ? Integer.MAX_VALUE : 10);
            missed += batch.missedEntries();
            missedBytes += batch.missedBytes();
            for (Entry entry : batch.entries()) {
                assertThat(entry.number()).isGreaterThan(lastNumber);
                assertThat(entry.nanos()).isGreaterThanOrEqualTo(lastNanos);
                lastNumber = entry.number();
                lastNanos = entry.nanos();
                seen++;
                seenBytes += entry.size();
            }
            position = batch.next();
            Thread.yield();
        }
        Totals totals = trace.totals();
        assertThat(totals.entries()).isEqualTo((long) writers * each).isEqualTo(seen + missed);
        assertThat(totals.bytes()).isEqualTo(seenBytes + missedBytes);
        assertThat(position).isEqualTo(trace.end());
        assertThat(totals.connections()).isEqualTo(writers);
    }

    @Test
    void timeNeverGoesBackThoughAReadIsWrittenDownLate() {
        Trace trace = trace(10, 100);
        Connection connection = open(trace);
        now.set(100);
        long read = trace.now();
        now.set(200);
        write(trace, connection, "w");
        trace.read(read, connection, utf8("r"), 0, 1, 0);

        assertThat(trace.since(Position.START, 10).entries()).extracting(Entry::nanos).containsExactly(200L, 200L);
    }

    @Test
    void bytesAreFoundAcrossEntriesOfOneFlow() {
        Trace trace = trace(6, 1_000);
        Connection one = open(trace);
        Connection other = open(trace);
        read(trace, one, "01234");
        read(trace, other, "-----");
        write(trace, one, "=====");
        read(trace, one, "56789");
        read(trace, one, "abc");

        assertThat(trace.bytes(one, Direction.CLIENT_TO_SERVER, 3, 11, 0, 4).orElseThrow()).isEqualTo(utf8("3456789a"));
        assertThat(trace.bytes(one, Direction.CLIENT_TO_SERVER, 6, 8, 3, 3).orElseThrow()).isEqualTo(utf8("67"));
        assertThat(trace.bytes(one, Direction.SERVER_TO_CLIENT, 0, 5, 2, 2).orElseThrow()).isEqualTo(utf8("====="));
        assertThat(trace.bytes(one, Direction.CLIENT_TO_SERVER, 5, 5, 3, 3).orElseThrow()).isEmpty();
        assertThat(trace.bytes(one, Direction.CLIENT_TO_SERVER, 10, 14, 3, 4)).isEmpty();

        read(trace, one, "d");
        read(trace, one, "e");
        assertThat(trace.bytes(one, Direction.CLIENT_TO_SERVER, 3, 6, 0, 3)).isEmpty();
        assertThat(trace.bytes(one, Direction.CLIENT_TO_SERVER, 5, 6, 3, 3)).isPresent();
    }

    @Test
    void aTraceThatIsOffCountsFlowsAndKeepsNothing() {
        Trace trace = Trace.off();
        Connection connection = open(trace);
        read(trace, connection, "abc");
        trace.note("plain", connection, new Call.Close());

        assertThat(trace.totals()).isEqualTo(new Totals(0, 0, 0, 0, 1));
        assertThat(connection.flow(Direction.CLIENT_TO_SERVER).length()).isEqualTo(3);
    }

    @Test
    void addressesAreWrittenAsInUrls() {
        assertThat(new Address("::1", 8_000)).hasToString("[::1]:8000");
        assertThat(new Address("127.0.0.1", 0)).hasToString("127.0.0.1:0");
        assertThat(Address.of(new InetSocketAddress("::1", 1)).host()).isEqualTo("::1");
        assertThatThrownBy(() -> new Address("x", 65_536)).hasMessage("A port is a number from 0 to 65535, not 65536.");
    }
}

package dev.wirelight.conversation;

import static dev.wirelight.Bytes.utf8;
import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much waits while it is not clear what is spoken, and that it is bounded without losing anything.
class FirstBytesTest {
    private static final String LONG = "GET /" + "a".repeat(3_000);

    /// A request line without an end, byte by byte.
    private static List<Entry> slowly() {
        Captured captured = Captured.fromTheStart(80);
        for (byte b : utf8(LONG)) {
            captured.toServer(new byte[] {b});
        }
        return captured.trace().since(Position.START, 5_000).entries();
    }

    private static int waiting(FirstBytes first, List<Entry> entries) {
        int waiting = 0;
        while (waiting < entries.size() && first.take(entries.get(waiting)).isEmpty()) {
            waiting++;
        }
        return waiting;
    }

    @Test
    void manySmallSegmentsWaitOnlyWhileTheyTakeLittleMemory() {
        List<Entry> entries = slowly();
        FirstBytes first = new FirstBytes(entries.getFirst().connection(), new Patience(Patience.MOST_OF_ALL));

        int waiting = waiting(first, entries);

        assertThat(waiting).isBetween(500, 1_500);
        assertThat(first.giveBack().stream().mapToInt(Entry::size).sum()).isEqualTo(waiting + 1 - 2); // less two SYNs
    }

    @Test
    void manyConnectionsShareWhatMayWaitAndGiveItBack() {
        List<Entry> entries = slowly();
        Patience patience = new Patience(100_000);
        FirstBytes first = new FirstBytes(entries.getFirst().connection(), patience);
        FirstBytes second = new FirstBytes(entries.getFirst().connection(), patience);

        assertThat(waiting(first, entries)).isBetween(200, 500);
        assertThat(second.take(entries.get(2))).hasValueSatisfying(
                verdict -> assertThat(verdict.protocol()).isEqualTo(Protocol.TELNET));
        first.giveBack();
        second.giveBack();
        assertThat(patience.isExhausted()).isFalse();
        assertThat(waiting(new FirstBytes(entries.getFirst().connection(), patience), entries)).isBetween(200, 500);
    }

    @Test
    void whatWaitedIsReadWhenItMayNotWaitAnyLonger() {
        Captured captured = Captured.fromTheStart(80);
        for (byte b : utf8(LONG + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            captured.toServer(new byte[] {b});
        }

        assertThat(captured.words(CLIENT_TO_SERVER)).containsExactly("0+" + (LONG.length() + 22) + " " + LONG + " HTTP/1.1");
    }

    @Test
    void aConnectionThatIsOverIsForgotten() {
        Captured captured = Captured.fromTheStart(80).toServer(utf8("GET")).reset();
        TraceReader reader = new TraceReader(captured.trace());
        reader.next(1);
        assertThat(reader.open()).isEqualTo(1);
        reader.next(10);
        assertThat(reader.open()).isZero();

        Captured closed = Captured.fromTheStart(80).fin(CLIENT_TO_SERVER).fin(SERVER_TO_CLIENT);
        TraceReader another = new TraceReader(closed.trace());
        another.next(10);
        assertThat(another.open()).isZero();
    }
}

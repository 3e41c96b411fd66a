package dev.wirelight.filter;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SieveTest {
    private final Rows talk = new Rows();

    private Sieve sieve(String filter) throws FilterError {
        return new Sieve(Filter.of(filter), UnitBytes.in(talk.trace));
    }

    private void aPingAndAText() {
        Connection web = talk.frames(1);
        talk.reads(web, hex("89 80 00 00 00 00"));
        talk.reads(web, hex("81 81 00 00 00 00 61 81 81 00 00 00 00 62"));
    }

    private static List<String> words(List<Seen> seen) {
        return seen.stream()
                .map(one -> switch (one) {
                    case Seen.Called(Entry entry) -> Rows.words(new Happening(entry, null));
                    case Seen.Completed(Unit unit) -> Rows.words(new Happening(null, unit));
                    case Seen.Missed _ -> "missed";
                })
                .toList();
    }

    @Test
    void framesThatAreWantedPassWithoutTheirCalls() throws FilterError {
        aPingAndAText();
        Sieve sieve = sieve("opcode:text");

        assertThat(words(sieve.sift(talk.seen()))).containsExactly("TEXT “a”", "TEXT “b”");
        assertThat(sieve.shown()).isEqualTo(2);
        assertThat(sieve.hidden()).isEqualTo(3);
    }

    @Test
    void aFrameThatIsNotWantedTakesItsCallWithIt() throws FilterError {
        aPingAndAText();

        assertThat(words(sieve("not opcode:ping").sift(talk.seen()))).containsExactly("read() = 14", "TEXT “a”", "TEXT “b”");
    }

    @Test
    void whereOnlyBothTogetherAreWantedBothPass() throws FilterError {
        aPingAndAText();

        assertThat(words(sieve("call:read and opcode:ping").sift(talk.seen()))).containsExactly("read() = 6", "PING");
    }

    @Test
    void whatIsSaidAgainstASegmentDoesNotHoldBackTheUnitThatItCompleted() throws FilterError {
        talk.segment(talk.captured(), TcpHeader.PSH | TcpHeader.ACK, utf8("GET / HTTP/1.1\r\n\r\n"));
        List<Seen> seen = talk.seen();
        Sieve sieve = sieve("not tcp");

        assertThat(words(sieve.sift(seen))).containsExactly("GET /");
        assertThat(sieve.shown()).isEqualTo(1);
        assertThat(sieve.hidden()).isEqualTo(1);
        assertThat(words(sieve("not segment:ACK").sift(seen))).containsExactly("GET /");
        assertThat(words(sieve("tcp").sift(seen))).containsExactly("PSH ACK · 18 bytes");
        assertThat(words(sieve("segment:PSH http").sift(seen))).containsExactly("PSH ACK · 18 bytes", "GET /");
    }

    @Test
    void whatWasMissedAlwaysPasses() throws FilterError {
        assertThat(words(sieve("opcode:text").sift(List.of(new Seen.Missed(5, 100))))).containsExactly("missed");
    }

    @Test
    void whatCouldNotBeSearchedIsCounted() throws FilterError {
        talk.reads(talk.plain(1), utf8("a".repeat(200) + "\r\n"));
        Sieve sieve = new Sieve(Filter.of("needle"), (_, _) -> java.util.Optional.empty());

        assertThat(sieve.sift(talk.seen())).isEmpty();
        assertThat(sieve.undecided()).isEqualTo(1);
        assertThat(sieve.hidden()).isEqualTo(3);
    }
}

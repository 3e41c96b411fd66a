package dev.wirelight.lesson;

import static dev.wirelight.lesson.Learner.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is noticed of what, bytes in hand.
class FactTest {

    /// Whether a condition is met by what a client sends to a server, each text in a read of its own.
    private static boolean plain(String condition, String... reads) {
        Learner learner = Learner.of(seen(condition));
        Connection telnet = learner.connect("plain");
        for (String read : reads) {
            learner.reads(telnet, read);
        }
        return learner.passes();
    }

    @Test
    void aLineIsALineHoweverItsBytesArrive() {
        assertThat(plain("The client sends a line: text `hello`, ends in `CR LF`, count `7`", "h", "el", "lo\r", "\n")).isTrue();
        assertThat(plain("The client sends a line: text `hello`, reads `4`", "h", "el", "lo\r", "\n")).isTrue();
        assertThat(plain("The client sends a line: text `hello`, reads `1`", "hel", "lo\n")).isFalse();
        assertThat(plain("The client sends a line: text `two`, reads `1`", "o", "ne\n", "two\n")).isTrue();
        assertThat(plain("The client sends a line: text `hello`, ends in `LF`", "hello\r\n")).isFalse();
        assertThat(plain("The client sends a line: ends in `CR NUL`", "hello\r\0")).isTrue();
        assertThat(plain("The client sends a line: text `hello`", "hello")).isFalse();
        assertThat(plain("The client sends a line: text not `hello`", "hello\r\n")).isFalse();
        assertThat(plain("The client sends a line: times `3`", "one\ntwo\n")).isFalse();
        assertThat(plain("The client sends a line: times `3`", "one\ntwo\nthree\n")).isTrue();
    }

    @Test
    void oneReadMayBringSeveralLines() {
        assertThat(plain("One read() of the server returns: lines at least `3`", "one\ntwo\nthree\n")).isTrue();
        assertThat(plain("One read() of the server returns: lines at least `3`", "one\ntwo\n", "three\n")).isFalse();
        assertThat(plain("The client sends bytes: in all at least `8`, reads at least `2`", "one\n", "two\n")).isTrue();
        assertThat(plain("The client sends bytes: hex contains `0d 0a`", "one\r\n")).isTrue();
        assertThat(plain("The client sends bytes: hex contains `d0 a0`", "one\r\n")).isFalse();
    }

    @Test
    void whatComesBackMustBeWhatWasSent() {
        Learner learner = Learner.of(seen("The server sends the same line back"));
        Connection telnet = learner.connect("plain");
        learner.reads(telnet, "hello\r\n");
        learner.writes(telnet, "HELLO\r\n");
        assertThat(learner.passes()).isFalse();
        learner.writes(telnet, "hello\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void aBusyPortIsSeenWithWhatTheSystemSaid() {
        Learner learner = Learner.of(seen("The server's call of `bind` fails: on `websocket`, error contains `in use`"));
        learner.trace.note("plain", null, new Call.Bind(new Address("127.0.0.1", 7_007), "Address already in use"));
        learner.trace.note("websocket", null, new Call.Bind(new Address("127.0.0.1", 7_007), "Permission denied"));
        learner.trace.note("websocket", null, new Call.Bind(new Address("127.0.0.1", 7_007), null));
        assertThat(learner.passes()).isFalse();
        learner.trace.note("websocket", null, new Call.Bind(new Address("127.0.0.1", 7_007), "Address already in use"));
        assertThat(learner.passes()).isTrue();
    }

    @Test
    void theClientsWritesAreSeenWhereTheClientIsTheAppsOwn() {
        Learner learner = Learner.of(seen("The client's writes and the server's reads differ in number"));
        Connection client = learner.connect("plain client", "telnet", Side.CLIENT, 50_100);
        Connection server = learner.connect("plain", "telnet", Side.SERVER, 50_100);
        learner.writes(client, "one\r\n");
        learner.reads(server, "one\r\n");
        learner.writes(client, "two\r\n");
        learner.writes(client, "three\r\n");
        assertThat(learner.passes()).as("not while something is still on its way").isFalse();
        learner.reads(server, "two\r\nthree\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The client sends a frame: opcode `text`, FIN `1`, MASK `1`, length form `7 bits`, length `5` | 81 85 37 fa 21 3d 7f 9f 4d 51 58 | true
            The client sends a frame: text `Hello`, key `37 fa 21 3d`      | 81 85 37 fa 21 3d 7f 9f 4d 51 58 | true
            The client sends a frame: opcode `text`, FIN `1`               | 01 80 00 00 00 00                | false
            The client sends a frame: opcode `binary`                      | 81 80 00 00 00 00                | false
            The client sends a frame: hex `00 ff`                          | 82 82 00 00 00 00 00 ff          | true
            The client sends a frame: RSV1 `1`                             | c1 80 00 00 00 00                | true
            The client breaks the rule `RESERVED_BIT_SET`                  | a1 80 00 00 00 00                | true
            The client breaks the rule `CLIENT_FRAME_UNMASKED`             | 81 80 00 00 00 00                | false
            The client breaks the rule `CLIENT_FRAME_UNMASKED`             | 81 00                            | true
            The client sends a close frame: code `1000`                    | 88 82 00 00 00 00 03 e8          | true
            The client sends a close frame: code not `1000`                | 88 82 00 00 00 00 03 e8          | false
            The client sends a close frame: code `1000`                    | 88 80 00 00 00 00                | false
            The client sends a message in fragments: fragments `2`, between `0` | 01 80 00 00 00 00 80 80 00 00 00 00 | true
            The client sends a message in fragments: between `1`           | 01 80 00 00 00 00 89 80 00 00 00 00 80 80 00 00 00 00 | true
            The client sends a message in fragments                        | 81 80 00 00 00 00                | false
            One read() of the server returns: frames at least `2`          | 81 80 00 00 00 00 81 80 00 00 00 00 | true
            The client sends the same message with another masking key     | 81 81 00 00 00 00 61 81 81 01 00 00 00 60 | true
            The client sends the same message with another masking key     | 81 81 00 00 00 00 61 81 81 00 00 00 00 61 | false
            """)
    void framesAreNoticedByTheirFields(String condition, String bytes, boolean met) {
        Learner learner = Learner.of(seen(condition));
        learner.reads(learner.webSocket(), Bytes.hex(bytes));
        assertThat(learner.passes()).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The client answers a ping with the same bytes          | 89 02 68 69       | 8a 82 00 00 00 00 68 69 | true
            The client answers a ping with the same bytes          | 89 02 68 69       | 8a 82 00 00 00 00 68 6a | false
            The client answers a ping with the same bytes          | 81 02 68 69       | 8a 82 00 00 00 00 68 69 | false
            Both ends send a close frame: code `1000`              | 88 02 03 e8       | 88 82 00 00 00 00 03 e8 | true
            Both ends send a close frame                           | 89 00             | 88 82 00 00 00 00 03 e8 | false
            """)
    void whatTheOneEndAnswersIsHeldAgainstTheOther(String condition, String server, String client, boolean met) {
        Learner learner = Learner.of(seen(condition));
        Connection connection = learner.webSocket();
        learner.writes(connection, Bytes.hex(server));
        learner.reads(connection, Bytes.hex(client));
        assertThat(learner.passes()).isEqualTo(met);
    }

    @Test
    void aMessageThatNobodyAskedForIsPushed() {
        Learner learner = Learner.of(seen("The server pushes a message: times `2`"));
        Connection telnet = learner.connect("plain");
        for (int i = 0; i < 3; i++) {
            learner.reads(telnet, "hello\r\n");
            learner.writes(telnet, "hello\r\n");
        }
        assertThat(learner.passes()).as("an echo is no push").isFalse();
        learner.writes(telnet, "12:34:56\r\n12:34:57\r\n");
        assertThat(learner.passes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The client sends a request: method `GET`, target `/`, version `HTTP/1.1`, header `Host: x` | GET / HTTP/1.1~Host: x~~ | true
            The client sends a request: header `Connection: close`  | GET / HTTP/1.1~Host: x~~                    | false
            The client sends a request: header not `Upgrade`        | GET / HTTP/1.1~Host: x~~                    | true
            The client sends a request: header not `Upgrade`        | GET / HTTP/1.1~Host: x~upgrade: websocket~~ | false
            The client sends a request                              | GET / HTTP/1.1~Host: x~                     | false
            The client breaks the rule `HOST_MISSING`               | GET / HTTP/1.1~~                            | true
            The client asks rightly for WebSocket                   | GET / HTTP/1.1~Host: x~~                    | false
            The client asks rightly for WebSocket                   | GET / HTTP/1.1~Host: x~Upgrade: websocket~~ | false
            The client sends a line: on `websocket`, text `Host: x` | GET / HTTP/1.1~Host: x~                     | true
            """)
    void requestsAreNoticedByTheirLines(String condition, String request, boolean met) {
        Learner learner = Learner.of(seen(condition));
        learner.reads(learner.connect("websocket"), request.replace("~", "\r\n"));
        assertThat(learner.passes()).isEqualTo(met);
    }

    @Test
    void theEndOfAStreamIsNoReset() {
        Learner fin = Learner.of(seen("The connection is reset"));
        Connection polite = fin.connect("plain");
        fin.ends(polite);
        fin.closes(polite);
        assertThat(fin.passes()).isFalse();

        Connection rude = fin.connect("plain");
        fin.trace.note("plain", rude, new Call.Failed("read", "Connection reset by peer"));
        assertThat(fin.passes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The client negotiates: verb `DO`, option `ECHO`     | ff fd 01       | true
            The client negotiates: verb `WILL`                  | ff fd 01       | false
            The client sends the telnet command `AYT`           | ff f6          | true
            The client sends a line: count `5`                  | 61 ff ff 62 0a | true
            """)
    void telnetCommandsAreNoticedByTheirNames(String condition, String bytes, boolean met) {
        Learner learner = Learner.of(seen(condition));
        learner.reads(learner.connect("plain"), Bytes.hex(bytes));
        assertThat(learner.passes()).isEqualTo(met);
    }
}

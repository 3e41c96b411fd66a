package dev.wirelight.filter;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.TraceLimits;
import dev.wirelight.workshop.ConversationFiles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {
    private final Rows talk = new Rows();

    /// Everything that the filters below are asked about.
    private void everything() {
        Connection plain = talk.plain(52_110);
        talk.reads(plain, utf8("hello\r\n"));
        talk.writes(plain, utf8("HELLO\r\n"));
        talk.reads(plain, hex("ff fd 03"));
        talk.note(plain, new Call.Close());
        Connection web = talk.webSocket(52_344);
        talk.reads(web, hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
        talk.writes(web, hex("81 05 48 65 6c 6c 6f"));
        talk.reads(web, hex("89 80 00 00 00 00"));
        talk.writes(web, hex("8a 00"));
        talk.writes(web, hex("01 03 47 72 c3"));
        talk.writes(web, hex("80 03 bc c3 9f"));
        talk.reads(web, hex("82 82 00 00 00 00 00 ff"));
        talk.reads(web, hex("88 87 00 00 00 00 03 e9 6c 61 74 65 72"));
        Connection broken = talk.frames(52_345);
        talk.reads(broken, hex("81 02 48 69"));
        talk.note(broken, new Call.Failed("read", "Connection reset"));
        Connection captured = talk.captured();
        talk.segment(captured, 0x02);
        talk.segment(captured, 0x10, SegmentNote.RETRANSMISSION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tls | TLS application data; TLS application data",
        "telnet | hello␍␊; HELLO␍␊",
        "kind:inside | hello␍␊; HELLO␍␊; no close_notify",
        "kind:call | TLS application data; TLS application data",
        "call:decrypted | hello␍␊",
        "call:encrypted | HELLO␍␊",
        "call:truncated | no close_notify",
        "text:hello | hello␍␊; HELLO␍␊",
        "service:plain-tls not kind:inside | TLS application data; TLS application data"
    })
    void recordsOfTlsAndWhatIsInsideThemAreToldApart(String filter, String shown) throws Exception {
        Connection wire = talk.trace.open(
                "plain-tls", "tls", Side.SERVER, new Address("127.0.0.1", 50_000), new Address("127.0.0.1", 7443));
        Connection inside = talk.trace.openInside(wire, "telnet");
        talk.reads(wire, hex("17 03 03 00 05 01 02 03 04 05"));
        talk.trace.decrypted(talk.trace.now(), inside, utf8("hello\r\n"), 0, 7, 0, 0, 10);
        talk.trace.encrypted(inside, utf8("HELLO\r\n"), 0, 7, 0, 0, 11);
        talk.writes(wire, hex("17 03 03 00 06 01 02 03 04 05 06"));
        talk.note(inside, new Call.Truncated(Direction.CLIENT_TO_SERVER));

        assertThat(String.join("; ", Rows.shown(filter, talk.trace, talk.rows()))).isEqualTo(shown);
    }

    @Test
    void rulesOfTlsCanBeAskedForToo() throws Exception {
        Connection captured = talk.captured();
        Unit record = new Unit(
                captured,
                dev.wirelight.trace.Direction.CLIENT_TO_SERVER,
                0,
                6,
                0,
                0,
                0,
                new Content.Unreadable(dev.wirelight.conversation.Protocol.TLS, "", new byte[0]),
                List.of(new dev.wirelight.protocol.Violation(
                        dev.wirelight.protocol.tls.TlsRule.RECORD_TYPE_UNKNOWN, Role.CLIENT, "")));
        Happening row = new Happening(null, record);
        assertThat(shows("violation:RECORD_TYPE_UNKNOWN", row)).isTrue();
        assertThat(shows("violation:\"RFC 8446 5\"", row)).isTrue();
        assertThat(shows("violation:RECORD_TOO_LONG", row)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
            connection:1            | accept(); hello␍␊; HELLO␍␊; IAC DO SUPPRESS-GO-AHEAD; close()
            connection:3            | TEXT “Hi”; read()
            port:52345              | TEXT “Hi”; read()
            server.port < 1000      | SYN; ACK
            client.port:52000..52200 and length:3 | IAC DO SUPPRESS-GO-AHEAD
            client:192.168.0.7:52110 and text:hel | hello␍␊; HELLO␍␊
            address:[::1]:8000 and opcode:close | CLOSE 1001 “later”
            address:[0:0:0:0:0:0:0:1]:8000 and opcode:close | CLOSE 1001 “later”
            address:0::0001 and opcode:close | CLOSE 1001 “later”
            server:localhost and violation | TEXT “Hi”
            client ~ ^192 and call:close | close()
            from:server and telnet  | HELLO␍␊
            direction:to-client opcode:text,pong | TEXT “Hello”; PONG; TEXT 47 72 c3
            telnet                  | hello␍␊; HELLO␍␊; IAC DO SUPPRESS-GO-AHEAD
            http                    | GET /chat?room=1; 101 Switching Protocols
            tcp                     | SYN; ACK
            kind:request            | GET /chat?room=1
            kind:command            | IAC DO SUPPRESS-GO-AHEAD
            opcode:text             | TEXT “Hello”; TEXT “Hello”; TEXT 47 72 c3; TEXT “Hi”
            opcode:control          | PING; PONG; CLOSE 1001 “later”
            opcode:0x2              | BINARY 00 ff
            masked and opcode:text  | TEXT “Hello”
            masked:no and opcode:text | TEXT “Hello”; TEXT 47 72 c3; TEXT “Hi”
            not masked opcode:text  | TEXT “Hello”; TEXT 47 72 c3; TEXT “Hi”
            fin:no                  | TEXT 47 72 c3
            length:11               | TEXT “Hello”
            payload > 4             | TEXT “Hello”; TEXT “Hello”; CLOSE 1001 “later”
            code:1001               | CLOSE 1001 “later”
            code >= 3000            |
            text:hello              | hello␍␊; HELLO␍␊; TEXT “Hello”; TEXT “Hello”
            hello                   | hello␍␊; HELLO␍␊; TEXT “Hello”; TEXT “Hello”
            ping                    | PING
            accept                  | accept(); 101 Switching Protocols
            host                    | GET /chat?room=1
            op:close and size:13    | CLOSE 1001 “later”
            text:later              | CLOSE 1001 “later”
            text = hello            | TEXT “Hello”; TEXT “Hello”
            text ~ ^h.l+o$          | hello␍␊; HELLO␍␊; TEXT “Hello”; TEXT “Hello”
            ~^hel                   | hello␍␊; HELLO␍␊; TEXT “Hello”; TEXT “Hello”
            method:get              | GET /chat?room=1
            path:/chat              | GET /chat?room=1
            path = /chat            |
            status:1xx              | 101 Switching Protocols
            header:"upgrade: websocket" | GET /chat?room=1; 101 Switching Protocols
            header:sec-websocket-accept | 101 Switching Protocols
            violation               | TEXT “Hi”
            violation:client        | TEXT “Hi”
            violation:server        |
            violation:5.1           | TEXT “Hi”
            violation:5             | TEXT “Hi”
            violation:unmasked      | TEXT “Hi”
            violation:"RFC 7692"    |
            call:failed             | read()
            segment:SYN             | SYN
            segment:retransmission  | ACK
            service:plain time > 0.25 | HELLO␍␊; IAC DO SUPPRESS-GO-AHEAD; close()
            time:..200ms            | accept(); hello␍␊; SYN; ACK
            opcode:ping or opcode:close and fin | PING; CLOSE 1001 “later”
            (opcode:ping or opcode:text) and not fin | TEXT 47 72 c3
            websocket and opcode != text,binary,continuation | PING; PONG; CLOSE 1001 “later”
            -websocket -telnet -http -tcp | accept(); close(); read()
            """)
    void aFilterShows(String filter, String rows) throws FilterError {
        everything();
        List<String> shown = Rows.shown(filter, talk.trace, talk.rows());

        assertThat(String.join("; ", shown)).isEqualTo(rows == null ? "" : rows);
    }

    @Test
    void aCallThatBelongsToAHiddenFrameIsHiddenWithIt() throws FilterError {
        Connection web = talk.frames(1);
        talk.reads(web, hex("89 80 00 00 00 00"));

        assertThat(Rows.shown("not opcode:ping", talk.trace, talk.rows())).isEmpty();
    }

    private static byte[] masked(byte[] payload) {
        byte[] header = new byte[14];
        int length = FrameHeader.unmasked(true, Opcode.TEXT, payload.length).withKey(0x37fa213d).write(header, 0);
        byte[] hidden = payload.clone();
        Masking.apply(hidden, 0, hidden.length, 0x37fa213d, 0);
        return join(Arrays.copyOf(header, length), hidden);
    }

    @Test
    void aLongMaskedTextIsFoundThoughAUnitKeepsOnlyItsBeginning() throws FilterError {
        talk.reads(talk.frames(1), masked(utf8("a".repeat(100_000) + "needle")));
        Happening row = talk.rows().getFirst();

        assertThat(row.unit().content()).isInstanceOfSatisfying(
                Content.Frame.class, frame -> assertThat(frame.preview()).hasSize(Unit.PREVIEW));
        assertThat(Filter.of("text:NEEDLE").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.SHOWN);
        assertThat(Filter.of("text:pin").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void whatLiesBehindTheFirstMebibyteOfATextIsUndecided() throws FilterError {
        talk.reads(talk.frames(1), masked(utf8("a".repeat(Filter.MOST_SEARCHED) + "needle")));
        Happening row = talk.rows().getFirst();

        assertThat(Filter.of("text:needle").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.UNDECIDED);
        assertThat(Filter.of("not text:needle").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.UNDECIDED);
        assertThat(Filter.of("text:aaa").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.SHOWN);
        assertThat(Filter.of("text:needle and opcode:ping").judge(row, UnitBytes.in(talk.trace)))
                .isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void aTextWhoseBytesAreNoLongerInMemoryIsUndecided() throws FilterError {
        Rows small = new Rows(new TraceLimits(1, 1_000));
        Connection web = small.frames(1);
        small.reads(web, masked(utf8("a".repeat(100) + "needle")));
        List<Happening> rows = small.rows();
        small.reads(web, hex("89 80 00 00 00 00"));

        assertThat(Filter.of("needle").judge(rows.getFirst(), UnitBytes.in(small.trace))).isEqualTo(Verdict.UNDECIDED);
        assertThat(Filter.of("aaaa").judge(rows.getFirst(), UnitBytes.in(small.trace))).isEqualTo(Verdict.SHOWN);
    }

    @Test
    void aRegularExpressionThatWouldTakeYearsIsGivenUp() throws FilterError {
        talk.reads(talk.frames(1), masked(utf8("a".repeat(60))));
        Happening row = talk.rows().getFirst();

        assertThat(Filter.of("text ~ \"(.*a){20}b\"").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.UNDECIDED);
        assertThat(Filter.of("text ~ \"(a|aa)+$\"").judge(row, UnitBytes.in(talk.trace))).isEqualTo(Verdict.SHOWN);
    }

    static Stream<ConversationFiles.Told> conversations() {
        return ConversationFiles.ofFrames();
    }

    /// Plays a conversation and holds every field against what the units say by themselves.
    @ParameterizedTest
    @MethodSource("conversations")
    void whatIsSaidOfTheFramesOfAConversationIsSo(ConversationFiles.Told told) throws FilterError {
        Connection connection = talk.frames(1);
        talk.reads(connection, told.script().bytes(Role.CLIENT));
        talk.writes(connection, told.script().bytes(Role.SERVER));

        for (Happening row : talk.rows()) {
            Unit unit = row.unit();
            assertThat(shows("violation", row)).isEqualTo(unit != null && !unit.violations().isEmpty());
            assertThat(shows("kind:frame", row)).isEqualTo(unit != null && unit.content() instanceof Content.Frame);
            if (unit != null && unit.content() instanceof Content.Frame(FrameHeader header, byte[] _, var _)) {
                assertThat(shows("opcode:0x" + Integer.toHexString(header.opcode().bits()), row)).isTrue();
                assertThat(shows("opcode:" + ((header.opcode().bits() + 1) % 16), row)).isFalse();
                assertThat(shows("masked", row)).isEqualTo(header.masked());
                assertThat(shows("fin", row)).isEqualTo(header.fin());
                assertThat(shows("length = " + unit.length(), row)).isTrue();
            }
            for (Field field : Field.values()) {
                Verdict verdict = Filter.of(field.example()).judge(row, UnitBytes.in(talk.trace));
                Verdict opposite = verdict == Verdict.SHOWN ? Verdict.HIDDEN : Verdict.SHOWN;
                assertThat(Filter.of("not " + field.example()).judge(row, UnitBytes.in(talk.trace)))
                        .as(field + " of " + Rows.words(row))
                        .isEqualTo(verdict == Verdict.UNDECIDED ? verdict : opposite);
            }
        }
    }

    private boolean shows(String filter, Happening row) throws FilterError {
        return Filter.of(filter).judge(row, UnitBytes.in(talk.trace)) == Verdict.SHOWN;
    }
}

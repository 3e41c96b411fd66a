package dev.wirelight.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of a unit inside TLS: that TCP carried its records, and not its bytes.
class InsideTlsTest {
    private static final byte[] HEAD = Bytes.utf8("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    private static final byte[] RECORDS = Bytes.hex("17 03 03 00 15" + "aa".repeat(21) + "17 03 03 00 14" + "bb".repeat(20));

    private final Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), TraceLimits.DEFAULT);
    private final Connection wire = trace.open(
            "plain-tls", "tls", Side.SERVER, new Address("127.0.0.1", 50_000), new Address("127.0.0.1", 7_443));
    private final Connection inside = trace.openInside(wire, "http");

    /// The head came in two records, of which the reader of the trace saw one after the other.
    private Unit head() {
        trace.read(0, wire, RECORDS, 0, RECORDS.length, 0);
        trace.decrypted(0, inside, HEAD, 0, 4, 0, 0, 26);
        trace.decrypted(0, inside, HEAD, 4, HEAD.length - 4, Call.NO_UNIT, 26, 25);
        return units().stream()
                .filter(unit -> unit.connection() == inside)
                .findFirst()
                .orElseThrow();
    }

    private List<Unit> units() {
        return new TraceReader(trace)
                .next(100).stream()
                        .filter(Seen.Completed.class::isInstance)
                        .map(seen -> ((Seen.Completed) seen).unit())
                        .toList();
    }

    @Test
    void itIsAUnitLikeAnyOther() {
        Unit unit = head();

        assertThat(unit.content()).isInstanceOf(Content.Request.class);
        assertThat(unit.bytes(trace, 100).orElseThrow()).isEqualTo(HEAD);
        assertThat(UnitWords.line(unit)).isEqualTo("GET / HTTP/1.1 · 27 bytes");
    }

    @Test
    void itsLayersSayWhichRecordsCarriedIt() {
        Unit unit = head();

        List<Layer> layers = Layers.tcpIp(unit, HEAD, Carriers.of(trace, unit));

        assertThat(layers).extracting(Layer::title).containsExactly(
                "Application — HTTP",
                "Security — TLS",
                "Socket API",
                "Transport — TCP · worked example",
                "Internet — IPv4 · worked example",
                layers.get(5).title());
        assertThat(layers.get(1).summary()).isEqualTo("2 records · 51 bytes on the wire");
        // 20 bytes of IP, 20 of TCP, and the records: not the 27 bytes of the head.
        byte[] ip = layers.get(4).source().orElseThrow().bytes();
        assertThat((ip[2] & 0xff) << 8 | ip[3] & 0xff).isEqualTo(40 + 51);
    }

    @Test
    void whereItsRecordsAreNotKnownNothingIsMadeUp() {
        Unit unit = head();

        assertThat(Layers.tcpIp(unit, HEAD)).extracting(Layer::title)
                .containsExactly("Application — HTTP", "Security — TLS", "Socket API");
    }

    @Test
    void whichBytesOfItLieInWhichRecordIsKnown() {
        Records records = Records.of(trace, head()).orElseThrow();

        assertThat(records.count()).isEqualTo(2);
        assertThat(records.pieces())
                .containsExactly(new Records.Piece(0, 4, 0, 26), new Records.Piece(4, 23, 26, 25));
        assertThat(records.bytes()).isEqualTo(RECORDS);
    }

    @Test
    void whatEachRecordHeldIsKnownToo() {
        head();
        List<Unit> records = units().stream().filter(unit -> unit.connection() == wire).toList();

        assertThat(records).hasSize(2);
        assertThat(records.stream().map(record -> RecordContent.of(trace, record).orElseThrow())).satisfiesExactly(
                content -> {
                    assertThat(content.inside()).isSameAs(inside);
                    assertThat(content.offset()).isZero();
                    assertThat(content.bytes()).isEqualTo(Bytes.utf8("GET "));
                },
                content -> {
                    assertThat(content.offset()).isEqualTo(4);
                    assertThat(content.bytes()).isEqualTo(Bytes.utf8("/ HTTP/1.1\r\nHost: x\r\n\r\n"));
                });
        assertThat(units().stream().filter(unit -> unit.connection() == inside))
                .allMatch(unit -> RecordContent.of(trace, unit).isEmpty());
    }

    @Test
    void whatARecordHoldsIsCountedWhereItIsKnownAndElseItIsSaidHowMuchItCanBe() {
        head();
        Unit record = units().stream().filter(unit -> unit.connection() == wire).findFirst().orElseThrow();

        Layer known = Layers.tcpIp(record, RECORDS, Carriers.of(trace, record)).getFirst();
        Layer unknown = Layers.tcpIp(record, RECORDS).getFirst();

        assertThat(known.summary()).isEqualTo("encrypted · 4 bytes");
        assertThat(known.explanation()).contains("is this program, so it shows what was inside");
        assertThat(unknown.summary()).isEqualTo("encrypted · at most 21 bytes");
        assertThat(unknown.explanation()).contains("nothing that they said is known of this record");
    }

    @Test
    void ofStrangersAndOfAFileIsSaidWhoCanReadIt() {
        Connection strangers = trace.open("file", "tls", Side.NEITHER, wire.client(), wire.server());
        Unit record = head();
        Unit captured = new Unit(strangers, record.direction(), 0, 26, 0, 0, 0, units().getFirst().content(), List.of());

        assertThat(Layers.tcpIp(captured, RECORDS).getFirst().explanation())
                .endsWith("Wirelight sees how much it is and when, and so does everybody on the way.");
        assertThat(Layers.tcpIp(captured, RECORDS, Carriers.of(trace, units().getFirst())).getFirst().explanation())
                .contains("One of them wrote down what was inside, and this file has it.");
    }

    @Test
    void anEndWithoutCloseNotifyIsNoTroubleAfterAWebSocketClose() {
        Connection chat = trace.openInside(wire, "http");
        chat.flow(Direction.CLIENT_TO_SERVER).switchAt(0);
        byte[] close = Bytes.hex("88 82 00 00 00 00 03 e9"); // masked with zeros: 1001
        trace.decrypted(0, chat, close, 0, close.length, 0, 0, 30);
        trace.note(chat.service(), chat, new Call.Truncated(Direction.CLIENT_TO_SERVER));
        trace.note(inside.service(), inside, new Call.Truncated(Direction.CLIENT_TO_SERVER));
        units();

        List<CallWords> words = trace.since(Position.START, 10).entries().stream().map(CallWords::of).toList();
        assertThat(words.get(1).failed()).isFalse();
        assertThat(words.get(1).meaning()).isEqualTo(
                "the client ended without close_notify, but after its WebSocket Close: nothing is missing");
        assertThat(words.get(2).failed()).isTrue();
        assertThat(words.get(2).meaning()).isEqualTo("the client ended without close_notify: perhaps cut off");
    }

    @Test
    void callsInsideAreNotCalledByTheNamesOfSocketCalls() {
        trace.note(inside.service(), inside, new Call.Shutdown());
        trace.note(inside.service(), inside, new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
        trace.note(inside.service(), inside, new Call.Truncated(Direction.CLIENT_TO_SERVER));
        trace.note(wire.service(), wire, new Call.Shutdown());

        assertThat(trace.since(Position.START, 10).entries().stream().map(CallWords::of).map(CallWords::call))
                .containsExactly("close_notify", "close_notify", "no close_notify", "shutdown()");
    }
}

package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.TlsBytes;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.tls.TlsRule;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulePlacesTest {
    private static final byte[] FRAME = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
    private static final byte[] REQUEST = latin1("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    private static final byte[] RESPONSE = latin1("HTTP/1.1 200 OK\r\nServer: a\r\n\r\n");

    static Stream<Rule> rules() {
        return Stream.of(FrameRule.values(), HandshakeRule.values(), HttpRule.values())
                .flatMap(Stream::of);
    }

    /// A plain unit of the kind that the rule is about has such a field, so the mark is not put just anywhere.
    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAPlace(Rule rule) {
        List<String> places = RulePlaces.of(rule);

        assertThat(places).isNotEmpty();
        assertThat(Stream.of(
                                Units.frame(TO_SERVER, FRAME),
                                Units.request(REQUEST),
                                Units.response(RESPONSE),
                                Units.unreadable(REQUEST, "It cannot be read."))
                        .flatMap(unit -> names(unit, unit.content().getClass().getSimpleName()))
                        .toList())
                .containsAnyElementsOf(places);
    }

    @ParameterizedTest
    @EnumSource(TlsRule.class)
    void everyRuleOfTlsIsMarkedAtItsPlace(TlsRule rule) {
        // A flow that does not begin with a record is read as text, so a good one comes first.
        byte[] bytes = Bytes.hex("15 03 03 00 02 01 5a " + TlsBytes.BROKEN.get(rule));
        Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), TraceLimits.DEFAULT);
        Connection connection = trace.open("lab", "tls", Side.SERVER, new Address("a", 1), new Address("b", 2));
        trace.read(0, connection, bytes, 0, bytes.length, 0);
        Unit last = new TraceReader(trace).next(10).stream()
                .filter(Seen.Completed.class::isInstance)
                .map(seen -> ((Seen.Completed) seen).unit())
                .toList()
                .getLast();

        List<Field> marked = Dissector.explain(last, last.bytes(trace, 100).orElseThrow()).sources().stream()
                .flatMap(source -> all(source.fields()))
                .filter(field -> !field.violations().isEmpty())
                .toList();

        assertThat(marked).hasSize(1);
        assertThat(marked.getFirst().name()).isIn(RulePlaces.of(rule));
        assertThat(marked.getFirst().violations().getFirst())
                .satisfies(broken -> assertThat(broken.rule()).isEqualTo(rule))
                .satisfies(broken -> assertThat(broken.brokenBy()).isEqualTo(Role.CLIENT));
    }

    private static Stream<String> names(Unit unit, String kind) {
        byte[] bytes = switch (kind) {
            case "Frame" -> FRAME;
            case "Response" -> RESPONSE;
            default -> REQUEST;
        };
        return Dissector.explain(unit, bytes).sources().stream().flatMap(s -> names(s.fields()));
    }

    private static Stream<String> names(List<Field> fields) {
        return all(fields).map(Field::name);
    }

    private static Stream<Field> all(List<Field> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), all(field.fields())));
    }

    @Test
    void aRuleThatNobodyKnowsIsMarkedAtTheFirstField() {
        Rule unheardOf = new Rule() {
            @Override
            public String name() {
                return "UNHEARD_OF";
            }

            @Override
            public Section section() {
                return Section.rfc(2549, "1");
            }

            @Override
            public String sentence() {
                return "Carriers must not be in pairs.";
            }

            @Override
            public String consequence() {
                return "Nothing.";
            }
        };
        Violation violation = new Violation(unheardOf, Role.CLIENT, "as seen");

        Dissection dissection = Dissector.explain(Units.frame(TO_SERVER, FRAME, violation), FRAME);

        assertThat(dissection.wire().fields().getFirst().violations()).containsExactly(violation);
    }
}

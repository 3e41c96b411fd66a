package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRulesTest {

    /// Judges a stream of unmasked frames from the server as a referee does, up to the first violation.
    private static Optional<Violation> judge(FrameRules rules, byte[] stream) {
        FrameReader reader = new FrameReader();
        reader.give(stream, 0, stream.length);
        while (true) {
            Optional<Violation> found =
                    switch (reader.next()) {
                        case HEADER -> rules.begin(reader.header()).stream().findFirst();
                        case PAYLOAD -> rules.payload(
                                Arrays.copyOfRange(stream, reader.from(), reader.from() + reader.length()), 0, reader.length());
                        case END -> rules.end();
                        case MORE -> null;
                    };
            if (found == null) {
                return Optional.empty();
            }
            if (found.isPresent()) {
                return found;
            }
        }
    }

    @Test
    void everyRuleThatAHeaderBreaksIsNamedInTheOrderOfItsBits() {
        FrameReader reader = new FrameReader();
        reader.give(hex("48 7e 01 00"), 0, 4);
        assertThat(reader.next()).isEqualTo(FrameReader.Step.HEADER);

        List<Violation> violations = new FrameRules(Role.CLIENT).begin(reader.header());

        assertThat(violations)
                .extracting(Violation::rule)
                .containsExactly(
                        FrameRule.RESERVED_BIT_SET,
                        FrameRule.CLIENT_FRAME_UNMASKED,
                        FrameRule.CONTROL_FRAME_FRAGMENTED,
                        FrameRule.CONTROL_FRAME_TOO_LONG);
        assertThat(violations.getFirst().detail()).contains("the letter H");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RESERVED_BIT_SET         | 1002 | c1 00
            RESERVED_BIT_SET         | 1002 | a1 00
            RESERVED_BIT_SET         | 1002 | 91 00
            RESERVED_OPCODE          | 1002 | 83 00
            RESERVED_OPCODE          | 1002 | 87 00
            RESERVED_OPCODE          | 1002 | 8b 00
            RESERVED_OPCODE          | 1002 | 8f 00
            SERVER_FRAME_MASKED      | 1002 | 81 81 00 00 00 00 41
            LENGTH_NOT_MINIMAL       | 1002 | 81 7e 00 7d
            LENGTH_NOT_MINIMAL       | 1002 | 81 7f 00 00 00 00 00 00 ff ff
            LENGTH_NOT_MINIMAL       | 1002 | 89 7e 00 01
            LENGTH_TOP_BIT_SET       | 1002 | 82 7f 80 00 00 00 00 00 00 00
            CONTROL_FRAME_FRAGMENTED | 1002 | 09 00
            CONTROL_FRAME_TOO_LONG   | 1002 | 89 7e 00 7e
            CONTINUATION_OF_NOTHING  | 1002 | 80 00
            CONTINUATION_OF_NOTHING  | 1002 | 01 00 80 00 80 00
            MESSAGE_INSIDE_MESSAGE   | 1002 | 01 00 81 00
            MESSAGE_INSIDE_MESSAGE   | 1002 | 02 00 89 00 82 00
            TEXT_NOT_UTF8            | 1007 | 81 01 ff
            TEXT_NOT_UTF8            | 1007 | 01 01 c3 80 01 41
            TEXT_NOT_UTF8            | 1007 | 01 01 c3 80 00
            CLOSE_BODY_ONE_BYTE      | 1002 | 88 01 03
            CLOSE_CODE_NOT_ALLOWED   | 1002 | 88 02 03 ed
            CLOSE_CODE_NOT_ALLOWED   | 1002 | 88 02 00 00
            CLOSE_REASON_NOT_UTF8    | 1007 | 88 03 03 e8 c3
            FRAME_AFTER_CLOSE        | 1002 | 88 00 81 00
            FRAME_AFTER_CLOSE        | 1002 | 01 00 88 00 80 00
            """)
    void eachRuleIsNamedWithItsCloseCode(FrameRule rule, int closeCode, String stream) {
        Violation violation = judge(new FrameRules(Role.SERVER), hex(stream)).orElseThrow();

        assertThat(violation.rule()).isEqualTo(rule);
        assertThat(violation.brokenBy()).isEqualTo(Role.SERVER);
        assertThat(violation.detail()).endsWith(".");
        assertThat(rule.closeCode()).isEqualTo(closeCode);
        assertThat(rule.consequence()).contains(String.valueOf(closeCode));
        assertThat(rule.section().document()).isEqualTo("RFC 6455");
    }

    @Test
    void aClientMustMask() {
        Violation violation = judge(new FrameRules(Role.CLIENT), hex("81 00")).orElseThrow();

        assertThat(violation.rule()).isEqualTo(FrameRule.CLIENT_FRAME_UNMASKED);
        assertThat(violation.brokenBy()).isEqualTo(Role.CLIENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            81 05 48 65 6c 6c 6f
            01 01 c3 89 01 21 80 01 a4
            02 01 ff 00 01 fe 80 01 fd
            82 7e 00 7e
            88 00
            88 02 03 e8
            88 02 0f a0
            88 04 03 e8 c3 a4
            88 00 89 00 8a 00
            8a 01 00
            """)
    void whatIsAllowedPasses(String stream) {
        assertThat(judge(new FrameRules(Role.SERVER), hex(stream))).isEmpty();
    }

    @Test
    void whoStartsInTheMiddleBlamesNobodyForWhatHeMissed() {
        assertThat(judge(FrameRules.fromTheMiddle(Role.SERVER), hex("00 01 a4 80 01 a4 81 00"))).isEmpty();
        assertThat(judge(FrameRules.fromTheMiddle(Role.SERVER), hex("80 01 a4 80 00")).orElseThrow().rule())
                .isEqualTo(FrameRule.CONTINUATION_OF_NOTHING);
        assertThat(judge(FrameRules.fromTheMiddle(Role.SERVER), hex("81 00 81 01 ff")).orElseThrow().rule())
                .isEqualTo(FrameRule.TEXT_NOT_UTF8);
    }
}

package dev.wirelight.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "\"two words\"",
                "hello, world",
                "127.0.0.1:8000",
                "opcode:text",
                "opcode = text",
                "OPCODE==TEXT",
                "opcode != ping,pong",
                "opcode:ping, pong",
                "opcode:0x3",
                "opcode:0xB",
                "opcode:11",
                "not opcode:ping",
                "!masked",
                "-masked",
                "- hello",
                "(a or b) c",
                "a && b || !c",
                "a & b | c",
                "a AND b OR NOT c",
                "http websocket telnet tls tcp",
                "length > 125 length <= 64KiB length != 0x10",
                "length:10..20 length:..20 length:10..",
                "length:1_000",
                "payload ≥ 126",
                "time:1.5s..2500ms",
                "time < 2min",
                "status:4xx",
                "client:127.0.0.1 client:127.0.0.1:52344 client:52344 client:[::1]:8000 server:::1 server:localhost:8000",
                "client ~ ^192\\.168",
                "header:\"upgrade: websocket\"",
                "header contains upgrade",
                "path matches \"^/api/(a|b)\"",
                "~ h.llo",
                "text ~ \"\\d+\"",
                "text:\"a \\\"quoted\\\" word\"",
                "violation",
                "violation:5.1,client",
                "violation:\"RFC 7692 §6.1\"",
                "violation:rfc7692",
                "violation:masked",
                "violation:TEXT_NOT_UTF8",
                "segment:SYN segment:retransmission",
                "((((a))))",
                "a  and   b",
                "(a)or(b)"
            })
    void theseAreUnderstood(String filter) throws FilterError {
        assertThat(Filter.of(filter)).hasToString(filter);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void theExampleOfEveryFieldIsUnderstood(Field field) throws FilterError {
        assertThat(Filter.of(field.example()).isEverything()).isFalse();
        assertThat(field.example()).startsWith(field.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
            opcod:text          | 0  | 5  | There is no field “opcod”. Did you mean opcode? To search for these signs themselves, put them in quotation marks.
            zzzzzz = 1          | 0  | 6  | There is no field “zzzzzz”. To search for these signs themselves, put them in quotation marks.
            opcode:txt          | 7  | 10 | “opcode” is never “txt”. Did you mean text? It can be text, binary, continuation, close, ping, pong, data, control, reserved, 0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe or 0xf.
            opcode:p            | 7  | 8  | “p” is only a beginning here: ping or pong?
            from:srever         | 5  | 11 | “from” is never “srever”. Did you mean server? It can be client or server.
            opcode:             | 7  | 7  | After “opcode:” a value must follow. For example: opcode:ping,pong
            length >            | 8  | 8  | After “length >” a value must follow. For example: length > 125
            opcode:ping,        | 12 | 12 | After “opcode:ping,” a value must follow. For example: opcode:ping,pong
            opcode < 3          | 7  | 8  | “opcode” cannot be compared with <. It takes : = != only.
            masked >= yes       | 7  | 9  | “masked” cannot be compared with >=. It takes : = != only.
            text < b            | 5  | 6  | “text” cannot be compared with <. It takes : = != ~ !~ only.
            masked:maybe        | 7  | 12 | “masked” is yes or no, not “maybe”.
            length > many       | 9  | 13 | “length” is a number of bytes such as 125, 64KiB or 1MB, not “many”.
            length:10..x        | 7  | 12 | “length” is a number of bytes such as 125, 64KiB or 1MB, not “x”.
            length:20..10       | 7  | 13 | “20..10” is no range. Write the smaller number first, as in 10..20; 10.. and ..20 have one end.
            length > 10..20     | 9  | 15 | With > one number must stand, not several as in “10..20”.
            length:99999999999999999999 | 7 | 27 | “99999999999999999999” is too large. Numbers go from 0 to 9,223,372,036,854,775,807.
            port:1.5            | 5  | 8  | “port” is a number such as 3 or 0x3, not “1.5”.
            payload:hello       | 8  | 13 | “payload” is a number of bytes such as 125, 64KiB or 1MB, not “hello”. To search for text, write text:hello.
            time:5x             | 5  | 7  | “time” is a number of seconds such as 1.5, or 250ms, not “5x”.
            client:1.2.3.4:99999 | 7 | 20 | “1.2.3.4:99999” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            client:":"          | 7  | 10 | “:” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            client:[]           | 7  | 9  | “[]” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            client::::          | 7  | 10 | “:::” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            client:127.0.0.1:   | 7  | 17 | “127.0.0.1:” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            client:[::1         | 7  | 11 | “[::1” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            client:12345::1::2  | 7  | 18 | “12345::1::2” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.
            length:0x8000000000000000 | 7 | 25 | “0x8000000000000000” is too large. Numbers go from 0 to 9,223,372,036,854,775,807.
            time:0x7fffffffffffffff | 5 | 23 | “0x7fffffffffffffff” is too large. Numbers go from 0 to 9,223,372,036 seconds.
            length:1..0x10000000000000000 | 7 | 29 | “1..0x10000000000000000” is too large. Numbers go from 0 to 9,223,372,036,854,775,807.
            text ~ a[           | 7  | 9  | “a[” is no regular expression: Unclosed character class. One with spaces, commas or parentheses stands in quotation marks.
            violation:CLIENT_FRAME_UNMASKD | 10 | 30 | No rule is called so or stands there: “CLIENT_FRAME_UNMASKD”. Did you mean CLIENT_FRAME_UNMASKED? Write client, server, a section such as 5.1, or a rule's name or part of it, such as MASKED.
            violation:99.9      | 10 | 14 | No rule is called so or stands there: “99.9”. Write client, server, a section such as 5.1, or a rule's name or part of it, such as MASKED.
            length              | 0  | 6  | “length” is a field, so say what it shall be. For example: length > 125. To search for the word itself, put it in quotation marks.
            > 125               | 0  | 1  | Before > a field must stand, such as length. To search for these signs themselves, put them in quotation marks.
            a and               | 5  | 5  | After “and” something must follow: a field such as opcode:text, or words to search for.
            not                 | 3  | 3  | After “not” something must follow: a field such as opcode:text, or words to search for.
            (a or b             | 0  | 1  | This ( is never closed: a ) is missing.
            a or b)             | 6  | 7  | There is no ( before that belongs to this ).
            )                   | 0  | 1  | There is no ( before that belongs to this ).
            (a and )            | 7  | 8  | Before this ) something is missing: a field, or words to search for.
            ()                  | 0  | 2  | Nothing stands in these parentheses.
            "hello              | 0  | 6  | This quotation mark is never closed: another one is missing.
            text:""             | 5  | 7  | Nothing stands between these quotation marks.
            """)
    void whatIsWrongIsSaidWithItsPlace(String filter, int from, int to, String words) {
        FilterError error = catchThrowableOfType(FilterError.class, () -> Filter.of(filter));

        assertThat(error).hasMessage(words);
        assertThat(error.from()).isEqualTo(from);
        assertThat(error.to()).isEqualTo(to);
    }

    @Test
    void theCorrectionOfAMisspeltNameCanBePutInItsPlace() {
        FilterError error = catchThrowableOfType(FilterError.class, () -> Filter.of("a and lenght > 5"));

        assertThat(error.correction()).contains("length");
        assertThat(error.inOneLine()).startsWith("At character 7: There is no field “lenght”.");
    }

    @Test
    void tenThousandParenthesesAreRefusedAndBreakNothing() {
        FilterError error = catchThrowableOfType(FilterError.class, () -> Filter.of("(".repeat(10_000)));

        assertThat(error).hasMessage("This is nested too deeply: at most 100 levels are read.");
    }

    @Test
    void whatIsBlankHidesNothing() throws FilterError {
        assertThat(Filter.of("  ").isEverything()).isTrue();
    }
}

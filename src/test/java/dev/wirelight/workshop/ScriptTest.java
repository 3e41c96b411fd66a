package dev.wirelight.workshop;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.protocol.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    private static ScriptLine.Said said(String line) throws ScriptError {
        return (ScriptLine.Said) Script.parse(line).lines().getLast();
    }

    @Test
    void aConversationIsBytesWithAnArrowEach() throws ScriptError {
        Script script = Script.parse("""
                # Hello and its echo

                <- 81 85 37 fa 21 3d 7f 9f 4d 51 58 ; text "Hello", masked
                -> 81 05 48 65 6c 6c 6f ; text "Hello"
                .. pause 2 s
                <- 8100
                ! CLIENT_FRAME_UNMASKED
                -> end
                """);

        assertThat(script.title()).isEqualTo("Hello and its echo");
        assertThat(script.bytes(Role.CLIENT)).isEqualTo(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58 81 00"));
        assertThat(script.bytes(Role.SERVER)).isEqualTo(hex("81 05 48 65 6c 6c 6f"));
        assertThat(script.lines()).contains(new ScriptLine.Pause(2_000), new ScriptLine.End(Role.SERVER));
    }

    @Test
    void bytesMayBeTextAndRepeatedAndCutAnywhere() throws ScriptError {
        ScriptLine.Said said = said("<- \"a\\r\\n\\t\\\"\\\\ü;|\" 00 | 61 62 * 3 (01 \"x\") * 2 | ff");

        assertThat(said.writes().stream().map(Bytes::hex))
                .containsExactly("61 0d 0a 09 22 5c c3 bc 3b 7c 00", "61 62 62 62 01 78 01 78", "ff");
    }

    @Test
    void aLineThatBeginsWithASpaceGoesOnWithTheOneBefore() throws ScriptError {
        Script script = Script.parse("<- \"GET / HTTP/1.1\\r\\n\"\n   \"Host: x\\r\\n\"\n\t\"\\r\\n\" ; a request\n<- 00\n");

        assertThat(script.lines()).hasSize(2);
        assertThat(((ScriptLine.Said) script.lines().getFirst()).writes()).hasSize(1);
        assertThat(script.bytes(Role.CLIENT)).isEqualTo(join(utf8("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), hex("00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "\n", "# a\n\n  # b\n", "<- 81 05 \"a;b\" | 00 * 70 (01 02 \"c\\n\") * 2 \"x\" * 3 ff ; a name ; with a sign\n",
        ".. from the first byte\n<- \"GET /\\r\\n\" \"\\r\\n\" 00\n<- end\n", "agreed: permessage-deflate; client_max_window_bits=10\n-> c1 00\n.. pause 10 ms\n! RESERVED_BIT_SET\n"
    })
    void whatIsPrintedReadsTheSameAgain(String text) throws ScriptError {
        Script script = Script.parse(text);

        assertThat(Script.parse(script.print())).isEqualTo(script);
        assertThat(Script.parse(script.print()).print()).isEqualTo(script.print());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <- 81 8g             | Line 1, column 7: "8g" is no byte.
            <- 8                 | Line 1, column 4: "8" is no byte.
            <- hello             | Line 1, column 4: "hello" is no byte.
            <- "hello            | Line 1, column 4: The text has no end.
            <- "a\\x"            | Line 1, column 6: After \\ stands r, n, t, " or \\.
            <-                   | Line 1, column 2: There are no bytes here.
            <- * 3               | Line 1, column 4: Before * stands what is to be repeated
            <- 61 * 0            | Line 1, column 9: After * stands how often
            <- 61 * 99999999     | Line 1, column 9: After * stands how often
            <- (61 62) 3         | Line 1, column 12: After ) stands * and a number
            <- (61 62            | Line 1, column 4: This ( has no end.
            <- 61) * 3           | Line 1, column 6: There is no ( before this ).
            -- 81 00             | Line 1, column 1: A line begins with <- (from the client), -> (from the server)
            .. wait              | Line 1, column 1: After .. stands "pause 200 ms"
            .. pause 1000 s      | Line 1, column 1: A pause is at most 10 minutes
            ! NO_SUCH_RULE       | Line 1, column 1: There is no rule "NO_SUCH_RULE". Their names stand in docs/violations.md
            agreed: gzip         | Line 1, column 1: "gzip" is nothing to agree on.
            ! HOST_MISSING       | Line 1, column 1: The rule belongs to the line before it, and there is none.
            """)
    void whatIsWrongIsSaidWithItsPlaceAndWhatToWriteInstead(String text, String words) {
        assertThatThrownBy(() -> Script.parse(text)).isInstanceOf(ScriptError.class).hasMessageStartingWith(words);
    }

    @Test
    void theLineOfAnErrorIsCountedThroughContinuedLines() {
        assertThatThrownBy(() -> Script.parse("# a\n<- 00\n   zz\n"))
                .hasMessageStartingWith("Line 3, column 4: \"zz\" is no byte.");
        assertThatThrownBy(() -> Script.parse("<- 00\nagreed: x\n")).hasMessageStartingWith("Line 2, column 1: ");
    }

    @Test
    void sizesAreBounded() {
        assertThatThrownBy(() -> Script.parse("<- 00 * 10000000\n<- 00 * 10000000\n")).hasMessageContaining("16777216 bytes in all");
        assertThatThrownBy(() -> Script.parse("#\n".repeat(10_001))).hasMessageContaining("at most 10000 lines");
        assertThatThrownBy(() -> Script.parse("#".repeat(1 << 21))).hasMessageContaining("characters");
    }

    @Test
    void everyLineOfFramesGetsItsName() throws ScriptError {
        Script script = Script.parse("""
                <- 01 81 00 00 00 00 41 89 80 00 00 00 00
                <- 80 | 81 00
                <- 00 00 00 42
                -> 88 04 03 e8 6f 6b
                -> 82 7e 00 02 ff 00
                <- 81 8a 00 00 00 00 48
                """);

        assertThat(script.named().lines().stream().map(l -> ((ScriptLine.Said) l).note()))
                .containsExactly(
                        "text \"A\", more follows, masked + ping, empty, masked",
                        "the beginning of a continuation frame",
                        "the rest: continuation \"B\", last, masked",
                        "close 1000 \"ok\"",
                        "binary ff 00, length in 2 bytes",
                        "text \"H\", says 10 bytes, masked");
    }

    @Test
    void aMirroredConversationHasTheRolesExchanged() throws ScriptError {
        Script script = Script.parse("""
                agreed: permessage-deflate; server_no_context_takeover
                <- 81 85 37 | fa 21 3d 7f 9f 4d | 51 58
                -> 81 05 48 65 6c 6c 6f
                <- 81 00
                ! CLIENT_FRAME_UNMASKED
                <- end
                """);

        assertThat(script.mirrored().orElseThrow().print()).isEqualTo("""
                agreed: permessage-deflate; client_no_context_takeover
                -> 81 05 | 48 65 6c | 6c 6f ; text "Hello"
                <- 81 85 37 fa 21 3d 7f 9f 4d 51 58 ; text "Hello", masked
                -> 81 80 37 fa 21 3d ; text, empty, masked
                ! SERVER_FRAME_MASKED
                -> end
                """);
        assertThat(Script.parse(".. from the first byte\n<- \"GET\"\n").mirrored()).isEmpty();
    }

    @Test
    void aFrameThatIsNotWholeIsTurnedAsFarAsItIsThere() throws ScriptError {
        assertThat(Script.parse("<- 81 8a 37 fa 21 3d 7f\n<- 81\n").mirrored().orElseThrow().bytes(Role.SERVER))
                .isEqualTo(hex("81 0a 48 7b"));
        assertThat(Script.parse("<- 81 85 37\n").mirrored().orElseThrow().bytes(Role.SERVER)).isEqualTo(hex("81 05"));
        assertThat(Script.parse("-> 82 7e 01\n").mirrored().orElseThrow().bytes(Role.CLIENT)).isEqualTo(hex("82 fe 01"));
    }

    @Test
    void aLongPayloadStaysShortInPrint() throws ScriptError {
        Script script = Script.parse("-> 82 7f 00 00 00 00 00 01 00 00 61 * 65536\n");
        Script mirrored = script.mirrored().orElseThrow();

        assertThat(mirrored.print())
                .isEqualTo("<- 82 ff 00 00 00 00 00 01 00 00 37 fa 21 3d (56 9b 40 5c) * 16384 ; binary, 65,536 bytes, masked\n");
        assertThat(mirrored.mirrored().orElseThrow().bytes(Role.SERVER)).isEqualTo(script.bytes(Role.SERVER));
        assertThat(List.of(mirrored.bytes(Role.CLIENT).length)).containsExactly(14 + 65_536);
    }
}

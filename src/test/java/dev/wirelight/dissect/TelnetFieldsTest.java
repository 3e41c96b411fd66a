package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.telnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.telnet.TelnetOption;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Pieces of telnet as literal bytes, and the fields that a learner reads. [Dump] says how to read the lines.
class TelnetFieldsTest {
    @Test
    void doSuppressGoAhead() {
        byte[] bytes = hex("ff fd 03");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Telnet negotiation DO SUPPRESS-GO-AHEAD · RFC 855
            wire, observed
              0+1  IAC = 255  (interpret as command)
              1+1  Verb = 253  (DO, please do)
              2+1  Option = 3  (SUPPRESS-GO-AHEAD)
            """);
    }

    @Test
    void aLineWithTelnetsEnd() {
        byte[] bytes = hex("48 65 6c 6c 6f 0d 0a");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Line of text · RFC 854, “The NVT printer and keyboard”
            wire, observed
              0+5  Characters = “Hello”  (5 characters)
              5+2  Line end = CR LF  (telnet's end of a line)
                5+1  CR = 13  (carriage return)
                6+1  LF = 10  (line feed)
            """);
    }

    @Test
    void aLineAsNcSendsIt() {
        byte[] bytes = hex("48 69 0a");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Line of text · RFC 854, “The NVT printer and keyboard”
            wire, observed
              0+2  Characters = “Hi”  (2 characters)
              2+1  Line end = LF  (Unix's end of a line)
                2+1  LF = 10  (line feed)
            """);
    }

    @Test
    void enterInCharacterMode() {
        byte[] bytes = hex("0d 00");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Line of text · RFC 854, “The NVT printer and keyboard”
            wire, observed
              0+2  Line end = CR NUL  (carriage return, no new line)
                0+1  CR = 13  (carriage return)
                1+1  NUL = 0  (no character)
            """);
    }

    @Test
    void aDoubled255IsOneByteOfData() {
        byte[] bytes = hex("61 ff ff 62 0a");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Line of text · RFC 854, “The NVT printer and keyboard”
            wire, observed
              0+1  Characters = “a”  (1 character)
              1+2  IAC IAC = 255  (one data byte 255)
                1+1  IAC = 255  (interpret as command)
                2+1  Data byte = 255  (one data byte 255)
              3+1  Characters = “b”  (1 character)
              4+1  Line end = LF  (Unix's end of a line)
                4+1  LF = 10  (line feed)
            """);
    }

    @Test
    void textBeyondAscii() {
        byte[] bytes = hex("c3 a4 0d 0a");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Line of text · RFC 854, “The NVT printer and keyboard”
            wire, observed
              0+2  Characters = “ä”  (2 bytes, not all of them ASCII)
              2+2  Line end = CR LF  (telnet's end of a line)
                2+1  CR = 13  (carriage return)
                3+1  LF = 10  (line feed)
            """);
    }

    @Test
    void nulAndCrAlone() {
        byte[] bytes = hex("61 00 62 0d 63 0a");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Line of text · RFC 854, “The NVT printer and keyboard”
            wire, observed
              0+1  Characters = “a”  (1 character)
              1+1  NUL = 0  (no character)
              2+1  Characters = “b”  (1 character)
              3+1  CR = 13  (carriage return, alone)
              4+1  Characters = “c”  (1 character)
              5+1  Line end = LF  (Unix's end of a line)
                5+1  LF = 10  (line feed)
            """);
    }

    @Test
    void areYouThere() {
        byte[] bytes = hex("ff f6");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Telnet command AYT · RFC 854, “Telnet command structure”
            wire, observed
              0+1  IAC = 255  (interpret as command)
              1+1  Command = 246  (AYT, are you there?)
            """);
    }

    @Test
    void anUnknownCommand() {
        byte[] bytes = hex("ff 11");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Telnet command 17 · RFC 854, “Telnet command structure”
            wire, observed
              0+1  IAC = 255  (interpret as command)
              1+1  Command = 17  (command 17, not defined)
            """);
    }

    @Test
    void anUnknownOption() {
        byte[] bytes = hex("ff fb c8");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Telnet negotiation WILL option 200 · RFC 855
            wire, observed
              0+1  IAC = 255  (interpret as command)
              1+1  Verb = 251  (WILL, I want to)
              2+1  Option = 200  (option 200)
            """);
    }

    @Test
    void theSizeOfTheWindow() {
        byte[] bytes = hex("ff fa 1f 00 50 00 18 ff f0");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Telnet subnegotiation NAWS · RFC 855
            wire, observed
              0+1  IAC = 255  (interpret as command)
              1+1  SB = 250  (SB, subnegotiation begins)
              2+1  Option = 31  (NAWS)
              3+4  Parameters = 00 50 00 18  (80 columns, 24 rows)
                3+2  WIDTH = 80  (columns)
                5+2  HEIGHT = 24  (rows)
              7+1  IAC = 255  (interpret as command)
              8+1  SE = 240  (SE, subnegotiation ends)
            """);
    }

    @Test
    void theNameOfTheTerminal() {
        byte[] bytes = hex("ff fa 18 00 78 74 65 72 6d ff f0");

        assertThat(Dump.of(Dissector.explain(telnet(bytes), bytes))).isEqualTo("""
            Telnet subnegotiation TERMINAL-TYPE · RFC 855
            wire, observed
              0+1  IAC = 255  (interpret as command)
              1+1  SB = 250  (SB, subnegotiation begins)
              2+1  Option = 24  (TERMINAL-TYPE)
              3+6  Parameters = 00 78 74 65 72 6d  (IS “xterm”)
                3+1  Command = 0  (IS: here it is)
                4+5  Value = “xterm”  (the terminal's name)
              9+1  IAC = 255  (interpret as command)
              10+1  SE = 240  (SE, subnegotiation ends)
            """);
    }

    /// As RFC 1073 has it: 64,000 columns would be sent as 250 and 0, and a 255 twice.
    @Test
    void aWindowOf255ColumnsIsSentWithADoubled255() {
        assertThat(parameters("ff fa 1f 00 ff ff 00 18 ff f0"))
                .containsExactly("WIDTH = 255 (columns · 255 is sent twice)", "HEIGHT = 24 (rows)");
    }

    @Test
    void whatALinuxTelnetSendsOfItsEnvironment() {
        assertThat(parameters("ff fa 27 00 00 55 53 45 52 01 61 6e 6e 02 01 61 03 58 01 79 ff f0")).containsExactly(
                "Command = 0 (IS: here they are)",
                "VAR = 0 (a variable that many know)",
                "Characters = “USER” (a name or a value; it travels in the clear)",
                "VALUE = 1 (its value)",
                "Characters = “ann␂␁a” (a name or a value; it travels in the clear)",
                "USERVAR = 3 (a variable of the user's own)",
                "Characters = “X” (a name or a value; it travels in the clear)",
                "VALUE = 1 (its value)",
                "Characters = “y” (a name or a value; it travels in the clear)");
    }

    @Test
    void speedAndScreen() {
        assertThat(parameters("ff fa 20 01 ff f0")).containsExactly("Command = 1 (SEND: please tell me)");
        assertThat(parameters("ff fa 20 00 33 38 34 30 30 2c 33 38 34 30 30 ff f0")).containsExactly(
                "Command = 0 (IS: here it is)", "Value = “38400,38400” (bits per second, to send and to receive)");
        assertThat(parameters("ff fa 23 00 70 63 3a 30 ff f0")).containsExactly(
                "Command = 0 (IS: here it is)", "Value = “pc:0” (computer and screen)");
    }

    @Test
    void lineModeAndItsKeys() {
        assertThat(parameters("ff fa 22 01 03 ff f0")).containsExactly(
                "Command = 1 (MODE: who edits the line)", "Not defined = 0 (not used)", "LIT_ECHO = 0 (not set)",
                "SOFT_TAB = 0 (not set)", "MODE_ACK = 0 (not set)", "TRAPSIG = 1 (set)", "EDIT = 1 (set)");
        assertThat(parameters("ff fa 22 03 03 62 03 09 02 ff ff ff f0")).containsExactly(
                "Command = 3 (SLC: which keys do what)",
                "Function = 3 (which function)", "Modifiers = 98 (this value, please, clears the input, clears the output)",
                "Character = 3 (Ctrl-C)",
                "Function = 9 (which function)", "Modifiers = 2 (this value, please)", "Character = 255 (none)");
        assertThat(parameters("ff fa 22 fd 02 01 02 ff f0")).containsExactly(
                "Command = 253 (DO)", "Command = 2 (FORWARDMASK: which characters are sent at once)",
                "Mask = 01 02 (a bit for each character)");
    }

    @Test
    void statusFlowControlAndCharacterSet() {
        assertThat(parameters("ff fa 05 00 fb 01 fd 03 ff f0")).containsExactly(
                "Command = 0 (IS: this is what I believe)", "WILL = 251 (agreed on)", "Option = 1 (ECHO)",
                "DO = 253 (agreed on)", "Option = 3 (SUPPRESS-GO-AHEAD)");
        assertThat(parameters("ff fa 21 02 ff f0"))
                .containsExactly("Command = 2 (RESTART-ANY: any key lets the output go on)");
        assertThat(parameters("ff fa 2a 01 3b 55 54 46 2d 38 ff f0")).containsExactly(
                "Command = 1 (REQUEST: let us use one of these)",
                "Character sets = “;UTF-8” (the first character stands between the names)");
    }

    @Test
    void codesAreNumbersAndTextIsNot() {
        for (String hex : List.of("ff f6", "ff fd 03", "ff fa 1f 00 50 00 18 ff f0", "0d 0a")) {
            byte[] bytes = hex(hex);
            assertThat(TilingTest.leaves(Dissector.explain(telnet(bytes), bytes).wire().fields()))
                    .allMatch(Field::number)
                    .allSatisfy(f -> assertThat(f.text()).isEqualTo(Long.toString(f.value(bytes))));
        }
        byte[] line = hex("48 69 0a");
        assertThat(Dissector.explain(telnet(line), line).wire().fields().getFirst().number()).isFalse();
    }

    @Test
    void everyCommandAndEveryRegisteredOptionIsNamedWithItsSpecification() {
        for (int code = 236; code <= 249; code++) {
            byte[] bytes = {(byte) 255, (byte) code};
            Field command = Dissector.explain(telnet(bytes), bytes).wire().fields().get(1);
            assertThat(command.meaning()).matches("[A-Z]+, [a-z].*");
        }
        for (TelnetOption option : TelnetOption.values()) {
            byte[] bytes = {(byte) 255, (byte) 251, (byte) option.code()};
            Field field = Dissector.explain(telnet(bytes), bytes).wire().fields().get(2);
            assertThat(field.meaning()).isEqualTo(TelnetOption.nameOf(option.code()));
            assertThat(field.section().document()).isEqualTo("RFC " + TelnetOption.rfcOf(option.code()).getAsInt());
            assertThat(field.explanation()).doesNotContain("its RFC says what it does");
        }
    }

    @Test
    void subnegotiationsOfAllOptionsTileWhateverStandsInThem() {
        Random random = new Random(855);
        byte[] alphabet = hex("00 01 02 03 1f 41 fb fd fe ff");
        for (int i = 0; i < 6_000; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {(byte) 255, (byte) 250, (byte) (i % 50)});
            for (int k = random.nextInt(14); k > 0; k--) {
                byte next = alphabet[random.nextInt(alphabet.length)];
                out.write(next);
                if (next == -1) {
                    out.write(next);
                }
            }
            out.writeBytes(new byte[] {(byte) 255, (byte) 240});
            byte[] bytes = out.toByteArray();
            Unit unit = telnet(bytes);
            for (int cut = 0; cut <= bytes.length; cut++) {
                Source wire = Dissector.explain(unit, Arrays.copyOf(bytes, cut)).wire();
                TilingTest.tiles(wire);
                assertThat(TilingTest.leaves(wire.fields())).noneMatch(f -> f.name().equals(Tiles.UNEXPLAINED));
            }
        }
    }

    private static List<String> parameters(String hex) {
        byte[] bytes = hex(hex);
        Field all = Dissector.explain(telnet(bytes), bytes).wire().fields().get(3);
        assertThat(all.name()).isEqualTo("Parameters");
        return TilingTest.leaves(all.fields()).stream()
                .map(f -> f.name() + " = " + f.text() + " (" + f.meaning() + ")")
                .toList();
    }
}

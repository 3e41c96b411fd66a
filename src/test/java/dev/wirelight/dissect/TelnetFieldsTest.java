package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.hex;
import static dev.wirelight.dissect.Units.telnet;
import static org.assertj.core.api.Assertions.assertThat;

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
              9+1  IAC = 255  (interpret as command)
              10+1  SE = 240  (SE, subnegotiation ends)
            """);
    }
}

package dev.wirelight.protocol.telnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TelnetOptionTest {

    @Test
    void wellKnownOptionsHaveTheirNameAndRfc() {
        assertThat(TelnetOption.nameOf(3)).isEqualTo("SUPPRESS-GO-AHEAD");
        assertThat(TelnetOption.rfcOf(3)).hasValue(858);
        assertThat(TelnetOption.nameOf(31)).isEqualTo("NAWS");
        assertThat(TelnetOption.rfcOf(31)).hasValue(1073);
        assertThat(TelnetOption.nameOf(255)).isEqualTo("EXTENDED-OPTIONS-LIST");
    }

    @Test
    void anyOtherOptionIsANumber() {
        assertThat(TelnetOption.nameOf(200)).isEqualTo("option 200");
        assertThat(TelnetOption.rfcOf(200)).isEmpty();
    }

    @Test
    void noNumberIsGivenTwice() {
        assertThat(TelnetOption.values()).extracting(TelnetOption::code).doesNotHaveDuplicates();
    }

    @Test
    void commandsHaveTheirNames() {
        assertThat(TelnetCommand.nameOf(246)).isEqualTo("AYT");
        assertThat(TelnetCommand.nameOf(253)).isEqualTo("DO");
        assertThat(TelnetCommand.nameOf(17)).isEqualTo("command 17");
        assertThat(TelnetCommand.isDefined(17)).isFalse();
    }
}

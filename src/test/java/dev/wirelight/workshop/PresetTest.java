package dev.wirelight.workshop;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {

    static Stream<Arguments> everyPresetOfEitherEnd() {
        return Arrays.stream(Preset.values())
                .flatMap(preset -> Arrays.stream(Role.values()).map(sender -> Arguments.of(preset, sender)));
    }

    @ParameterizedTest
    @MethodSource("everyPresetOfEitherEnd")
    void aPresetBreaksJustTheRulesThatItSays(Preset preset, Role sender) {
        Optional<PerMessageDeflate> agreed = preset.isCompressed() ? Optional.of(PerMessageDeflate.PLAIN) : Optional.empty();
        List<Expected> expected =
                Referee.ofFrames(sender.peer(), Application.ECHO, agreed).foresee(preset.bytes(sender));

        List<Rule> broken = expected.stream().flatMap(e -> e.violations().stream()).map(Violation::rule).toList();
        assertThat(broken).isEqualTo(List.copyOf(preset.breaks(sender)));
        assertThat(expected).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyPresetOfEitherEnd")
    void aPresetIsFoundByItsTitle(Preset preset, Role sender) {
        assertThat(Preset.named(preset.title(sender), sender)).contains(preset);
    }

    @Test
    void everyFrameRuleHasAPreset() {
        assertThat(everyPresetOfEitherEnd()
                        .flatMap(a -> ((Preset) a.get()[0]).breaks((Role) a.get()[1]).stream()))
                .contains(FrameRule.values());
    }

    @Test
    void helloIsTheExampleOfTheSpecification() {
        assertThat(Preset.HELLO.bytes(Role.CLIENT)).isEqualTo(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
        assertThat(Preset.HELLO.bytes(Role.SERVER)).isEqualTo(hex("81 05 48 65 6c 6c 6f"));
    }

    @Test
    void helloTypedInTelnetIsJustTheLetters() {
        assertThat(Preset.HELLO_TYPED.bytes(Role.CLIENT)).isEqualTo(utf8("Hello\r\n"));
    }

    @Test
    void lengthsAreWrittenInAllThreeForms() {
        assertThat(Preset.LENGTH_5.bytes(Role.SERVER)).startsWith(0x81, 5);
        assertThat(Preset.LENGTH_126.bytes(Role.SERVER)).startsWith(0x81, 126, 0, 126).hasSize(4 + 126);
        assertThat(Preset.LENGTH_65536.bytes(Role.SERVER)).startsWith(0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0).hasSize(10 + 65_536);
    }
}

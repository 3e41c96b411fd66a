package dev.wirelight.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.copy.CopyAs;
import dev.wirelight.desktop.copy.Copyable;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestTest {
    private final byte[] unit = new byte[100_000];
    private final byte[] shown = Arrays.copyOf(unit, 65_536);
    private final Rest rest = new Rest(unit.length, most -> Optional.of(Arrays.copyOf(unit, most)));

    @Test
    void whoCopiesToTheEndOfACutUnitGetsAllOfIt() {
        Copyable bytes = rest.toCopy("Payload", shown, 14, shown.length);

        assertThat(bytes.bytes()).hasSize(99_986);
        assertThat(bytes.said(CopyAs.BASE64)).isEqualTo("Copied 99,986 bytes of Payload as Base64");
    }

    @Test
    void whoCopiesSomethingBeforeTheEndGetsJustThat() {
        assertThat(rest.toCopy("", shown, 0, 14).bytes()).hasSize(14);
    }

    @Test
    void whereTheRestIsNoLongerInMemoryThatIsSaid() {
        Rest gone = new Rest(unit.length, _ -> Optional.empty());

        assertThat(gone.toCopy("", shown, 0, shown.length).said(CopyAs.HEX))
                .isEqualTo("Copied only the first 65,536 of 100,000 bytes as hexadecimal: the others are no longer in memory.");
    }

    @Test
    void moreThanAMebibyteIsNotCopiedAtOnce() {
        Rest large = new Rest(5_000_000, most -> Optional.of(new byte[most]));

        Copyable bytes = large.toCopy("", shown, 0, shown.length);

        assertThat(bytes.bytes()).hasSize(Copyable.MOST);
        assertThat(bytes.said(CopyAs.HEX)).startsWith("Copied only the first 1,048,576 of 5,000,000 bytes");
    }
}

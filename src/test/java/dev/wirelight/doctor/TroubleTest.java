package dev.wirelight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleTest {

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void eachIsOneSentenceAndWhatToDoNext(Trouble trouble) {
        Finding finding = trouble.found("a", "b", "c", "d");

        assertThat(finding.words()).matches("[A-Z].*\\.").doesNotContain(". ").doesNotContain("%s");
        assertThat(finding.next()).matches("[A-Z].*[.]").doesNotContain("%s");
        assertThat(finding).hasToString(finding.words() + " " + finding.next());
        assertThat(trouble.word()).matches("[a-z-]+");
    }
}

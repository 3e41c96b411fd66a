package dev.wirelight.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ViolationsPageTest {

    @Test
    void thePageSaysWhatTheCodeSays() throws Exception {
        assertThat(Files.readString(ViolationsPage.FILE))
                .as("docs/violations.md is old. Run the main method of ViolationsPage from the project's folder to write it again.")
                .isEqualTo(ViolationsPage.page());
    }

    @Test
    void everyRuleIsOnIt() {
        assertThat(ViolationsPage.page()).contains(Rules.all().stream().map(rule -> "### " + rule.name() + "\n").toList());
    }
}

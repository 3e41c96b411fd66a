package dev.wirelight.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.TlsBytes;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.tls.TlsReader;
import dev.wirelight.protocol.tls.TlsRule;
import dev.wirelight.protocol.tls.TlsSession;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void everyRuleOfTlsIsOnItWithItsSectionAndWhoBreaksIt() {
        assertThat(TlsRule.values()).allSatisfy(rule -> assertThat(ViolationsPage.page())
                .containsPattern("### " + rule.name() + "\n\n.*\\[" + rule.section() + "]\\(.*\n\nBroken by .*client or server\\."));
    }

    @Test
    void theBytesOnItBreakTheRuleAboveThem() {
        assertThat(TlsBytes.BROKEN).containsOnlyKeys(TlsRule.values());
        TlsBytes.BROKEN.forEach((rule, hex) -> assertThat(broken(Bytes.hex(hex))).as(rule.name()).containsExactly(rule));
    }

    private static List<Rule> broken(byte[] bytes) {
        List<Rule> broken = new ArrayList<>();
        TlsReader reader = new TlsReader(Role.CLIENT, new TlsSession());
        for (int at = 0; at < bytes.length; ) {
            at += reader.take(bytes, at, bytes.length - at);
            reader.broken().ifPresent(violation -> broken.add(violation.rule()));
            reader.ended().ifPresent(record -> record.violations().forEach(violation -> broken.add(violation.rule())));
        }
        return broken;
    }
}

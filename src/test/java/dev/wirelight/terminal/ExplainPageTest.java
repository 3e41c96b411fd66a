package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Protocol;
import dev.wirelight.dissect.FirstHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/explain.md` names all that a program can meet.
class ExplainPageTest {
    private static final Path PAGE = Path.of("docs", "explain.md");
    private static final Path CAPTURES = Path.of("src", "test", "resources", "captures");

    private static String row(String member) throws IOException {
        return Files.readString(PAGE).lines().filter(line -> line.contains("`" + member + "`") && line.startsWith("|")).findFirst()
                .orElseThrow();
    }

    @Test
    void everySourceAndProtocolIsOnThePage() throws Exception {
        assertThat(row("source")).contains(
                Stream.concat(
                                Stream.of("wire", "unmasked", "inflated", "gap", "remark"),
                                Stream.of(Explained.How.values()).map(Explained.How::word))
                        .map(word -> "`" + word + "`")
                        .toList());
        assertThat(row("protocol")).contains(
                Stream.concat(
                                Stream.of(Protocol.values()).map(Protocol::toString),
                                Stream.of(FirstHeader.values()).filter(first -> first != FirstHeader.IP).map(FirstHeader::word))
                        .map(word -> "`" + word.toLowerCase(Locale.ROOT) + "`")
                        .toList());
    }

    @Test
    void whatRealCapturesBringIsOnThePage() throws Exception {
        TreeSet<String> sources = new TreeSet<>();
        TreeSet<String> protocols = new TreeSet<>();
        for (String name : new String[] {"ws-deflate.pcapng", "disturbed.pcapng", "tls12.pcapng", "telnet.pcap", "sll2.pcap"}) {
            Wirelight explain = Wirelight.start("explain", "--json", CAPTURES.resolve(name).toString());
            assertThat(explain.status()).isZero();
            explain.out.text().lines().forEach(line -> {
                sources.add(member("source", line));
                protocols.add(member("protocol", line));
            });
        }
        assertThat(sources).contains("wire", "inflated", "gap", "end").allSatisfy(word -> assertThat(row("source")).contains("`" + word + "`"));
        assertThat(protocols).contains("tls", "telnet").allSatisfy(word -> assertThat(row("protocol")).contains("`" + word + "`"));
    }

    private static String member(String name, String line) {
        var matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}

package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.peers.Explanation.Field;
import dev.wirelight.peers.Explanation.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// tshark as an independent judge: of every capture of a real talk it says the same as `wirelight explain`.
class TsharkAgreementIT {
    private static final Path CAPTURES = Path.of("src", "test", "resources", "captures");

    private static final String LOST = "tshark explains no head whose body lacks a piece, since it waits for all of it";

    /// Where the two have good reason to say something else. There is nothing else that is left out.
    private static final Map<String, Map<String, String>> KNOWN = Map.of(
            "disturbed.pcapng",
            Stream.of(
                            "http.response.version", "http.response.code", "http.response.phrase", "http.response.line",
                            "http.cache_control", "http.date", "http.content_type", "http.content_length_header",
                            "http.connection", "http.upgrade", "http.sec_websocket_accept", "http.sec_websocket_protocol")
                    .collect(Collectors.toMap(name -> name, _ -> LOST)));

    @BeforeAll
    static void findTshark() {
        Installed.program("tshark");
    }

    private static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files.filter(file -> file.toString().matches(".*\\.pcap(ng)?")).sorted().toList();
        }
    }

    @Test
    void everyFieldThatBothReportHasTheSameValue() throws Exception {
        Agreement agreement = new Agreement();
        for (Path file : captures()) {
            String name = file.getFileName().toString();
            Explanation ours = Explanation.of(file);
            agreement.compare(name, PdmlReading.of(file, false), ours, KNOWN.getOrDefault(name, Map.of()));
            agreement.compareChecksums(name, PdmlReading.of(file, true), ours);
            agreement.comparePayloads(name, file, ours);
        }
        int values = agreement.compared().values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "tshark and wirelight explain: %d captures, %,d packets, %d fields, %,d values compared, %d differences%n%s%n",
                captures().size(), agreement.packets(), agreement.compared().size(), values, agreement.differences().size(),
                agreement.compared().entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", ")));
        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.compared().keySet()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void anAlteredValueIsADifference() throws Exception {
        Path file = CAPTURES.resolve("tls12.pcapng");
        PdmlReading theirs = PdmlReading.of(file, false);
        Explanation ours = Explanation.of(file);
        for (String[] altered : new String[][] {{"tcp", "Window"}, {"ipv4", "Time to Live"}, {"tls", "legacy_version"}}) {
            Agreement agreement = new Agreement();

            agreement.compare("altered", theirs, altered(ours, altered[0], altered[1]), Map.of());

            assertThat(agreement.differences()).as(altered[1]).hasSize(1);
        }
    }

    /// The same with one more in the first field of that name.
    private static Explanation altered(Explanation ours, String protocol, String name) {
        List<Line> lines = new ArrayList<>(ours.lines());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.protocol().equals(protocol) && !ComparedFields.matching(line, name).isEmpty()) {
                lines.set(i, new Line(line.connection(), line.client(), line.server(), line.direction(), protocol, line.source(), line.offset(),
                        line.length(), oneMore(line.fields(), name)));
                return new Explanation(lines);
            }
        }
        throw new AssertionError("no field " + name);
    }

    private static List<Field> oneMore(List<Field> fields, String name) {
        return fields.stream()
                .map(f -> new Field(
                        f.path(), f.bitOffset(), f.bitLength(), f.name().equals(name) ? f.value() + "1" : f.value(), f.isNumber(),
                        f.text(), f.meaning(), oneMore(f.fields(), name)))
                .toList();
    }
}

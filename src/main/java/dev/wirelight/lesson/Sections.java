package dev.wirelight.lesson;

import dev.wirelight.protocol.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which sections the specifications have, for those that lessons refer to most.
final class Sections {
    private static final Map<String, Set<String>> KNOWN = read();

    private Sections() {}

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> known = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Sections.class.getResourceAsStream("sections.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    known.computeIfAbsent(words[0] + " " + words[1], _ -> new HashSet<>())
                            .addAll(List.of(words).subList(2, words.length));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }

    /// Whether there is such a section; also said of a document whose sections are not known.
    static boolean exists(Section section) {
        Set<String> sections = KNOWN.get(section.document());
        return sections == null || sections.contains(section.number());
    }
}

package dev.wirelight.filter;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.tls.TlsRule;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which broken rules a filter asks for: `client`, `server`, `5.1`, `RFC7692`, `unmasked`, `TEXT_NOT_UTF8`.
final class BrokenRule {
    static final Predicate<Happening> ANY = row -> row.unit() != null && !row.unit().violations().isEmpty();

    private BrokenRule() {}

    /// All rules that can be broken.
    static Stream<Rule> all() {
        return Stream.<Rule[]>of(FrameRule.values(), HandshakeRule.values(), HttpRule.values(), TlsRule.values())
                .flatMap(Arrays::stream);
    }

    static Predicate<Happening> wanted(Value value) throws FilterError {
        String text = value.text().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "yes", "any" -> ANY;
            case "no", "none" -> row -> row.unit() != null && row.unit().violations().isEmpty();
            case "client" -> any(violation -> violation.brokenBy() == Role.CLIENT);
            case "server" -> any(violation -> violation.brokenBy() == Role.SERVER);
            default -> rule(value, text);
        };
    }

    private static Predicate<Happening> rule(Value value, String text) throws FilterError {
        String plain = text.replace("§", " ").strip();
        String document = plain.startsWith("rfc") ? plain.replaceFirst("rfc\\s*", "").split("\\s", 2)[0] : "";
        String section = document.isEmpty() ? plain : plain.substring(plain.indexOf(document) + document.length()).strip();
        boolean isSection = section.matches("[0-9]+(\\.[0-9]+)*") || section.isEmpty();
        Predicate<Rule> wanted = document.isEmpty() && !isSection
                ? rule -> rule.name().toLowerCase(Locale.ROOT).contains(plain.replaceAll("[ -]", "_"))
                : rule -> isIn(rule, document, section);
        if (all().noneMatch(wanted)) {
            String near = NearName.of(value.text(), all().map(Rule::name)).orElse("");
            throw value.wrong(
                    "No rule is called so or stands there: “" + value.text() + "”."
                            + (near.isEmpty() ? "" : " Did you mean " + near + "?")
                            + " Write client, server, a section such as 5.1, or a rule's name or part of it, such as MASKED.",
                    near);
        }
        return any(violation -> wanted.test(violation.rule()));
    }

    /// Whether a rule stands in a section or in a part of it.
    private static boolean isIn(Rule rule, String document, String section) {
        String number = rule.section().number();
        return (document.isEmpty() || rule.section().document().equalsIgnoreCase("RFC " + document))
                && (section.isEmpty() || number.equals(section) || number.startsWith(section + "."));
    }

    private static Predicate<Happening> any(Predicate<Violation> wanted) {
        return row -> row.unit() != null && row.unit().violations().stream().anyMatch(wanted);
    }
}

package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.HttpField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What is said about the fields of a head, by their name.
final class HeaderWords {
    private static final Map<String, Words> BY_NAME = new HashMap<>();

    static {
        BY_NAME.putAll(WebSocketHeaderWords.BY_NAME);
        BY_NAME.putAll(RequestHeaderWords.BY_NAME);
        BY_NAME.putAll(ResponseHeaderWords.BY_NAME);
        BY_NAME.putAll(FurtherHeaderWords.BY_NAME);
    }

    private HeaderWords() {}

    static Words of(HttpField field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        Words words = BY_NAME.get(name);
        if (words != null) {
            return name.equals("connection") ? words.meaning(connection(field.value())) : words;
        }
        if (name.startsWith("sec-ch-")) {
            return new Words(
                    "a hint about the browser",
                    "A client hint: the browser says something about itself, such as its name or the system that it"
                            + " runs on. It replaces a part of User-Agent.",
                    Section.rfc(8942, "2"));
        }
        if (name.startsWith("sec-")) {
            return new Words(
                    "no script in a browser can set it",
                    "Wirelight has no entry for this field. Names that begin with Sec- cannot be set by JavaScript: if"
                            + " this comes from a browser, the browser itself wrote it. Other programs may write it.",
                    new Section("WHATWG fetch", "2"));
        }
        return new Words(
                "a field that Wirelight does not know",
                "Anybody may add fields to a head. Whoever does not know one passes over it.",
                Section.rfc(9110, "5.1"));
    }

    private static String connection(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "close" -> "I close after this";
            case "keep-alive" -> "let us stay connected";
            case "upgrade" -> "Upgrade is meant for you";
            default -> "for this connection only";
        };
    }
}

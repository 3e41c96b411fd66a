package dev.wirelight.workshop.bench;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A workbench with what is to lie on it, such as a lesson wishes it for one of its steps.
public sealed interface BenchSetup {

    /// The workbenches, and what can be put onto each.
    enum Bench {
        HANDSHAKE("Handshake", "from the client's key to Sec-WebSocket-Accept", List.of("key"), "key `dGhlIHNhbXBsZSBub25jZQ==`"),
        MASKING("Masking", "payload ⊕ key, byte by byte", List.of("frame"), "frame `81 85 37 fa 21 3d 7f 9f 4d 51 58`"),
        LAYERS("Layers", "which byte of a packet belongs to whom", List.of("message", "as", "TLS"), "message `hello`"),
        CODE("Server's code", "the plain server's lines, and who stands where", List.of(), "");

        private final String title;
        private final String meaning;
        private final List<String> settings;
        private final String example;

        Bench(String title, String meaning, List<String> settings, String example) {
            this.title = title;
            this.meaning = meaning;
            this.settings = settings;
            this.example = example;
        }

        /// As lessons write it, such as `masking`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// As the window calls it.
        public String title() {
            return title;
        }

        /// What it is for, in a few words.
        public String meaning() {
            return meaning;
        }

        /// What can be put onto it.
        public List<String> settings() {
            return settings;
        }

        /// A setting as a lesson writes it; empty where there is none.
        public String example() {
            return example;
        }

        /// The one with a word.
        public static Optional<Bench> of(String word) {
            return Arrays.stream(values()).filter(bench -> bench.word().equalsIgnoreCase(word)).findFirst();
        }
    }

    /// @param key as it stands in the request
    record Handshake(String key) implements BenchSetup {}

    record Masking(MaskingSheet sheet) implements BenchSetup {}

    /// @param message as [TypedText]
    record Layers(String message, Talk talk, boolean tls) implements BenchSetup {

        /// The packet.
        public PacketSheet sheet() {
            return PacketSheet.EXAMPLE.withTalk(talk).withMessage(TypedText.read(message).bytes()).withTls(tls);
        }
    }

    record Code() implements BenchSetup {}

    /// The bench that is meant.
    default Bench bench() {
        return switch (this) {
            case Handshake _ -> Bench.HANDSHAKE;
            case Masking _ -> Bench.MASKING;
            case Layers _ -> Bench.LAYERS;
            case Code() -> Bench.CODE;
        };
    }

    /// What lies on it, in words for whoever puts it there by hand; empty for nothing.
    default String values() {
        return switch (this) {
            case Handshake(String key) -> "key " + key;
            case Masking(MaskingSheet sheet) -> "frame " + HexFormat.ofDelimiter(" ").formatHex(sheet.wire());
            case Layers(String message, Talk talk, boolean tls) -> "message " + message + ", as " + talk + (tls ? ", with TLS" : "");
            case Code() -> "";
        };
    }

    /// A bench with some settings.
    ///
    /// @param values by the names of [Bench#settings()]; what is missing is as the bench has it at first
    /// @throws IllegalArgumentException with words for whoever wrote them
    static BenchSetup of(Bench bench, Map<String, String> values) {
        for (String name : values.keySet()) {
            if (!bench.settings().contains(name)) {
                throw new IllegalArgumentException("The bench " + bench.word() + " has no setting \"" + name + "\". "
                        + (bench.settings().isEmpty() ? "It has none." : "It has: " + String.join(", ", bench.settings()) + "."));
            }
        }
        return switch (bench) {
            case HANDSHAKE -> new Handshake(values.getOrDefault("key", "dGhlIHNhbXBsZSBub25jZQ=="));
            case MASKING -> new Masking(sheet(values.getOrDefault("frame", "")));
            case LAYERS -> layers(values);
            case CODE -> new Code();
        };
    }

    private static MaskingSheet sheet(String frame) {
        if (frame.isEmpty()) {
            return MaskingSheet.EXAMPLE;
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(frame.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The frame is not written in hexadecimal digits, two for each byte.", e);
        }
        MaskingSheet.Change change = MaskingSheet.EXAMPLE.withWire(bytes);
        if (!change.trouble().isEmpty()) {
            throw new IllegalArgumentException(change.trouble());
        }
        return change.sheet();
    }

    private static Layers layers(Map<String, String> values) {
        String message = values.getOrDefault("message", "hello");
        TypedText read = TypedText.read(message);
        if (!read.isGood() || read.bytes().length > PacketSheet.MOST) {
            throw new IllegalArgumentException(read.isGood() ? "A message has at most " + PacketSheet.MOST + " bytes." : read.trouble());
        }
        String as = values.getOrDefault("as", "websocket");
        Talk talk = Arrays.stream(Talk.values())
                .filter(one -> one.name().equalsIgnoreCase(as))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"as\" is one of: "
                        + Arrays.stream(Talk.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + "."));
        String tls = values.getOrDefault("TLS", "no");
        if (!List.of("yes", "no").contains(tls)) {
            throw new IllegalArgumentException("\"TLS\" is yes or no.");
        }
        return new Layers(message, talk, tls.equals("yes"));
    }
}

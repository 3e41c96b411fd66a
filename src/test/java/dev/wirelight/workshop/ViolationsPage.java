package dev.wirelight.workshop;

import dev.wirelight.TlsBytes;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.tls.TlsRule;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of all rules, `docs/violations.md`, made from the rules themselves and the conversations that break them.
final class ViolationsPage {
    static final Path FILE = Path.of("docs/violations.md");

    private static final String FOLDER = "../src/test/resources/conversations/";

    private ViolationsPage() {}

    /// Writes the page: run this from the project's folder after a rule or a conversation has changed.
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, page());
    }

    static String page() {
        List<ConversationFiles.Told> all = ConversationFiles.all();
        return """
                # What can be broken

                Every rule that Wirelight checks: where it stands, what it says, what the other end does about it where that is
                Wirelight, and a conversation that breaks it. The same rules close connections, mark fields in the window, and
                judge what is played with `wirelight play`.

                This page is made from the code: change the rules, and run the main method of `ViolationsPage` (in the test sources).

                """
                + "## Frames\n\n"
                + Stream.of(FrameRule.values()).map(rule -> section(rule, all)).collect(Collectors.joining())
                + "## The opening handshake\n\n"
                + Stream.of(HandshakeRule.values()).map(rule -> section(rule, all)).collect(Collectors.joining())
                + "## HTTP\n\n"
                + Stream.of(HttpRule.values()).map(rule -> section(rule, all)).collect(Collectors.joining())
                + """
                ## TLS

                What can be judged without the keys, in captures and in bytes that are typed: there Wirelight looks on. On its own
                connections Java's TLS judges: what it cannot take it refuses with an alert, and the connection is closed. It may
                choose another alert, and let something pass that is shown as broken here. The bytes below each rule are the fewest
                that break it, ready to be explained.

                """
                + Stream.of(TlsRule.values()).map(ViolationsPage::section).collect(Collectors.joining());
    }

    private static String section(TlsRule rule) {
        return head(rule)
                + "Broken by whoever sends such a record, client or server.\n\n"
                + rule.consequence() + "\n\n"
                + "    echo " + TlsBytes.BROKEN.get(rule) + " | wirelight explain --as tls\n\n";
    }

    private static String head(Rule rule) {
        return "### " + rule.name() + "\n\n"
                + rule.sentence() + (rule.sentence().endsWith(".") ? "" : ".")
                + " [" + rule.section() + "](" + rule.section().url() + ")\n\n";
    }

    private static String section(Rule rule, List<ConversationFiles.Told> all) {
        return head(rule)
                + rule.consequence() + (rule instanceof FrameRule frame ? others(Obligation.of(frame)) : "") + "\n\n"
                + example(rule, all) + "\n";
    }

    /// What the specification says of receivers that do otherwise than ours.
    private static String others(Obligation obligation) {
        return switch (obligation) {
            case MUST_FAIL -> "";
            case LATER -> " Another receiver may notice it later.";
            case SENDER_ONLY -> " The specification forbids it to the sender, but does not oblige every receiver to notice.";
            case OWN_LIMIT -> " How much is too much is each receiver's own decision.";
            case NONE -> " Another receiver may just pass over it.";
        };
    }

    /// The shortest conversation that breaks just this rule, or one that breaks others with it.
    private static String example(Rule rule, List<ConversationFiles.Told> all) {
        return all.stream()
                .filter(told -> told.script().lines().contains(new ScriptLine.Breaks(rule)))
                .min(Comparator.comparingInt(told -> told.script().print().length()))
                .map(told -> "From [" + told.file() + "](" + FOLDER + told.file() + "):\n\n" + indented(told.script()))
                .or(() -> mirrored(rule, all))
                .orElseThrow(() -> new AssertionError("No conversation breaks " + rule.name() + "."));
    }

    /// Some rules are broken only by a server: there the roles are exchanged.
    private static Optional<String> mirrored(Rule rule, List<ConversationFiles.Told> all) {
        return all.stream()
                .filter(told -> told.script().mirrored().isPresent())
                .filter(told -> told.script().mirrored().orElseThrow().lines().contains(new ScriptLine.Breaks(rule)))
                .min(Comparator.comparingInt(told -> told.script().print().length()))
                .map(told -> "From [" + told.file() + "](" + FOLDER + told.file() + "), with the roles exchanged:\n\n"
                        + indented(withoutTitle(told.script().mirrored().orElseThrow())));
    }

    /// The title speaks of the conversation as it was.
    private static Script withoutTitle(Script script) {
        return new Script(script.lines().stream().filter(line -> !(line instanceof ScriptLine.Comment)).toList());
    }

    private static String indented(Script script) {
        return script.print().lines().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }
}

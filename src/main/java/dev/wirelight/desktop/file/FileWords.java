package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.format.Damage;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.trace.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What there is to say about a file as a whole.
final class FileWords {
    private static final int MOST_KINDS = 4;

    private FileWords() {}

    /// `1,234 packets · 3 connections · 12 packets that are not TCP (8 UDP, 4 ARP)`
    static String facts(CaptureFile file) {
        List<String> facts = new ArrayList<>();
        facts.add(count(file.packets(), "%,d packet", "%,d packets"));
        facts.add(count(file.connections(), "%,d connection", "%,d connections"));
        Map<String, Long> notTcp = file.notTcp();
        if (!notTcp.isEmpty()) {
            long all = notTcp.values().stream().mapToLong(Long::longValue).sum();
            facts.add(say("%,d not shown, not TCP (%s)", all, kinds(notTcp)));
        }
        return String.join(" · ", facts);
    }

    private static String kinds(Map<String, Long> notTcp) {
        String most = notTcp.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_KINDS)
                .map(kind -> Amounts.number(kind.getValue()) + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return notTcp.size() > MOST_KINDS ? most + ", …" : most;
    }

    /// What is missing of the file, each in a sentence; empty where nothing is.
    static List<String> troubles(OpenedFile opened) {
        List<String> troubles = new ArrayList<>();
        CaptureFile file = opened.file();
        if (opened.state() == OpenedFile.State.STOPPED) {
            troubles.add(count(file.packets(),
                    "You stopped reading after %,d packet, %s %% of the file. Open it again to read all of it.",
                    "You stopped reading after %,d packets, %s %% of the file. Open it again to read all of it.",
                    Math.round(opened.progress() * 100)));
        }
        if (!opened.trouble().isEmpty()) {
            troubles.add(opened.trouble());
        }
        if (opened.state() != OpenedFile.State.READING) {
            file.damage().map(FileWords::damage).ifPresent(troubles::add);
        }
        Totals totals = opened.trace().totals();
        if (totals.entriesLetGo() > 0) {
            troubles.add(count(totals.entriesLetGo(),
                    "The file is larger than the memory that Wirelight may use. The oldest %,d event with %s was let"
                            + " go; the newest are here.",
                    "The file is larger than the memory that Wirelight may use. The oldest %,d events with %s were let"
                            + " go; the newest are here.",
                    Amounts.roughBytes(totals.bytesLetGo())));
        }
        if (file.droppedConnections() > 0) {
            troubles.add(count(file.droppedConnections(),
                    "%,d connection could not be followed to the end, because too many were open at once.",
                    "%,d connections could not be followed to the end, because too many were open at once."));
        }
        if (file.connections() > Talks.MOST) {
            troubles.add(count(Talks.MOST,
                    "Only the first %,d connection stands in the list.",
                    "Only the first %,d connections stand in the list."));
        }
        if (opened.state() != OpenedFile.State.READING && file.lateBytes() > 0) {
            troubles.add(count(file.lateBytes(),
                    "%,d byte came so late that it could not be put in its place.",
                    "%,d bytes came so late that they could not be put in their place."));
        }
        return troubles;
    }

    private static String damage(Damage damage) {
        return say("The file is damaged at byte %,d: %s Everything before that is shown.", damage.offset(), damage.words());
    }
}

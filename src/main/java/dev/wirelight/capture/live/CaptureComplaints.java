package dev.wirelight.capture.live;

import java.util.List;
import java.util.Locale;

/// What a capturing program says when it cannot capture, in words for a learner.
final class CaptureComplaints {
    /// Stands before the words of a program that had captured before.
    static final String STOPPED = "stopped: ";

    private static final int MOST_CHARACTERS = 200;
    private static final List<String> NO_RIGHT =
            List.of("permission", "not permitted", "access is denied", "access denied", "operation not supported by");

    private CaptureComplaints() {}

    /// One sentence.
    ///
    /// @param program such as `dumpcap`
    /// @param complaints all that it said
    static String why(String program, String complaints) {
        if (complaints.startsWith(STOPPED)) {
            return program + " has stopped to capture packets" + said(program, complaints.substring(STOPPED.length()));
        }
        String lower = complaints.toLowerCase(Locale.ROOT);
        if (NO_RIGHT.stream().anyMatch(lower::contains)) {
            return program + " may not capture packets: you do not have the right to.";
        }
        return program + " cannot capture packets" + said(program, complaints);
    }

    /// Its first line that is not just about what it does.
    private static String said(String program, String complaints) {
        return complaints
                .lines()
                .map(String::strip)
                .map(line -> line.startsWith(program + ": ") ? line.substring(program.length() + 2) : line)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("Capturing on")
                        && !line.startsWith("listening on")
                        && !line.startsWith("File: "))
                .findFirst()
                .map(line -> line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line)
                .map(line -> "; it says: " + line + (line.endsWith(".") ? "" : "."))
                .orElse(".");
    }
}

package dev.wirelight.terminal;

import dev.wirelight.capture.CaptureFile;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.filter.Filter;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads a capture file once, from its beginning to its end, and prints what it finds while it reads. However large the
/// file is, only a small part of it is in memory.
final class ExplainFile {
    /// The trace is read after each step, so it needs to keep one step, and what a unit had before its end.
    static final TraceLimits LIMITS = new TraceLimits(2 * CaptureFile.MOST_ENTRIES_A_STEP, 32L << 20);

    private static final int AT_ONCE = 50;

    private final CaptureFile capture;
    private final ExplainPrinter printer;
    private final boolean json;
    private final ExplainReading reading;
    private List<Explained> found = new ArrayList<>();
    private final boolean filtered;

    /// @param mostBytes how many of a unit's bytes are explained
    /// @param filter what is printed
    ExplainFile(CaptureFile capture, ExplainPrinter printer, boolean json, int mostBytes, Filter filter) {
        this.capture = capture;
        this.printer = printer;
        this.json = json;
        this.reading = new ExplainReading(capture.trace(), mostBytes, filter, explained -> found.add(explained));
        this.filtered = !filter.isEverything();
    }

    /// Prints all of it, or as much as somebody reads.
    ///
    /// @throws IOException when the file cannot be read
    void printTo(PrintWriter out) throws IOException, InterruptedException {
        try (InOrder pieces = new InOrder(out)) {
            boolean isRead = true;
            while (isRead && capture.step()) {
                reading.read();
                isRead = found.size() < AT_ONCE || print(pieces);
            }
            print(pieces);
            pieces.finish();
        }
    }

    private boolean print(InOrder pieces) throws InterruptedException {
        List<Explained> piece = found;
        found = new ArrayList<>(AT_ONCE + AT_ONCE / 2);
        return pieces.add(to -> printer.print(to, piece));
    }

    /// What there was in all, in one line: for people, or as JSON.
    String summary() {
        return json ? jsonSummary() : summaryInWords();
    }

    private String summaryInWords() {
        Map<String, Long> others = capture.notTcp();
        long notTcp = others.values().stream().mapToLong(Long::longValue).sum();
        String kinds = others.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return Amounts.of(capture.packets(), "packet") + ", " + Amounts.of(capture.connections(), "connection") + ", "
                + Amounts.of(reading.units(), "unit") + "."
                + (notTcp == 0 ? "" : " Without TCP, so not explained: " + Amounts.of(notTcp, "packet") + " (" + kinds + ").")
                + (capture.lateBytes() == 0 ? "" : " Came too late to be put in: " + Amounts.of(capture.lateBytes(), "byte") + ".")
                + (capture.droppedConnections() == 0
                        ? ""
                        : " Not followed to their end, because too many were open: "
                                + Amounts.of(capture.droppedConnections(), "connection") + ".")
                + " Unexplained: " + Amounts.of(printer.unexplainedBits(), "bit") + "."
                + (filtered ? " " + FilterOption.words(reading.sieve(), "packets and units") : "");
    }

    private String jsonSummary() {
        JsonBytes line = new JsonBytes();
        line.raw(JsonBytes.name("{", "event")).text("summary");
        line.raw(JsonBytes.name(",", "packets")).number(capture.packets());
        line.raw(JsonBytes.name(",", "connections")).number(capture.connections());
        line.raw(JsonBytes.name(",", "units")).number(reading.units());
        line.raw(JsonBytes.name(",", "notTcp")).raw('{');
        boolean first = true;
        for (Map.Entry<String, Long> kind : capture.notTcp().entrySet()) {
            if (!first) {
                line.raw(',');
            }
            line.text(kind.getKey()).raw(':').number(kind.getValue());
            first = false;
        }
        line.raw('}');
        line.raw(JsonBytes.name(",", "lateBytes")).number(capture.lateBytes());
        line.raw(JsonBytes.name(",", "droppedConnections")).number(capture.droppedConnections());
        line.raw(JsonBytes.name(",", "unexplainedBits")).number(printer.unexplainedBits());
        if (filtered) {
            line.raw(JsonBytes.name(",", "hidden")).number(reading.sieve().hidden());
            line.raw(JsonBytes.name(",", "undecided")).number(reading.sieve().undecided());
        }
        return line.raw('}').toString();
    }
}

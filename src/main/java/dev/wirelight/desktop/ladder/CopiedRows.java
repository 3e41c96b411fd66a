package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.copy.Copyable;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import java.util.List;
import java.util.Optional;

/// What can be copied of a ladder: the bytes of a row, and the rows as lines of text.
final class CopiedRows {
    private CopiedRows() {}

    /// The bytes of what is chosen: those of a unit as they were on the wire, those that a call moved, or the headers of a
    /// captured packet.
    static Copyable bytesOf(Selection chosen, UnitBytes bytes) {
        return switch (chosen) {
            case Selection.OfUnit(Unit unit) -> {
                Optional<byte[]> found = bytes.of(unit, Copyable.MOST);
                yield new Copyable(
                        "",
                        found.orElse(new byte[0]),
                        unit.length(),
                        found.isEmpty() ? say("these bytes are no longer in memory.") : say("more is not copied at once."));
            }
            case Selection.OfCall(Entry entry) -> ofCall(entry.call());
        };
    }

    private static Copyable ofCall(Call call) {
        return switch (call) {
            case Call.Segment segment -> Copyable.all(say("the packet's headers"), segment.packet().headers());
            case Call.Transfer transfer -> {
                byte[] all = transfer.bytes();
                byte[] some = all.length <= Copyable.MOST ? all : java.util.Arrays.copyOf(all, Copyable.MOST);
                yield new Copyable("", some, all.length, say("more is not copied at once."));
            }
            case Call.Gap _ -> new Copyable("", new byte[0], 0, say("these are the bytes that the capture lacks."));
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.EndOfStream _,
                    Call.Shutdown _,
                    Call.Close _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Truncated _,
                    Call.CaptureEnded _,
                    Call.Remark _ -> new Copyable("", new byte[0], 0, say("this call moved no bytes."));
        };
    }

    /// Copies rows, each as a line.
    ///
    /// @return what was copied, for a note
    static String copyWords(List<Row> rows) {
        Copied.text(words(rows));
        return count(rows.size(), "Copied %,d row as text", "Copied %,d rows as text");
    }

    /// A line for each row: its time, the client's port, which way, what passed, and the socket call.
    static String words(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }

    private static String line(Row row) {
        return switch (row) {
            case Row.Note note -> note.text();
            case Row.Packet packet -> start(packet.nanos(), packet.connection().client().port())
                    + " " + words(CallWords.of(packet.call()));
            case Row.Passed passed -> {
                StringBuilder line = new StringBuilder(start(
                        passed.nanos(), passed.connection() == null ? 0 : passed.connection().client().port()));
                if (passed.unit() != null) {
                    line.append(passed.unit().direction() == Direction.CLIENT_TO_SERVER ? " → " : " ← ")
                            .append(UnitWords.line(passed.unit()));
                }
                if (passed.call() != null) {
                    CallWords words = CallWords.of(passed.call());
                    line.append(passed.unit() == null ? " " + words(words) : " · " + words.call());
                }
                yield line.toString();
            }
        };
    }

    private static String start(long nanos, int port) {
        return Amounts.seconds(nanos) + (port == 0 ? "" : " :" + port);
    }

    private static String words(CallWords words) {
        return words.call().isEmpty() || words.meaning().isEmpty()
                ? words.call() + words.meaning()
                : words.call() + " · " + words.meaning();
    }
}

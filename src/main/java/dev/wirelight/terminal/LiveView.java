package dev.wirelight.terminal;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.doctor.TroubleWatch;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.Sieve;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Trace;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads the trace at its own pace and prints what is new, until it is told to end or nobody reads the output any more.
///
/// A slow reader of the output makes this thread wait, and nobody else: what is let go meanwhile is counted and said.
final class LiveView implements Runnable {
    private static final long PULSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_ENDING = TimeUnit.MILLISECONDS.toNanos(1_500);
    /// So late a packet may come and still be printed in its place.
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int CHARACTERS_AT_ONCE = 64 << 10;
    /// Where a filter lets little pass, few characters may stand for many entries.
    private static final int ENTRIES_AT_ONCE = 4_096;

    // The first lines come one by one, so that a reader that wants only some of them (`| head -1`) is noticed to be gone
    // while there is still something to write: only writing tells.
    private static final int SLOW_PULSES = 8;

    private final TraceReader reader;
    private final Printer printer;
    private final Sieve sieve;
    private final TimeOrder order = new TimeOrder();
    private final TroubleWatch watch = new TroubleWatch();
    private final Deque<Noticed> troubles = new ArrayDeque<>();
    private final Trace trace;
    private final BooleanSupplier captures;
    private final PrintWriter out;
    private volatile boolean ended;
    private volatile @Nullable Thread printing;

    /// Shows everything.
    LiveView(Trace trace, Printer printer, PrintWriter out) {
        this(trace, Filter.EVERYTHING, printer, out);
    }

    /// @param filter what is to be printed
    LiveView(Trace trace, Filter filter, Printer printer, PrintWriter out) {
        this(trace, filter, printer, () -> false, out);
    }

    /// @param filter what is to be printed
    /// @param captures whether packets may come now, later than the calls that they belong to: a printer that is
    /// [in order of time][Printer#isInOrderOfTime()] then waits for them a little before each line
    LiveView(Trace trace, Filter filter, Printer printer, BooleanSupplier captures, PrintWriter out) {
        this.trace = trace;
        this.captures = captures;
        this.reader = new TraceReader(trace);
        this.sieve = new Sieve(filter, UnitBytes.in(trace));
        this.printer = printer;
        this.out = out;
    }

    /// How much was printed and held back; to be asked when [#run] has ended.
    Sieve sieve() {
        return sieve;
    }

    /// Ends [#run] when all that is in the trace has been printed, or skipped where that takes too long.
    void end() {
        ended = true;
        LockSupport.unpark(printing); // it may be resting
    }

    /// Prints until [#end], or until nobody reads the output any more, as after `| head`.
    @Override
    public void run() {
        printing = Thread.currentThread();
        for (int pulse = 0; pulse < SLOW_PULSES && !ended; pulse++) {
            if (!printUpTo(1)) {
                return;
            }
            LockSupport.parkNanos(PULSE);
        }
        while (!ended) {
            long began = System.nanoTime();
            if (!printUpTo(CHARACTERS_AT_ONCE)) {
                return;
            }
            if (reader.behind() == 0) {
                LockSupport.parkNanos(PULSE);
                continue;
            }
            if (reader.behind() > printer.mostBehind()) {
                reader.skipToEnd();
            }
            // In a flood the servers need the processor more than a person needs a line more.
            rest(printer.rest() * (System.nanoTime() - began));
        }
        printTheRest();
    }

    private void rest(long nanos) {
        long began = System.nanoTime();
        for (long left = nanos; left > 0 && !ended; left = nanos - (System.nanoTime() - began)) {
            LockSupport.parkNanos(left);
        }
    }

    private void printTheRest() {
        long began = System.nanoTime();
        boolean read = printUpTo(CHARACTERS_AT_ONCE);
        while (read && reader.behind() > 0) {
            if (System.nanoTime() - began > LONGEST_ENDING) {
                reader.skipToEnd();
            }
            read = printUpTo(CHARACTERS_AT_ONCE); // after a skip: how much that was
        }
    }

    /// The moment before which nothing more is waited for. At the end, when everything has been read, that is all.
    private long due() {
        boolean mayBeLate = ended ? reader.behind() > 0 : captures.getAsBoolean();
        return printer.isInOrderOfTime() && mayBeLate ? trace.now() - LATEST : Long.MAX_VALUE;
    }

    /// Prints what is new, until that is enough text for now.
    ///
    /// @return whether somebody still reads
    private boolean printUpTo(int characters) {
        StringBuilder text = new StringBuilder();
        int printed = 0;
        for (int entries = 0; entries < ENTRIES_AT_ONCE && printed + text.length() < characters; entries++) {
            // One by one, since a single entry can hold thousands of frames.
            List<Seen> news = reader.next(1);
            sieve.sift(news).forEach(order::add);
            watch.look(news, trace.now()).stream()
                    .filter(noticed -> !noticed.finding().trouble().isRemarked())
                    .forEach(troubles::add);
            long before = due();
            while (order.next(before) instanceof Seen seen) {
                printer.seen(text, seen);
                if (text.length() > CHARACTERS_AT_ONCE) {
                    out.append(text);
                    printed += text.length();
                    text.setLength(0);
                }
            }
            while (!troubles.isEmpty() && troubles.getFirst().nanos() < before) {
                printer.noticed(text, troubles.removeFirst());
            }
            if (news.isEmpty()) {
                break;
            }
        }
        if (printed + text.length() == 0) {
            return true;
        }
        out.append(text);
        return !out.checkError(); // which flushes, too
    }
}

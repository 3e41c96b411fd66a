package dev.wirelight.terminal;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.certificate.Doubt;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.filter.Sieve;
import dev.wirelight.protocol.Violation;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lines for a person.
final class TextLines implements Printer {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final long MOST_BEHIND = 10_000;
    private static final int REST = 3;
    private static final String WHY_BROWSERS_WARN = "    A browser warns at first: the certificate is signed by nobody that it"
            + " knows, so it cannot tell whose server this is. You can: you started it. Go on past the warning (Advanced).";

    private final Trace trace;
    private final Ink.Colours colours;
    private final ZoneId zone;
    private long missedCalls;
    private int width = "websocket #1 :52344".length() + 1;
    // What the last call moved: the units after it are nearly always part of that.
    private @Nullable Entry last;

    TextLines(Trace trace, Ink.Colours colours, ZoneId zone) {
        this.trace = trace;
        this.colours = colours;
        this.zone = zone;
    }

    @Override
    public void listening(StringBuilder out, Server server) {
        Address address = server.address().orElseThrow();
        String reach = address.host().equals("0.0.0.0") || address.host().equals("::") ? "127.0.0.1" : address.host();
        line(out, Ink.STRONG, server.service() + " listens on " + address + " · " + server.behaviour()
                + " · connect with " + how(server, new Address(reach, address.port())));
        if (server.isSecure() && server.isWebSocket()) {
            whyBrowsersWarn(server.doubts()).ifPresent(words -> line(out, Ink.DIM, words));
        }
    }

    private static Optional<String> whyBrowsersWarn(List<Doubt> doubts) {
        if (doubts.isEmpty()) {
            return Optional.empty();
        }
        boolean onlyByItself = doubts.stream().allMatch(doubt -> doubt.kind() == Doubt.Kind.SIGNED_BY_ITSELF);
        return Optional.of(onlyByItself
                ? WHY_BROWSERS_WARN
                : doubts.stream().map(Doubt::words).collect(Collectors.joining(
                        " ", "    A browser may warn of the certificate. ", " Past the warning one comes under Advanced.")));
    }

    private static String how(Server server, Address address) {
        if (server.isWebSocket()) {
            return "a browser at " + (server.isSecure() ? "https://" : "http://") + address + "/";
        }
        return server.isSecure()
                ? "openssl s_client -quiet -connect " + address
                : "telnet " + address.host() + " " + address.port();
    }

    @Override
    public void capturing(StringBuilder out, CaptureStatus status) {
        boolean off = status instanceof CaptureStatus.Off;
        line(out, Ink.DIM, off ? "Packets are not captured (--capture=off): socket calls and units are shown." : status.words());
    }

    @Override
    public void seen(StringBuilder out, Seen seen) {
        switch (seen) {
            case Seen.Called(Entry entry) when entry.call() instanceof Call.Segment segment -> packet(out, entry, segment);
            case Seen.Called(Entry entry) -> {
                last = entry;
                call(out, entry);
            }
            case Seen.Completed(Unit unit) -> unit(out, unit);
            case Seen.Missed(long entries, long bytes) -> {
                missedCalls += entries;
                line(out, Ink.BROKEN, "… " + Amounts.of(entries, "call") + " with " + Amounts.of(bytes, "byte")
                        + " not shown: they came faster than they could be printed.");
            }
        }
    }

    private void call(StringBuilder out, Entry entry) {
        CallWords words = CallWords.of(entry);
        Connection connection = entry.connection();
        String text =
                switch (entry.call()) {
                    case Call.Accept() when connection != null -> words.call() + " = " + connection.client();
                    case Call.Transfer _, Call.Close() -> words.call();
                    case Call.Remark _ -> words.meaning();
                    case Call.Socket _,
                            Call.Bind _,
                            Call.Listen _,
                            Call.Accept _,
                            Call.Connect _,
                            Call.EndOfStream _,
                            Call.Shutdown _,
                            Call.Gap _,
                            Call.CaptureEnded _,
                            Call.Secured _,
                            Call.Truncated _,
                            Call.Failed _ -> words.call() + " · " + words.meaning();
                };
        String where = connection == null ? padded(entry.service()) : who(connection);
        line(out, words.failed() ? Ink.BROKEN : Ink.DIM, time(entry.nanos()) + " " + where + "   " + text);
    }

    /// A packet comes a little later than the calls that it belongs to, so it is told with its own time.
    private void packet(StringBuilder out, Entry entry, Call.Segment segment) {
        CallWords words = CallWords.of(entry);
        Connection connection = Objects.requireNonNull(entry.connection());
        String arrow = segment.direction() == Direction.CLIENT_TO_SERVER ? "→" : "←";
        String meaning = words.meaning().isEmpty() ? "" : " · " + words.meaning();
        line(out, Ink.DIM, time(segment.packet().nanos()) + " " + who(connection) + "   packet " + arrow + " "
                + words.call() + meaning);
    }

    private void unit(StringBuilder out, Unit unit) {
        boolean toServer = unit.direction() == Direction.CLIENT_TO_SERVER;
        Ink ink = toServer ? Ink.TO_SERVER : Ink.TO_CLIENT;
        String head = time(unit.nanos()) + " " + who(unit.connection()) + " ";
        out.append(Ink.PLAIN.write(head, colours));
        out.append(ink.write((toServer ? "→ " : "← ") + UnitWords.line(unit), colours)).append('\n');
        Optional<byte[]> bytes = UnitBytes.of(unit, last, trace, HexRows.MOST);
        if (bytes.isPresent()) {
            HexRows.of(bytes.get(), unit.length()).forEach(row -> line(out, Ink.PLAIN, row));
        } else {
            line(out, Ink.PLAIN, "    its bytes are no longer in memory");
        }
        for (Violation broken : unit.violations()) {
            line(out, Ink.BROKEN, "! " + broken.rule().sentence() + " (" + broken.rule().section()
                    + ") The " + broken.brokenBy() + " broke this: " + broken.detail() + " " + broken.rule().consequence());
        }
    }

    @Override
    public void noticed(StringBuilder out, Noticed noticed) {
        line(out, Ink.BROKEN, time(noticed.nanos()) + " " + who(noticed.connection()) + "   ? " + noticed.finding());
    }

    @Override
    public void heldBack(StringBuilder out, Sieve sieve) {
        line(out, Ink.STRONG, FilterOption.words(sieve, "calls and units"));
    }

    @Override
    public void stopped(StringBuilder out) {
        line(out, Ink.STRONG, "Stopped."
                + (missedCalls == 0 ? "" : " " + Amounts.of(missedCalls, "call") + " in all not shown."));
    }

    @Override
    public long mostBehind() {
        return MOST_BEHIND;
    }

    @Override
    public boolean isInOrderOfTime() {
        return true;
    }

    @Override
    public int rest() {
        return REST;
    }

    private void line(StringBuilder out, Ink ink, String text) {
        out.append(ink.write(text, colours)).append('\n');
    }

    private String time(long nanos) {
        return TIME.format(trace.startedAt().plusNanos(nanos).atZone(zone));
    }

    private String who(Connection connection) {
        return padded(connection.service() + " #" + connection.number() + " :" + connection.client().port()
                + (connection.carrier().isPresent() ? " inside" : ""));
    }

    /// What follows begins in the same column, which moves to the right where a longer name needs it.
    private String padded(String text) {
        width = Math.max(width, text.length());
        return text + " ".repeat(width - text.length());
    }
}

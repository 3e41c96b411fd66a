package dev.wirelight.lesson;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Flow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Says of one connection of a server what happens on it, in the terms of lessons: lines are put together however they
/// arrived, and of each thing it is known how many reads it took.
///
/// With TLS there is one of these for the wire and one for what is said inside. The one for the wire tells of calls and of
/// the stream's end, and of no bytes; the other one of all that is said.
final class ConnectionReader {
    /// As many bytes of a read or write, or of a line, are kept.
    static final int MOST = 4_096;

    private static final int MOST_READS = 10_000;

    private final Connection connection;
    private final OneWay toServer = new OneWay(Direction.CLIENT_TO_SERVER);
    private final OneWay toClient = new OneWay(Direction.SERVER_TO_CLIENT);
    private int readCount;
    private int readLines;
    private int readFrames;
    private boolean finished;
    private int headLines;
    private boolean tlsBegun;
    private boolean wrongPort;
    private String version = "";

    ConnectionReader(Connection connection) {
        this.connection = connection;
    }

    /// One flow, as far as it was read.
    private static final class OneWay {
        final Direction direction;
        final ByteSink line = new ByteSink();
        final Deque<Long> calls = new ArrayDeque<>();
        long lineFrom = -1;
        int lineLength;
        long record = -1;

        OneWay(Direction direction) {
            this.direction = direction;
        }

        void called(long entry) {
            if (calls.size() == MOST_READS) {
                calls.removeFirst();
            }
            calls.addLast(entry);
        }

        int callsBetween(long first, long last) {
            return Math.max(1, (int) calls.stream().filter(entry -> entry >= first && entry <= last).count());
        }
    }

    /// A call at this connection's socket.
    List<Happening> called(Entry entry) {
        List<Happening> found = new ArrayList<>();
        if (isInside()) {
            said(entry, found);
            return found;
        }
        found.add(new Happening.Called(connection.service(), entry.call()));
        switch (entry.call()) {
            case Call.Accept _ -> found.add(new Happening.Came(connection.service(), true));
            case Call.Read read when !wantsTls() -> moved(entry, read, found);
            case Call.Write write when !wantsTls() -> moved(entry, write, found);
            case Call.EndOfStream(Direction direction) -> found.add(new Happening.Finished(connection.service(), direction));
            case Call.Shutdown _ -> finish(found);
            case Call.Close _ -> {
                finish(found);
                if (tlsBegun && version.isEmpty()) {
                    found.add(new Happening.NotSecured(connection.service()));
                }
            }
            case Call.Read _, Call.Write _, Call.Carried _ -> {}
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Connect _,
                    Call.Segment _,
                    Call.Gap _,
                    Call.CaptureEnded _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Truncated _,
                    Call.Remark _ -> {}
        }
        return found;
    }

    private boolean isInside() {
        return connection.carrier().isPresent();
    }

    private boolean wantsTls() {
        return connection.speaks().equals("tls");
    }

    /// What the application reads and writes inside TLS. Everything else there has its call on the wire.
    private void said(Entry entry, List<Happening> found) {
        if (!(entry.call() instanceof Call.Carried carried)) {
            return;
        }
        OneWay way = way(carried.direction());
        if (carried.recordOffset() != way.record) {
            way.record = carried.recordOffset();
            found.add(new Happening.Record(
                    connection.service(), carried.direction(), carried.bytes().length, carried.recordLength()));
        }
        moved(entry, carried, found);
    }

    /// TLS protects this connection from now on.
    ///
    /// @param agreed the version, as in [Call.Secured]
    Happening secure(String agreed) {
        version = agreed.replace("TLSv", "TLS ");
        return new Happening.Secured(connection.service(), version);
    }

    /// How TLS protects this connection; empty where it does not.
    Optional<Happening> secured() {
        return version.isEmpty() ? Optional.empty() : Optional.of(new Happening.Secured(connection.service(), version));
    }

    private void finish(List<Happening> found) {
        if (!finished) {
            finished = true;
            found.add(new Happening.Finished(connection.service(), Direction.SERVER_TO_CLIENT));
        }
    }

    private void moved(Entry entry, Call.Transfer transfer, List<Happening> found) {
        OneWay way = way(transfer.direction());
        way.called(entry.number());
        byte[] bytes = transfer.bytes();
        byte[] first = bytes.length <= MOST ? bytes : Arrays.copyOf(bytes, MOST);
        found.add(new Happening.Moved(connection.service(), transfer.direction(), first, bytes.length));
        if (way == toServer) {
            readCount = bytes.length;
            readLines = 0;
            readFrames = 0;
            found.add(readSoFar());
        }
        if (!connection.speaks().equals("telnet")) {
            long switchedAt = connection.flow(transfer.direction()).switchedAt();
            long end = switchedAt == Flow.NEVER ? Long.MAX_VALUE : switchedAt;
            rawLines(way, entry.number(), bytes, (int) Math.clamp(end - transfer.offset(), 0, bytes.length), found);
        }
    }

    private Happening readSoFar() {
        return new Happening.ReadSoFar(connection.service(), readCount, readLines, readFrames);
    }

    private OneWay way(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// Lines of what is no telnet, where a byte is a byte.
    private void rawLines(OneWay way, long entry, byte[] bytes, int to, List<Happening> found) {
        for (int i = 0; i < to; i++) {
            piece(way, entry, bytes, i, 1);
            if (bytes[i] == '\n') {
                byte[] line = way.line.toArray();
                boolean crLf = line.length > 1 && line[line.length - 2] == '\r';
                lineEnds(way, crLf ? LineEnd.CR_LF : LineEnd.LF, entry, found);
            }
        }
    }

    private static void piece(OneWay way, long entry, byte[] bytes, int from, int length) {
        if (way.lineFrom < 0) {
            way.lineFrom = entry;
        }
        way.lineLength += length;
        way.line.add(bytes, from, Math.min(length, Math.max(0, MOST - way.line.length())));
    }

    private void lineEnds(OneWay way, LineEnd end, long entry, List<Happening> found) {
        String text = new String(way.line.toArray(), StandardCharsets.UTF_8);
        int letters = text.length();
        while (letters > 0 && "\r\n\0".indexOf(text.charAt(letters - 1)) >= 0) {
            letters--;
        }
        int reads = way.callsBetween(way.lineFrom, entry);
        found.add(new Happening.Line(
                connection.service(), way.direction, text.substring(0, letters), end, way.lineLength, reads));
        way.line.clear();
        way.lineFrom = -1;
        way.lineLength = 0;
        if (way == toServer) {
            headLines++;
            readLines++;
            found.add(readSoFar());
        }
    }

    /// A unit of this connection is complete.
    List<Happening> completed(Unit unit) {
        List<Happening> found = new ArrayList<>();
        OneWay way = way(unit.direction());
        unit.violations().forEach(violation -> found.add(new Happening.Broke(connection.service(), violation)));
        boolean broken = !unit.violations().isEmpty();
        if (way == toServer) {
            tls(unit.content() instanceof Content.Tls, found);
        }
        switch (unit.content()) {
            case Content.Request(var head, _) -> {
                headLines = 0;
                found.add(new Happening.Head(connection.service(), unit.direction(), head, broken));
            }
            case Content.Response(var head, _) ->
                found.add(new Happening.Head(connection.service(), unit.direction(), head, broken));
            case Content.Frame frame -> {
                byte[] payload = frame.inflated().map(Content.Inflated::preview).orElse(frame.preview());
                int reads = way.callsBetween(unit.firstEntry(), unit.lastEntry());
                found.add(new Happening.Frame(connection.service(), unit.direction(), frame.header(), payload, reads));
                if (way == toServer) {
                    readFrames++;
                    found.add(readSoFar());
                }
            }
            case Content.Telnet(TelnetUnit.Data data) -> {
                piece(way, unit.firstEntry(), data.bytes(), 0, data.bytes().length);
                way.lineLength += data.length() - data.bytes().length;
                if (data.lineEnd() != LineEnd.NONE) {
                    lineEnds(way, data.lineEnd(), unit.lastEntry(), found);
                }
            }
            case Content.Telnet(TelnetUnit other) ->
                found.add(new Happening.Telnet(connection.service(), unit.direction(), other));
            case Content.Body _, Content.Tls _, Content.Unreadable _ -> {}
        }
        return found;
    }

    /// Holds what came from the client against what this port wants.
    private void tls(boolean isTls, List<Happening> found) {
        tlsBegun |= isTls && wantsTls();
        if (!isInside() && isTls != wantsTls() && !wrongPort && !tlsBegun) {
            wrongPort = true;
            found.add(new Happening.WrongPort(connection.service(), wantsTls()));
        }
    }

    /// Whether a request has begun here whose empty line has not come.
    boolean isRequestOpen() {
        boolean http = connection.speaks().equals("http")
                && connection.flow(Direction.CLIENT_TO_SERVER).switchedAt() == Flow.NEVER;
        return http && !finished && headLines > 0;
    }
}

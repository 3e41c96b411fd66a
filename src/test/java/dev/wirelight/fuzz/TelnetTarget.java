package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Telnet.
///
/// - However the stream arrives, it says the same: data that was cut only because no more had arrived is one piece.
/// - Every byte belongs to one piece, but for at most the last ones, which wait for more.
final class TelnetTarget implements Target {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public void run(Input input) {
        same("whole and in pieces", read(input.whole()), read(input.pieces()));
    }

    private static List<String> read(List<byte[]> arrivals) {
        TelnetReader reader = new TelnetReader();
        TelnetReader another = new TelnetReader();
        List<String> pieces = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        long given = 0;
        long told = 0;
        for (byte[] arrival : arrivals) {
            List<TelnetUnit> found = new ArrayList<>();
            reader.give(arrival, 0, arrival.length);
            for (Optional<TelnetUnit> unit = reader.next(); unit.isPresent(); unit = reader.next()) {
                found.add(unit.get());
            }
            long toldBefore = told;
            for (TelnetUnit unit : found) {
                told += unit.length();
                write(unit, data, pieces);
            }
            same("read at once", found.size(), another.readAll(arrival, arrival.length).size());
            checkFirstUnit(another.firstUnit(), given, toldBefore, found, arrival.length);
            given += arrival.length;
            long missing = given - told;
            check(missing >= 0, () -> "pieces are longer than the stream by " + -missing);
        }
        flush(data, pieces);
        pieces.add("waiting " + (given - told));
        return pieces;
    }

    /// A piece begins where the one before it ended.
    private static void checkFirstUnit(int said, long given, long told, List<TelnetUnit> found, int count) {
        long at = told;
        for (TelnetUnit unit : found) {
            if (at >= given) {
                break;
            }
            at += unit.length();
        }
        long expected = at >= given && at < given + count ? at - given : -1;
        same("where the first piece begins", expected, (long) said);
    }

    private static void write(TelnetUnit unit, StringBuilder data, List<String> pieces) {
        check(unit.length() > 0, () -> "a piece of nothing");
        switch (unit) {
            case TelnetUnit.Data(byte[] bytes, LineEnd lineEnd, int length) -> {
                check(bytes.length <= length, () -> "more data than bytes");
                data.append(HEX.formatHex(bytes));
                if (lineEnd != LineEnd.NONE) {
                    data.append(' ').append(lineEnd);
                    flush(data, pieces);
                }
            }
            case TelnetUnit.Command(int code, int length) -> {
                flush(data, pieces);
                pieces.add("command " + code + " " + length);
            }
            case TelnetUnit.Negotiation(TelnetUnit.Verb verb, int option, int length) -> {
                flush(data, pieces);
                pieces.add(verb + " " + option + " " + length);
            }
            case TelnetUnit.Subnegotiation(int option, byte[] parameters, int length) -> {
                flush(data, pieces);
                check(parameters.length <= TelnetReader.MAX_PARAMETERS, () -> "too many parameters");
                pieces.add("SB " + option + " " + HEX.formatHex(parameters) + " " + length);
            }
        }
    }

    private static void flush(StringBuilder data, List<String> pieces) {
        if (!data.isEmpty()) {
            pieces.add(data.toString());
            data.setLength(0);
        }
    }
}

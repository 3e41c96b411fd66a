package dev.wirelight.protocol.telnet;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.TelnetUnit.Command;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import dev.wirelight.protocol.telnet.TelnetUnit.Negotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Subnegotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a telnet stream into pieces (RFC 854, RFC 855), however its bytes arrive.
///
/// Data has no frames: a piece ends at the end of a line, at a command, or where no more bytes have arrived. Text that
/// has none of telnet's bytes in it, as `nc` sends it, is telnet data too.
public final class TelnetReader {
    /// Interpret as command: begins every command, and is doubled where the byte 255 itself is meant.
    public static final int IAC = 255;
    public static final int SB = 250;
    public static final int SE = 240;
    /// As much of a subnegotiation's parameters is kept; the rest is only counted.
    public static final int MAX_PARAMETERS = 512;
    /// A subnegotiation that has no end within so many bytes ends there; what follows is data. No option has so much to
    /// say, and a length must stay a number that an `int` can hold.
    public static final int LONGEST_SUBNEGOTIATION = 1 << 20;

    private static final byte[] NOTHING = new byte[0];

    private enum State {
        DATA,
        CR,
        IAC,
        VERB,
        SB_OPTION,
        SB_DATA,
        SB_IAC
    }

    private State state = State.DATA;
    private final ByteSink data = new ByteSink();
    private int firstUnit;
    private int length;
    private int verb;
    private int option;

    private byte[] in = NOTHING;
    private int position;
    private int end;

    /// Takes the next bytes of the stream. All bytes given before must have been used up.
    public void give(byte[] bytes, int from, int count) {
        if (position != end) {
            throw new IllegalStateException("call next() until it is empty before giving more bytes");
        }
        in = bytes;
        position = from;
        end = from + count;
    }

    /// The next piece, or empty when all bytes are used up. A command that is not complete waits for the rest; so does
    /// a CR, whose meaning depends on the byte after it.
    public Optional<TelnetUnit> next() {
        while (position < end) {
            Optional<TelnetUnit> unit = step(in[position] & 0xff);
            if (unit.isPresent()) {
                return unit;
            }
        }
        in = NOTHING; // an idle connection holds on to nobody's buffer
        position = 0;
        end = 0;
        return state == State.DATA && !data.isEmpty() ? dataEnds(LineEnd.NONE) : Optional.empty();
    }

    /// All pieces that the next bytes of the stream complete.
    public List<TelnetUnit> readAll(byte[] bytes, int count) {
        firstUnit = state == State.DATA && data.isEmpty() ? 0 : -1;
        give(bytes, 0, count);
        List<TelnetUnit> units = new ArrayList<>();
        for (Optional<TelnetUnit> unit = next(); unit.isPresent(); unit = next()) {
            units.add(unit.get());
            if (firstUnit < 0 && position < end) {
                firstUnit = position;
            }
        }
        return units;
    }

    /// Where in the bytes of the last [#readAll] the first piece begins that begins in them; -1 if none does.
    public int firstUnit() {
        return firstUnit;
    }

    private Optional<TelnetUnit> step(int b) {
        return switch (state) {
            case DATA -> inData(b);
            case CR -> afterCr(b);
            case IAC -> afterIac(b);
            case VERB -> {
                take();
                yield ends(new Negotiation(Verb.of(verb), b, length));
            }
            case SB_OPTION -> {
                take();
                option = b;
                state = State.SB_DATA;
                yield Optional.empty();
            }
            case SB_DATA -> {
                take();
                if (length == LONGEST_SUBNEGOTIATION) {
                    yield ends(new Subnegotiation(option, data.toArray(), length));
                }
                if (b == IAC) {
                    state = State.SB_IAC;
                } else {
                    keepParameter(b);
                }
                yield Optional.empty();
            }
            case SB_IAC -> {
                take();
                if (b == SE || length == LONGEST_SUBNEGOTIATION) {
                    yield ends(new Subnegotiation(option, data.toArray(), length));
                }
                keepParameter(b);
                state = State.SB_DATA;
                yield Optional.empty();
            }
        };
    }

    private Optional<TelnetUnit> inData(int b) {
        if (b == IAC && !nextIsIac()) {
            if (!data.isEmpty()) {
                return dataEnds(LineEnd.NONE);
            }
            take();
            state = State.IAC;
            return Optional.empty();
        }
        if (b == '\r' && position + 1 == end && !data.isEmpty()) {
            // The piece before ends here, because nobody knows yet what the CR will be.
            return dataEnds(LineEnd.NONE);
        }
        take();
        if (b == IAC) {
            take(); // the second of a doubled 255
        }
        keep(b);
        if (b == '\n') {
            return dataEnds(LineEnd.LF);
        }
        state = b == '\r' ? State.CR : State.DATA;
        return Optional.empty();
    }

    private boolean nextIsIac() {
        return position + 1 < end && (in[position + 1] & 0xff) == IAC;
    }

    private Optional<TelnetUnit> afterCr(int b) {
        state = State.DATA;
        if (b != '\n' && b != 0) {
            return Optional.empty(); // a CR alone is just a byte; this one is looked at again as data
        }
        take();
        keep(b);
        return dataEnds(b == '\n' ? LineEnd.CR_LF : LineEnd.CR_NUL);
    }

    private Optional<TelnetUnit> afterIac(int b) {
        take();
        if (b == IAC) {
            // A doubled 255 whose halves came in two reads.
            keep(IAC);
            state = State.DATA;
            return Optional.empty();
        }
        if (b >= Verb.WILL.code() && b <= Verb.DONT.code()) {
            verb = b;
            state = State.VERB;
            return Optional.empty();
        }
        if (b == SB) {
            state = State.SB_OPTION;
            return Optional.empty();
        }
        return ends(new Command(b, length));
    }

    private void take() {
        position++;
        length++;
    }

    private void keep(int b) {
        int at = data.extend(1);
        data.array()[at] = (byte) b;
    }

    private void keepParameter(int b) {
        if (data.length() < MAX_PARAMETERS) {
            keep(b);
        }
    }

    private Optional<TelnetUnit> dataEnds(LineEnd lineEnd) {
        return ends(new Data(data.toArray(), lineEnd, length));
    }

    private Optional<TelnetUnit> ends(TelnetUnit unit) {
        state = State.DATA;
        data.clear();
        length = 0;
        return Optional.of(unit);
    }
}

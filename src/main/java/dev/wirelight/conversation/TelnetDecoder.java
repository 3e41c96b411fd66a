package dev.wirelight.conversation;

import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import java.util.List;
import java.util.Optional;

/// Cuts a flow into pieces of telnet.
final class TelnetDecoder implements FlowDecoder {
    private static final String CUT_OFF = "The stream ended in the middle of a command, or after a CR.";

    private TelnetReader reader = new TelnetReader();
    private long taken;
    private long told;

    @Override
    public int take(byte[] bytes, int from, int length, Sink out) {
        taken += length;
        reader.give(bytes, from, length);
        Optional<TelnetUnit> next;
        while ((next = reader.next()).isPresent()) {
            TelnetUnit unit = next.get();
            told += unit.length();
            out.unit(unit.length(), new Content.Telnet(shortened(unit)), List.of());
        }
        return length;
    }

    private static TelnetUnit shortened(TelnetUnit unit) {
        return unit instanceof Data data && data.bytes().length > Unit.PREVIEW
                ? new Data(Previews.of(data.bytes(), 0, data.bytes().length), data.lineEnd(), data.length())
                : unit;
    }

    @Override
    public void gap(long length, Sink out) {
        unfinished(MISSING, out);
        reader = new TelnetReader();
    }

    @Override
    public void finish(Sink out) {
        unfinished(CUT_OFF, out);
    }

    private void unfinished(String why, Sink out) {
        if (taken > told) {
            out.unit(taken - told, new Content.Unreadable(Protocol.TELNET, why, new byte[0]), List.of());
            told = taken;
        }
    }
}

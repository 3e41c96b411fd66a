package dev.wirelight.conversation;

import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import java.util.List;
import java.util.Optional;

/// Cuts a flow into pieces of telnet.
final class TelnetDecoder implements FlowDecoder {
    private static final String CUT_OFF = "The stream ended in the middle of a command, or after a CR.";

    private final TelnetReader reader = new TelnetReader();
    private long taken;
    private long told;

    @Override
    public void take(byte[] bytes, int from, int length, Sink out) {
        taken += length;
        reader.give(bytes, from, length);
        Optional<TelnetUnit> next;
        while ((next = reader.next()).isPresent()) {
            TelnetUnit unit = next.get();
            told += unit.length();
            out.unit(unit.length(), new Content.Telnet(shortened(unit)), List.of());
        }
    }

    private static TelnetUnit shortened(TelnetUnit unit) {
        return unit instanceof Data data && data.bytes().length > Unit.PREVIEW
                ? new Data(Previews.of(data.bytes(), 0, data.bytes().length), data.lineEnd(), data.length())
                : unit;
    }

    @Override
    public void finish(Sink out) {
        if (taken > told) {
            out.unit(taken - told, new Content.Unreadable(CUT_OFF, new byte[0]), List.of());
            told = taken;
        }
    }
}

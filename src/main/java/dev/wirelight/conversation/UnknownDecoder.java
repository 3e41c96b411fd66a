package dev.wirelight.conversation;

import java.util.List;

/// Passes bytes on that nobody here can read, as they came.
final class UnknownDecoder implements FlowDecoder {
    static final String WHY = "Wirelight does not know the protocol that is spoken here.";

    private final String why;

    UnknownDecoder(String why) {
        this.why = why;
    }

    @Override
    public int take(byte[] bytes, int from, int length, Sink out) {
        byte[] preview = Previews.of(bytes, from, length);
        out.unit(length, new Content.Unreadable(Protocol.UNKNOWN, why, preview), List.of());
        return length;
    }

    @Override
    public void gap(long length, Sink out) {
        // Nothing is ever kept back.
    }

    @Override
    public void finish(Sink out) {
        // As above.
    }
}

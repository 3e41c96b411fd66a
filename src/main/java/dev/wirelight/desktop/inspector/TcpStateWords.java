package dev.wirelight.desktop.inspector;

import dev.wirelight.capture.live.TcpState;

/// What the operating system says about a connection, in a sentence that says who says it.
final class TcpStateWords {
    private TcpStateWords() {}

    static String of(TcpState state) {
        String waiting = state.toSend() > 0 ? "; " + Words.count(state.toSend(), "byte") + " not acknowledged yet" : "";
        String unread = state.toRead() > 0 ? "; " + Words.count(state.toRead(), "byte") + " not read yet" : "";
        return "From the operating system: our end is now " + state.state() + " – " + state.state().words() + waiting
                + unread + ".";
    }
}

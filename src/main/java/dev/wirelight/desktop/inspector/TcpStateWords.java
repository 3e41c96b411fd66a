package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.live.TcpState;

/// What the operating system says about a connection, in a sentence that says who says it.
final class TcpStateWords {
    private TcpStateWords() {}

    static String of(TcpState state) {
        String words = say("From the operating system: our end is now %s – %s", state.state(), state.state().words());
        if (state.toSend() > 0) {
            words += "; " + count(state.toSend(), "%,d byte not acknowledged yet", "%,d bytes not acknowledged yet");
        }
        if (state.toRead() > 0) {
            words += "; " + count(state.toRead(), "%,d byte not read yet", "%,d bytes not read yet");
        }
        return words + ".";
    }
}

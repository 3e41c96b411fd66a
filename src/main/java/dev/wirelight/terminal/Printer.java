package dev.wirelight.terminal;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.conversation.Seen;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.filter.Sieve;
import dev.wirelight.server.Server;

/// Puts what happens into lines. It only adds to a text; [LiveView] writes that out.
interface Printer {

    /// A server listens now.
    void listening(StringBuilder out, Server server);

    /// Whether packets are captured; said once, before anything is seen.
    void capturing(StringBuilder out, CaptureStatus status);

    /// Something was seen.
    void seen(StringBuilder out, Seen seen);

    /// Something goes wrong on a connection; said after what shows it.
    void noticed(StringBuilder out, Noticed noticed);

    /// How much a filter held back; said before the last line, where there is a filter.
    void heldBack(StringBuilder out, Sieve sieve);

    /// The last line.
    void stopped(StringBuilder out);

    /// How many entries of the trace may wait before the rest is skipped.
    long mostBehind();

    /// Whether its lines are to stand in the order in which it happened, packets too, though these come late. Otherwise
    /// everything is printed as soon as it is known.
    boolean isInOrderOfTime();

    /// In a flood: how many times as long as it took to print something the printing is to pause.
    int rest();
}

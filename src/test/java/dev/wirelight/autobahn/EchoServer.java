package dev.wirelight.autobahn;

import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.OutputStream;

/// The lab's WebSocket server in a process of its own, echoing, as the app starts it but for the size of messages.
///
/// Says `Listening on port 12345`, and ends when its standard input does.
final class EchoServer {
    /// The largest message of the test suite.
    private static final int LARGEST_MESSAGE = 16 << 20;

    private EchoServer() {}

    public static void main(String[] arguments) throws Exception {
        Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        try (Lab lab = new Lab(trace, ServerLimits.DEFAULT.withMessage(LARGEST_MESSAGE))) {
            lab.webSocket().start(Lab.LOOPBACK, 0);
            int port = lab.webSocket().address().map(Address::port).orElseThrow();
            System.out.println("Listening on port " + port);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}

package dev.wirelight.server;

import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Call;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// The proper end of a TCP connection for the end that has said its last word.
///
/// A socket that is closed while bytes from the peer lie unread makes the operating system send RST, and the RST can
/// overtake our last words. So: no more from us (FIN), read on until the peer has finished too, then close.
final class Goodbye {
    private static final int MOST = 1 << 20;

    private Goodbye() {}

    /// Says the only and the last word to somebody who cannot stay.
    static void tell(ConnectedSocket socket, byte[] words, Duration patience) {
        try {
            socket.write(words, 0, words.length);
            say(socket, patience);
        } catch (IOException e) {
            // The peer did not even wait for the answer; the trace has it.
        }
    }

    static void say(ConnectedSocket socket, Duration patience) throws IOException {
        socket.shutdownOutput();
        long deadline = System.nanoTime() + patience.toNanos();
        byte[] buffer = new byte[4_096];
        int passedOver = 0;
        while (passedOver < MOST) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            int count;
            try {
                count = socket.read(buffer, (int) left);
            } catch (SocketTimeoutException e) {
                return;
            }
            if (count < 0) {
                return;
            }
            socket.noteRead(buffer, count, Call.NO_UNIT);
            passedOver += count;
        }
    }
}

package dev.wirelight.client.load;

import dev.wirelight.socket.ConnectedSocket;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Sends messages on one connection without waiting for their echoes, up to a limit, and checks each echo byte by byte.
final class EchoTalker {
    private static final int BATCH = 128;
    private static final int BATCHES_IN_FLIGHT = 32;
    private static final int LOOK_UP_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 10_000;

    private final ConnectedSocket socket;
    private final LoadProtocol protocol;
    private final Faults faults;
    private final Semaphore mayBeInFlight = new Semaphore(BATCHES_IN_FLIGHT);
    private final Semaphore inFlight = new Semaphore(0);
    private final byte[] arrived = new byte[64 << 10];
    private int arrivedFrom;
    private int arrivedTo;
    private volatile boolean sending = true;
    private volatile boolean failed;

    EchoTalker(ConnectedSocket socket, LoadProtocol protocol, Faults faults) {
        this.socket = socket;
        this.protocol = protocol;
        this.faults = faults;
    }

    /// What came of it; see [LoadReport].
    record Talk(long messages, long bytes, double seconds) {
        static final Talk NONE = new Talk(0, 0, 0);
    }

    /// Talks for that long, and waits for the last echo.
    Talk talk(Duration duration) throws InterruptedException {
        long began = System.nanoTime();
        Thread sender = Thread.startVirtualThread(() -> send(began + duration.toNanos()));
        long batches = check();
        double seconds = (System.nanoTime() - began) / 1e9;
        sender.join();
        long messages = batches * BATCH;
        return new Talk(messages, messages * protocol.echoLength(), seconds);
    }

    /// Whether the talk ended before its time.
    boolean hasFailed() {
        return failed;
    }

    private void send(long until) {
        byte[] batch = new byte[BATCH * protocol.messageLength()];
        try {
            for (long number = 0; !failed && System.nanoTime() < until; ) {
                if (!mayBeInFlight.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                    continue; // to look at the time again
                }
                for (int i = 0; i < BATCH; i++) {
                    protocol.putMessage(batch, i * protocol.messageLength(), number++);
                }
                inFlight.release();
                socket.write(batch, 0, batch.length);
            }
        } catch (IOException e) {
            fail("Sending failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sending = false;
        }
    }

    /// @return how many batches came back as they should
    private long check() throws InterruptedException {
        byte[] expected = new byte[BATCH * protocol.echoLength()];
        long batches = 0;
        try {
            while (!failed) {
                boolean last = !sending;
                if (!inFlight.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (last) {
                        break;
                    }
                    continue;
                }
                for (int i = 0; i < BATCH; i++) {
                    protocol.putEcho(expected, i * protocol.echoLength(), batches * BATCH + i);
                }
                int wrong = firstWrongByte(expected);
                if (wrong >= 0) {
                    long message = batches * BATCH + wrong / protocol.echoLength();
                    fail("The echo of message " + message + " is not what was sent. Is the server set to echo?");
                    break;
                }
                batches++;
                mayBeInFlight.release();
            }
        } catch (SocketTimeoutException e) {
            fail("No echo came for " + PATIENCE_MILLIS / 1_000 + " seconds. Is the server set to echo?");
        } catch (IOException e) {
            fail("Reading failed: " + e.getMessage());
        }
        return batches;
    }

    /// Waits for as many bytes as are expected, and compares them.
    ///
    /// @return where the first difference is, or -1
    private int firstWrongByte(byte[] expected) throws IOException {
        int right = 0;
        while (right < expected.length) {
            if (arrivedFrom == arrivedTo) {
                arrivedFrom = 0;
                arrivedTo = socket.read(arrived, PATIENCE_MILLIS);
                if (arrivedTo < 0) {
                    throw new IOException("the server ended the connection");
                }
            }
            int count = Math.min(expected.length - right, arrivedTo - arrivedFrom);
            int wrong = Arrays.mismatch(
                    expected, right, right + count, arrived, arrivedFrom, arrivedFrom + count);
            if (wrong >= 0) {
                return right + wrong;
            }
            right += count;
            arrivedFrom += count;
        }
        return -1;
    }

    private void fail(String words) {
        // The first reason counts; the other half of the talk only finds the socket closed.
        if (!failed) {
            failed = true;
            faults.add(words);
        }
        socket.close();
    }
}

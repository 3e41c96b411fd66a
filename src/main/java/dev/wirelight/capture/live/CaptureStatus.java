package dev.wirelight.capture.live;

/// Whether the packets of the lab's own connections are captured, in one line for a learner.
public sealed interface CaptureStatus {

    /// The sentence for a window or a terminal.
    String words();

    /// Nobody asked for packets.
    record Off() implements CaptureStatus {
        @Override
        public String words() {
            return "Packets are not captured: TCP, IP and link headers are worked examples.";
        }
    }

    /// No server runs and no client is connected, so there is nothing to capture yet.
    record Idle() implements CaptureStatus {
        @Override
        public String words() {
            return "Packets will be captured when a server runs.";
        }
    }

    /// A program was started, and does not capture yet.
    ///
    /// @param program such as `dumpcap`
    record Starting(String program) implements CaptureStatus {
        @Override
        public String words() {
            return program + " is starting to capture packets.";
        }
    }

    /// It runs.
    ///
    /// @param program such as `dumpcap`
    /// @param where the network interface, such as `lo`
    /// @param packets how many have come from it
    /// @param unmatched how many of them belonged to none of our connections
    record Running(String program, String where, long packets, long unmatched) implements CaptureStatus {
        @Override
        public String words() {
            return "Packets are captured by " + program + " on " + where + ": TCP, IP and link headers are the real ones.";
        }
    }

    /// It cannot run.
    ///
    /// @param why a plain sentence
    /// @param advice what to do to get packets; a plain sentence
    record Unavailable(String why, String advice) implements CaptureStatus {
        @Override
        public String words() {
            return why + " So TCP, IP and link headers are worked examples. " + advice;
        }
    }
}

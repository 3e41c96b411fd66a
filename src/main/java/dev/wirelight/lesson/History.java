package dev.wirelight.lesson;

import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Direction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What has happened on one connection since the step began, as far as later things are held against it. Bounded.
final class History {
    private static final int MOST_KEPT = 64;

    private final OneWay toServer = new OneWay();
    private final OneWay toClient = new OneWay();

    /// What one end sent.
    static final class OneWay {
        final Deque<String> lines = new ArrayDeque<>();
        final Deque<String> messages = new ArrayDeque<>();
        final Deque<String> pings = new ArrayDeque<>();
        final Map<String, Set<Integer>> keys = new HashMap<>();
        long bytes;
        int pieces;
        boolean closed;
        int fragments;
        int between;
        /// Whether the other end has sent bytes since this one's last message.
        boolean answered = true;
    }

    OneWay way(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    OneWay other(Direction direction) {
        return way(direction.opposite());
    }

    /// To be called after the conditions have looked at it.
    void take(Happening happening) {
        switch (happening) {
            case Happening.Moved moved -> {
                OneWay way = way(moved.direction());
                way.bytes += moved.count();
                way.pieces++;
                if (moved.direction() == Direction.CLIENT_TO_SERVER) {
                    other(moved.direction()).answered = true;
                }
            }
            case Happening.Line line -> {
                OneWay way = way(line.direction());
                keep(way.lines, line(line.text(), line.end()));
                way.answered = false;
            }
            case Happening.Frame frame -> take(frame);
            case Happening.Called _,
                    Happening.Connected _,
                    Happening.Came _,
                    Happening.ReadSoFar _,
                    Happening.Head _,
                    Happening.Telnet _,
                    Happening.Broke _,
                    Happening.Pieces _,
                    Happening.Secured _,
                    Happening.Record _,
                    Happening.NotSecured _,
                    Happening.WrongPort _,
                    Happening.Finished _ -> {}
        }
    }

    private void take(Happening.Frame frame) {
        OneWay way = way(frame.direction());
        FrameHeader header = frame.header();
        switch (header.opcode()) {
            case TEXT, BINARY -> {
                keep(way.messages, message(frame));
                if (header.masked() && way.keys.size() < MOST_KEPT) {
                    way.keys.computeIfAbsent(message(frame), _ -> new HashSet<>()).add(header.maskingKey());
                }
                way.fragments = 1;
                way.between = 0;
                way.answered = false;
            }
            case CONTINUATION -> way.fragments++;
            case PING -> keep(way.pings, Field.hex(frame.payload()) + header.payloadLength());
            case CLOSE -> way.closed = true;
            case PONG -> {}
            case RESERVED_3, RESERVED_4, RESERVED_5, RESERVED_6, RESERVED_7, RESERVED_B, RESERVED_C, RESERVED_D, RESERVED_E,
                    RESERVED_F -> {}
        }
        if (header.opcode().isControl()) {
            way.between++;
        }
    }

    /// A message in the form in which it is compared.
    static String message(Happening.Frame frame) {
        return frame.header().opcode() == Opcode.CONTINUATION ? "" : frame.header().opcode() + " "
                + frame.header().payloadLength() + " " + Arrays.toString(frame.payload());
    }

    /// A line in the form in which it is compared.
    static String line(String text, LineEnd end) {
        return end + text;
    }

    private static void keep(Deque<String> all, String one) {
        if (all.size() == MOST_KEPT) {
            all.removeFirst();
        }
        all.addLast(one);
    }
}

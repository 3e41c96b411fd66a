package dev.wirelight.workshop;

import dev.wirelight.protocol.websocket.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A message, put together from its frames.
record Message(long nanos, Opcode opcode, byte[] payload, List<Came.Frame> frames) {

    static List<Message> among(List<Came.Frame> frames) {
        List<Message> messages = new ArrayList<>();
        List<Came.Frame> open = new ArrayList<>();
        for (Came.Frame frame : frames) {
            if (!frame.header().opcode().isControl()) {
                open.add(frame);
                if (frame.header().fin()) {
                    messages.add(of(List.copyOf(open)));
                    open.clear();
                }
            }
        }
        return messages;
    }

    private static Message of(List<Came.Frame> frames) {
        int length = frames.stream().mapToInt(f -> f.payload().length).sum();
        byte[] payload = new byte[length];
        int at = 0;
        for (Came.Frame frame : frames) {
            System.arraycopy(frame.payload(), 0, payload, at, frame.payload().length);
            at += frame.payload().length;
        }
        return new Message(frames.getLast().nanos(), frames.getFirst().header().opcode(), payload, frames);
    }

    boolean is(Opcode wanted, byte[] content) {
        return opcode == wanted && Arrays.equals(payload, content);
    }
}

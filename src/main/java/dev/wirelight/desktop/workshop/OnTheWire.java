package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.inspector.FieldMap;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.FrameDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A frame as the other side will read it: its bytes with their fields, as far as they are drawn, and how the length that
/// it declares fits the bytes that there are.
///
/// @param map the bytes that are drawn, at most [#MOST_SHOWN]
/// @param header as the bytes say it; empty where there are too few of them for the header that they begin
/// @param length how many bytes there are in all
/// @param behind how many of them stand behind the end that the header declares
record OnTheWire(FieldMap map, Optional<FrameHeader> header, long length, long behind) {
    /// Of a long frame only so many bytes are drawn.
    static final int MOST_SHOWN = 256;
    /// The name of the field of bytes behind the frame's end.
    static final String BEHIND = "Behind the frame";

    private static final Connection NOWHERE = Trace.off()
            .open("workshop", "http", Side.CLIENT, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0));

    /// What becomes of a frame that is sent in this direction.
    static OnTheWire of(FrameDraft draft, Direction direction) {
        byte[] bytes = draft.bytes();
        Optional<FrameHeader> header = FrameHeader.lengthOf(bytes[1]) <= bytes.length
                ? Optional.of(FrameHeader.read(bytes, 0))
                : Optional.empty();
        long end = header.map(read -> end(read, bytes.length)).orElse((long) bytes.length);
        byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_SHOWN));
        byte[] framed = Arrays.copyOf(shown, (int) Math.min(end, shown.length));
        Dissection dissection = Dissector.explain(unit(header, direction, end), framed);
        return new OnTheWire(
                new FieldMap(withBehind(dissection.wire(), shown), 0), header, bytes.length, bytes.length - end);
    }

    private static long end(FrameHeader header, int available) {
        long payload = header.payloadLength();
        boolean more = payload < 0 || payload > available - header.length();
        return more ? available : header.length() + payload;
    }

    private static Unit unit(Optional<FrameHeader> header, Direction direction, long length) {
        Content content = header.<Content>map(read -> new Content.Frame(read, new byte[0]))
                .orElse(new Content.Unreadable(Protocol.WEBSOCKET, say("The header is cut off."), new byte[0]));
        return new Unit(NOWHERE, direction, 0, length, 0, 0, 0, content, List.of());
    }

    private static Source withBehind(Source frame, byte[] shown) {
        int from = frame.bytes().length;
        if (from == shown.length) {
            return frame;
        }
        List<Field> fields = new ArrayList<>(frame.fields());
        fields.add(new Field(
                BEHIND,
                8L * from,
                8L * (shown.length - from),
                false,
                "",
                say("not part of it"),
                say("The length ends before these bytes. Whoever reads takes them for the beginning of the next frame."),
                Section.rfc(6455, "5.2"),
                frame.origin(),
                List.of(),
                List.of()));
        return new Source(frame.name(), frame.origin(), shown, List.copyOf(fields));
    }

    /// The field with a name, where the bytes that are drawn have it.
    Optional<Field> field(String name) {
        return map.leaves().stream().filter(leaf -> leaf.name().equals(name)).findFirst();
    }
}

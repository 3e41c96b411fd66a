package dev.wirelight.filter;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.PacketHead;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a row's unit and call are, as far as filters ask.
final class UnitFacts {
    private UnitFacts() {}

    static @Nullable Content content(Happening row) {
        return row.unit() == null ? null : row.unit().content();
    }

    static boolean isFrame(Happening row) {
        return content(row) instanceof Content.Frame;
    }

    static boolean header(Happening row, Predicate<FrameHeader> wanted) {
        return content(row) instanceof Content.Frame frame && wanted.test(frame.header());
    }

    static boolean payload(Happening row, LongPredicate wanted) {
        return content(row) instanceof Content.Frame frame && wanted.test(frame.header().payloadLength());
    }

    static boolean closeCode(Happening row, LongPredicate wanted) {
        if (!(content(row) instanceof Content.Frame frame) || frame.header().opcode() != Opcode.CLOSE) {
            return false;
        }
        byte[] body = frame.preview();
        return body.length >= 2 && wanted.test((body[0] & 0xff) << 8 | body[1] & 0xff);
    }

    static boolean status(Happening row, LongPredicate wanted) {
        return content(row) instanceof Content.Response response && wanted.test(response.line().status());
    }

    /// Whether a row's unit belongs to a protocol. Of bytes that could not be read it counts what was expected there.
    static boolean speaks(Happening row, String protocol) {
        Unit unit = row.unit();
        return unit != null && unit.content().protocol().toString().equals(protocol);
    }

    /// Whether the row belongs to a connection inside TLS, and not to the wire.
    static boolean isInside(Happening row) {
        Connection connection = row.connection();
        return connection != null && connection.carrier().isPresent();
    }

    /// Whether the row has a call that somebody made, and not only what a capture saw.
    static boolean isSocketCall(Happening row) {
        return row.call() != null
                && switch (row.call().call()) {
                    case Call.Segment _, Call.Gap _, Call.CaptureEnded _, Call.Remark _ -> false;
                    case Call.Secured _, Call.Carried _, Call.Truncated _ -> false;
                    default -> !isInside(row);
                };
    }

    static boolean hasFailed(Happening row) {
        return row.call() != null
                && switch (row.call().call()) {
                    case Call.Failed _ -> true;
                    case Call.Bind bind -> bind.error() != null;
                    case Call.Connect connect -> connect.error() != null;
                    default -> false;
                };
    }

    /// The flags in the header of a captured segment; 0 where there is none.
    static int flags(Happening row) {
        if (row.call() == null || !(row.call().call() instanceof Call.Segment segment)) {
            return 0;
        }
        PacketHead packet = segment.packet();
        return switch (PacketLayout.of(packet.linkType(), packet.headers())) {
            case PacketLayout.Segment(PacketLayout layout) -> layout.flags(packet.headers());
            case PacketLayout.Other _ -> 0;
        };
    }
}

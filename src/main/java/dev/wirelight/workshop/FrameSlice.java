package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a frame stands in all the bytes that one end of a [Script] sends.
///
/// @param from of its first byte
/// @param to after its last byte that is there
/// @param header null where the bytes end in the middle of it
record FrameSlice(int from, int to, @Nullable FrameHeader header) {
    private static final int SWITCHING_PROTOCOLS = 101;

    /// Cuts the bytes from an offset on.
    static List<FrameSlice> cut(byte[] stream, int start) {
        List<FrameSlice> slices = new ArrayList<>();
        int at = start;
        while (at < stream.length) {
            int left = stream.length - at;
            if (left < 2 || left < FrameHeader.lengthOf(stream[at + 1])) {
                slices.add(new FrameSlice(at, stream.length, null));
                break;
            }
            FrameHeader header = FrameHeader.read(stream, at);
            int payload = (int) (Long.compareUnsigned(header.payloadLength(), left - header.length()) < 0
                    ? header.payloadLength()
                    : left - header.length());
            slices.add(new FrameSlice(at, at + header.length() + payload, header));
            at += header.length() + payload;
        }
        return slices;
    }

    /// As much of the payload as is there, not masked.
    byte[] payload(byte[] stream) {
        FrameHeader known = header;
        if (known == null) {
            return new byte[0];
        }
        byte[] payload = Arrays.copyOfRange(stream, from + known.length(), to);
        if (known.masked()) {
            Masking.apply(payload, 0, payload.length, known.maskingKey(), 0);
        }
        return payload;
    }

    /// Whether all of the frame is there.
    boolean isWhole() {
        FrameHeader known = header;
        return known != null && known.length() + known.payloadLength() == to - from;
    }

    /// Where frames begin in what this end sends; the length of all of it where none ever do.
    static int firstFrame(Script script, Role sender) {
        if (!script.isFromTheFirstByte()) {
            return 0;
        }
        byte[] response = script.bytes(Role.SERVER);
        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.RESPONSE, ScriptReader.MOST_BYTES);
        boolean upgraded = reader.accept(response, 0, response.length) instanceof HeadResult.Complete(HttpHead head)
                && head.start() instanceof HttpHead.StatusLine line
                && line.status() == SWITCHING_PROTOCOLS;
        if (upgraded && sender == Role.SERVER) {
            return reader.length();
        }
        byte[] request = script.bytes(Role.CLIENT);
        HttpHeadReader asked = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, ScriptReader.MOST_BYTES);
        return upgraded && asked.accept(request, 0, request.length) instanceof HeadResult.Complete
                ? asked.length()
                : script.bytes(sender).length;
    }
}

package dev.wirelight.workshop;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.Masking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Exchanges the roles in a [Script] of frames: each frame is turned round as a whole, and then cut at the same places
/// as before.
final class Mirror {
    private static final int SHORTEST_REPETITION = 64;
    private static final int LONGEST_PERIOD = 4;

    private final Script script;
    private final Turned client;
    private final Turned server;

    Mirror(Script script) {
        this.script = script;
        this.client = Turned.of(script.bytes(Role.CLIENT));
        this.server = Turned.of(script.bytes(Role.SERVER));
    }

    Script mirrored() {
        List<ScriptLine> lines = new ArrayList<>();
        int clientAt = 0;
        int serverAt = 0;
        for (ScriptLine line : script.lines()) {
            switch (line) {
                case ScriptLine.Said said when said.sender() == Role.CLIENT -> {
                    lines.add(said(said, client, clientAt));
                    clientAt += said.bytes().length;
                }
                case ScriptLine.Said said -> {
                    lines.add(said(said, server, serverAt));
                    serverAt += said.bytes().length;
                }
                case ScriptLine.End(Role sender) -> lines.add(new ScriptLine.End(sender.peer()));
                case ScriptLine.Breaks(Rule rule) -> lines.add(new ScriptLine.Breaks(counterpart(rule)));
                case ScriptLine.Agreed(String extension) -> lines.add(new ScriptLine.Agreed(exchanged(extension)));
                case ScriptLine.Comment _, ScriptLine.Pause _, ScriptLine.FromTheFirstByte _ -> lines.add(line);
            }
        }
        return new Script(List.copyOf(lines)).named();
    }

    private static ScriptLine said(ScriptLine.Said said, Turned turned, int at) {
        List<Piece> pieces = new ArrayList<>();
        int from = at;
        for (byte[] write : said.writes()) {
            if (from > at) {
                pieces.add(new Piece.Cut());
            }
            pieces.addAll(pieces(turned.slice(from, from + write.length)));
            from += write.length;
        }
        return new ScriptLine.Said(said.sender().peer(), List.copyOf(pieces), "");
    }

    private static Rule counterpart(Rule rule) {
        return rule == FrameRule.CLIENT_FRAME_UNMASKED
                ? FrameRule.SERVER_FRAME_MASKED
                : rule == FrameRule.SERVER_FRAME_MASKED ? FrameRule.CLIENT_FRAME_UNMASKED : rule;
    }

    private static String exchanged(String extension) {
        return extension.replace("server_", "\n_").replace("client_", "server_").replace("\n_", "client_");
    }

    /// Bytes as pieces: a long repetition is written as one.
    static List<Piece> pieces(byte[] bytes) {
        List<Piece> pieces = new ArrayList<>();
        int plainFrom = 0;
        int at = 0;
        while (at < bytes.length) {
            int period = 0;
            int end = at;
            for (int p = 1; p <= LONGEST_PERIOD && period == 0; p++) {
                end = at + p;
                while (end < bytes.length && bytes[end] == bytes[end - p]) {
                    end++;
                }
                period = end - at >= SHORTEST_REPETITION ? p : 0;
            }
            if (period == 0) {
                at++;
                continue;
            }
            if (at > plainFrom) {
                pieces.add(new Piece.Hex(Arrays.copyOfRange(bytes, plainFrom, at)));
            }
            int times = (end - at) / period;
            pieces.add(new Piece.Repeated(List.of(new Piece.Hex(Arrays.copyOfRange(bytes, at, at + period))), times));
            at += times * period;
            plainFrom = at;
        }
        if (plainFrom < bytes.length) {
            pieces.add(new Piece.Hex(Arrays.copyOfRange(bytes, plainFrom, bytes.length)));
        }
        return pieces;
    }

    /// A stream of frames of which each is masked if it was not, and the other way round.
    ///
    /// @param places where each byte of the old stream stands in the new one
    private record Turned(byte[] bytes, int[] places) {

        static Turned of(byte[] stream) {
            ByteSink out = new ByteSink();
            int[] places = new int[stream.length + 1];
            for (FrameSlice frame : FrameSlice.cut(stream, 0)) {
                FrameHeader header = frame.header();
                if (header == null) {
                    begunHeader(stream, frame, out, places);
                    continue;
                }
                int start = out.length();
                FrameHeader turned = header.masked()
                        ? new FrameHeader(
                                header.fin(), header.rsv(), header.opcode(), false, 0, header.lengthForm(), header.payloadLength())
                        : header.withKey(Preset.KEY);
                byte[] payload = frame.payload(stream);
                if (turned.masked()) {
                    Masking.apply(payload, 0, payload.length, turned.maskingKey(), 0);
                }
                int at = out.extend(turned.length());
                turned.write(out.array(), at);
                out.add(payload);
                int common = Math.min(header.length(), turned.length());
                for (int i = frame.from(); i < frame.to(); i++) {
                    int inFrame = i - frame.from();
                    boolean inHeader = inFrame < header.length();
                    int inTurned = inHeader ? Math.min(inFrame, common) : inFrame - header.length() + turned.length();
                    places[i] = start + inTurned;
                }
            }
            places[stream.length] = out.length();
            return new Turned(out.toArray(), places);
        }

        /// The stream ends in a header: nobody knows the key, only that there is to be one, or not.
        private static void begunHeader(byte[] stream, FrameSlice frame, ByteSink out, int[] places) {
            int known = frame.to() - frame.from();
            int withoutKey = known < 2 ? known : Math.min(known, FrameHeader.lengthOf(stream[frame.from() + 1] & 0x7f));
            int start = out.length();
            byte[] begun = Arrays.copyOfRange(stream, frame.from(), frame.from() + withoutKey);
            if (begun.length > 1) {
                begun[1] ^= (byte) 0x80;
            }
            out.add(begun);
            for (int i = 0; i < known; i++) {
                places[frame.from() + i] = start + Math.min(i, withoutKey);
            }
        }

        byte[] slice(int from, int to) {
            return Arrays.copyOfRange(bytes, places[from], places[to]);
        }
    }
}

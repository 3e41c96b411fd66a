package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameLayout;
import dev.wirelight.protocol.websocket.FrameLayout.Part;
import dev.wirelight.protocol.websocket.Masking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The fields of a WebSocket frame (RFC 6455 §5.2), and its payload without the mask.
final class FrameFields {
    static final Section FRAME = Section.rfc(6455, "5.2");
    static final String RESERVED_BITS = "RSV1–3";
    static final String PAYLOAD = "Payload data";
    static final String UNMASKED_PAYLOAD = "Payload data, unmasked";
    static final String DECOMPRESSED_PAYLOAD = "Payload data, decompressed";

    private FrameFields() {}

    static Dissection explain(Unit unit, Content.Frame frame, byte[] bytes) {
        FrameHeader header = frame.header();
        List<Source> sources = new ArrayList<>();
        sources.add(wire(unit, frame, bytes));
        int payloadAt = Math.min(header.length(), bytes.length);
        if (header.masked() && payloadAt < bytes.length) {
            sources.add(unmasked(unit, frame, bytes, payloadAt));
        }
        frame.inflated()
                .filter(inflated -> inflated.preview().length > 0)
                .ifPresent(inflated -> sources.add(decompressed(header, inflated)));
        return new Dissection(title(header), FRAME, List.copyOf(sources), bytes.length, unit.length());
    }

    private static String title(FrameHeader header) {
        String kind = header.opcode() + " frame";
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    private static Source wire(Unit unit, Content.Frame frame, byte[] bytes) {
        FrameHeader header = frame.header();
        FrameWords words = new FrameWords(header, unit.direction(), frame.inflated());
        Tiles tiles = new Tiles(bytes, FRAME, bytes.length >= unit.length());
        for (FrameLayout.Place place : FrameLayout.of(header)) {
            switch (place.part()) {
                case RSV1 ->
                    tiles.group(
                            RESERVED_BITS,
                            3,
                            words.reservedBits(),
                            words.reserved(),
                            bits -> reserved(bits, header, words));
                case RSV2, RSV3 -> {} // Inside the group that RSV1 begins.
                case FIN, OPCODE, MASK, PAYLOAD_LEN, EXTENDED_PAYLOAD_LENGTH ->
                    tiles.number(
                            place.part().title(), place.bitLength(), words.text(place.part()), words.of(place.part()));
                case MASKING_KEY ->
                    tiles.leaf(
                            place.part().title(), place.bitLength(), words.text(place.part()), words.of(place.part()));
            }
        }
        if (header.masked()) {
            Words masked = words.maskedPayload();
            tiles.leaf(PAYLOAD, payloadBits(header), Spelling.hex(bytes, tiles.at(), tiles.end()), masked);
        } else {
            payload(tiles, PAYLOAD, frame, bytes);
        }
        return new Source("wire", Origin.OBSERVED, bytes, tiles.done());
    }

    private static void reserved(Tiles bits, FrameHeader header, FrameWords words) {
        bits.leaf(Part.RSV1.title(), 1, FrameWords.bit(header.rsv1()), words.of(Part.RSV1));
        bits.leaf(Part.RSV2.title(), 1, FrameWords.bit(header.rsv2()), words.of(Part.RSV2));
        bits.leaf(Part.RSV3.title(), 1, FrameWords.bit(header.rsv3()), words.of(Part.RSV3));
    }

    private static Source unmasked(Unit unit, Content.Frame frame, byte[] bytes, int payloadAt) {
        FrameHeader header = frame.header();
        byte[] plain = Arrays.copyOfRange(bytes, payloadAt, bytes.length);
        Masking.apply(plain, 0, plain.length, header.maskingKey(), 0);
        Tiles tiles = new Tiles(plain, FRAME, bytes.length >= unit.length(), Origin.DERIVED);
        payload(tiles, UNMASKED_PAYLOAD, frame, plain);
        return new Source(Source.UNMASKED, Origin.DERIVED, plain, tiles.done());
    }

    /// The payload without its mask: what it says, or that it is compressed.
    private static void payload(Tiles tiles, String name, Content.Frame frame, byte[] bytes) {
        frame.inflated()
                .ifPresentOrElse(
                        inflated -> tiles.leaf(
                                name,
                                payloadBits(frame.header()),
                                Spelling.hex(bytes, tiles.at(), tiles.end()),
                                CompressionWords.compressed(frame.header(), inflated)),
                        () -> PayloadFields.lay(tiles, name, frame.header(), bytes));
    }

    private static Source decompressed(FrameHeader header, Content.Inflated inflated) {
        boolean whole = inflated.preview().length == inflated.length();
        Tiles tiles = new Tiles(inflated.preview(), CompressionWords.DECOMPRESSING, whole, Origin.DERIVED);
        FrameHeader plain = FrameHeader.unmasked(header.fin(), header.opcode(), inflated.length());
        PayloadFields.lay(tiles, DECOMPRESSED_PAYLOAD, plain, inflated.preview());
        return new Source(Source.DECOMPRESSED, Origin.DERIVED, inflated.preview(), tiles.done());
    }

    /// How many bits of payload the header announces, as far as a long can say it: a broken peer may announce 2^64 - 1
    /// bytes.
    static long payloadBits(FrameHeader header) {
        long bytes = header.payloadLength();
        return bytes < 0 || bytes > Long.MAX_VALUE / 8 ? Long.MAX_VALUE / 8 * 8 : 8 * bytes;
    }
}

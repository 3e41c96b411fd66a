package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.ChunkedBody;
import java.util.List;

/// The fields of a body of HTTP, or of as much of it as arrived at once (RFC 9112 §6). Whether it comes in chunks its head
/// said: bytes may look like chunks and be none.
final class BodyFields {
    static final String BODY = "Message body";

    private static final Section CONTENT = Section.rfc(9112, "6");

    private BodyFields() {}

    static Dissection explain(Unit unit, Content.Body body, byte[] bytes) {
        Words words = new Words(
                Spelling.bytes(unit.length()),
                "What the head announced: a page, a picture, any bytes. Content-Length in the head says how many they"
                        + " are in all, Content-Type what they mean. They may come in several pieces.",
                CONTENT);
        return body.chunks()
                .map(place -> chunked(unit, place, bytes))
                .orElseGet(() -> OtherFields.single("HTTP body", BODY, unit, bytes, words));
    }

    private static Dissection chunked(Unit unit, ChunkedBody.Place place, byte[] bytes) {
        Tiles tiles = new Tiles(bytes, CONTENT);
        ChunkFields.lay(tiles, place);
        int at = tiles.at();
        tiles.leaf(BODY, 8 * (unit.length() - at), Spelling.quoted(Spelling.text(bytes, at, bytes.length)), new Words(
                Spelling.bytes(unit.length() - at),
                "The head says that the body comes in chunks, but these bytes do not fit that, or a chunk's beginning is not"
                        + " among them.",
                CONTENT));
        Source wire = new Source("wire", Origin.OBSERVED, bytes, tiles.done());
        return new Dissection("HTTP body in chunks", Section.rfc(9112, "7.1"), List.of(wire), bytes.length, unit.length());
    }
}

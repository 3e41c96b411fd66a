package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tls.MessagePart;
import dev.wirelight.protocol.tls.TlsContext;
import dev.wirelight.protocol.tls.TlsNames;
import dev.wirelight.protocol.tls.TlsRecord;
import java.util.List;

/// The fields of a TLS record (RFC 8446 §5, RFC 5246 §6.2). What a handshake record carries is in [TlsMessageFields].
final class TlsFields {
    static final String TYPE = "type";
    static final String VERSION = "legacy_record_version";
    static final String LENGTH = "length";
    static final String FRAGMENT = "fragment";
    static final Section RECORD = Section.rfc(8446, "5.1");

    private static final Section CHANGE_CIPHER_SPEC = Section.rfc(8446, "5");
    private static final Section ALERT = Section.rfc(8446, "6");
    private static final Section ENCRYPTED_1_3 = Section.rfc(8446, "5.2");
    private static final Section ENCRYPTED_1_2 = Section.rfc(5246, "6.2.3");

    private TlsFields() {}

    static Dissection explain(Unit unit, Content.Tls tls, byte[] bytes) {
        TlsRecord record = tls.header();
        Tiles tiles = new Tiles(bytes, RECORD);
        tiles.number(TYPE, 8, new Words(TlsNames.contentType(record.type()), type(tls), RECORD))
                .number(
                        VERSION,
                        16,
                        "0x%04x".formatted(record.version()),
                        new Words(
                                TlsNames.version(record.version()),
                                "This number has lost its meaning. So that old devices on the way do not stumble, all"
                                        + " records say TLS 1.2 or 1.0 here, those of TLS 1.3 too. What is really spoken"
                                        + " the hellos settle.",
                                RECORD))
                .number(
                        LENGTH,
                        16,
                        new Words(
                                TlsVectors.follows(record.length()),
                                "How many bytes this record carries after its header of 5 bytes. TCP does not know where a"
                                        + " record ends, so TLS says it.",
                                RECORD));
        if (tls.context().encrypted()) {
            encrypted(tiles, tls);
        } else {
            plain(tiles, tls);
        }
        Source wire = new Source("wire", Origin.OBSERVED, bytes, tiles.done());
        return new Dissection("TLS " + TlsWords.title(tls), RECORD, List.of(wire), bytes.length, unit.length());
    }

    private static String type(Content.Tls tls) {
        return switch (tls.header().type()) {
            case TlsRecord.CHANGE_CIPHER_SPEC ->
                "What the record carries. change_cipher_spec: from the next record on the sender encrypts. TLS 1.3 sends it"
                        + " only to look like TLS 1.2.";
            case TlsRecord.ALERT -> "What the record carries. alert: that the connection ends, or that something is wrong.";
            case TlsRecord.HANDSHAKE ->
                "What the record carries. handshake: messages in which both ends settle how they will encrypt and prove who"
                        + " they are.";
            case TlsRecord.APPLICATION_DATA ->
                tls.context().version() == TlsContext.TLS_1_3
                        ? "What the record carries. In TLS 1.3 every encrypted record says application_data, so that nobody"
                                + " on the way can tell a part of the handshake from a page."
                        : "What the record carries. application_data: what the program above TLS sends, such as HTTP,"
                                + " encrypted.";
            default -> "What the record carries: " + TlsNames.contentType(tls.header().type()) + ".";
        };
    }

    private static void encrypted(Tiles tiles, Content.Tls tls) {
        TlsContext context = tls.context();
        int length = tls.header().length();
        boolean newest = context.version() == TlsContext.TLS_1_3;
        int nonce = Protection.of(context).nonce();
        if (nonce > 0 && length > nonce) {
            leaf(tiles, "nonce_explicit", nonce, new Words(
                    "not secret",
                    "A number that the sender uses only once. The receiver needs it to decrypt, so it is not encrypted"
                            + " itself.",
                    ENCRYPTED_1_2));
            length -= nonce;
        }
        leaf(tiles, newest ? "encrypted_record" : FRAGMENT, length, new Words(
                "encrypted",
                TlsWords.hidden(tls),
                newest ? ENCRYPTED_1_3 : ENCRYPTED_1_2));
    }

    private static void plain(Tiles tiles, Content.Tls tls) {
        switch (tls.header().type()) {
            case TlsRecord.CHANGE_CIPHER_SPEC ->
                tiles.group("ChangeCipherSpec", 8L * tls.header().length(), "", TlsWords.CHANGE_CIPHER_SPEC, inner -> {
                    inner.number(TYPE, 8, new Words(
                            "change_cipher_spec", "It is always 1: there is nothing else that it could say.", CHANGE_CIPHER_SPEC));
                    rest(inner);
                });
            case TlsRecord.ALERT ->
                tiles.group("Alert", 8L * tls.header().length(), tls.about(), TlsWords.ALERT, inner -> {
                    int level = (int) inner.value(8);
                    inner.number("level", 8, new Words(
                            TlsNames.alertLevel(level),
                            "How bad it is. After a fatal alert the connection is over. TLS 1.3 has kept the number, but"
                                    + " goes by the description alone.",
                            ALERT));
                    int description = (int) inner.value(8);
                    inner.number("description", 8, new Words(
                            TlsNames.alert(description), TlsWords.alert(TlsNames.alert(description)), ALERT));
                    rest(inner);
                });
            case TlsRecord.HANDSHAKE -> {
                for (MessagePart part : tls.parts()) {
                    TlsMessageFields.lay(tiles, part, tls.context());
                }
                rest(tiles);
            }
            default -> rest(tiles);
        }
    }

    /// Bytes that the specification does not have there.
    static void rest(Tiles tiles) {
        leaf(tiles, FRAGMENT, tiles.end() - tiles.at(), new Words(
                "not split further",
                "The specification says nothing about bytes here, or Wirelight does not split them further.",
                RECORD));
    }

    /// Lays a leaf over bytes that are no number.
    static void leaf(Tiles tiles, String name, long length, Words words) {
        tiles.leaf(name, 8 * length, tiles.hex(length), words);
    }
}

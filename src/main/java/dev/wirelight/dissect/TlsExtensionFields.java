package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tls.TlsNames;

/// The fields of the extensions of a hello (RFC 8446 §4.2).
final class TlsExtensionFields {

    /// In which message an extension stands: several look different there.
    enum In {
        CLIENT_HELLO,
        SERVER_HELLO,
        RETRY
    }

    private static final Section EXTENSION = Section.rfc(8446, "4.2");
    private static final Section KEY_SHARE = Section.rfc(8446, "4.2.8");
    private static final Section PSK = Section.rfc(8446, "4.2.11");
    private static final Words KEY = new Words(
            "a public key",
            "Made for this connection only. With it and a secret of its own each end computes the same number, which nobody"
                    + " else can.",
            KEY_SHARE);

    private TlsExtensionFields() {}

    /// Lays fields over all extensions up to the end.
    static void lay(Tiles tiles, In in) {
        int before = -1;
        while (tiles.at() < tiles.end() && tiles.at() != before) {
            before = tiles.at();
            extension(tiles, in);
        }
    }

    private static void extension(Tiles tiles, In in) {
        byte[] head = tiles.peek(4);
        int code = head.length < 2 ? -1 : (head[0] & 0xff) << 8 | head[1] & 0xff;
        long length = head.length < 4 ? 0 : (head[2] & 0xff) << 8 | head[3] & 0xff;
        String name = code < 0 ? "extension" : TlsNames.extension(code);
        Words words = TlsWords.extension(name);
        tiles.group(name, 8 * (4 + length), length == 0 ? "empty" : "", words, inner -> {
            inner.number("extension_type", 16, words.meaning(name));
            inner.number("extension_data length", 16, new Words(
                    TlsVectors.follows(length),
                    "How many bytes this extension carries. An empty one says all by being there.",
                    EXTENSION));
            if (inner.at() < inner.end()) {
                inner.group("extension_data", 8 * length, "", words, data -> {
                    data(data, name, words, in);
                    TlsFields.leaf(data, "data", data.end() - data.at(), words.meaning(""));
                });
            }
        });
    }

    private static void data(Tiles tiles, String name, Words words, In in) {
        boolean client = in == In.CLIENT_HELLO;
        switch (name) {
            case "server_name" -> serverName(tiles, words);
            case "application_layer_protocol_negotiation" ->
                TlsVectors.vector(tiles, "protocol_name_list", 2, "", words, list -> each(list, () ->
                        TlsVectors.text(list, "ProtocolName", 1, words.meaning("a protocol inside TLS"))));
            case "supported_versions" -> {
                if (client) {
                    TlsVectors.vector(tiles, "versions", 1, "", words, list ->
                            TlsVectors.numbers(list, "ProtocolVersion", 2, TlsNames::version, words));
                } else {
                    one(tiles, "selected_version", TlsNames::version, words);
                }
            }
            case "supported_groups" ->
                TlsVectors.vector(tiles, "named_group_list", 2, "", words, list ->
                        TlsVectors.numbers(list, "NamedGroup", 2, TlsNames::group, words));
            case "signature_algorithms", "signature_algorithms_cert" ->
                TlsVectors.vector(tiles, "supported_signature_algorithms", 2, "", words, list ->
                        TlsVectors.numbers(list, "SignatureScheme", 2, TlsNames::signatureScheme, words));
            case "key_share" -> keyShare(tiles, words, in);
            case "psk_key_exchange_modes" ->
                TlsVectors.vector(tiles, "ke_modes", 1, "", words, list ->
                        TlsVectors.numbers(list, "PskKeyExchangeMode", 1, TlsExtensionFields::mode, words));
            case "ec_point_formats" ->
                TlsVectors.vector(tiles, "ec_point_format_list", 1, "", words, list ->
                        TlsVectors.numbers(list, "ECPointFormat", 1, TlsExtensionFields::pointFormat, words));
            case "status_request" -> {
                if (client) {
                    tiles.number("status_type", 8, words.meaning("1 is OCSP"));
                    TlsVectors.opaque(tiles, "responder_id_list", 2, words.meaning("whose statement"));
                    TlsVectors.opaque(tiles, "request_extensions", 2, words.meaning("more about it"));
                }
            }
            case "renegotiation_info" -> TlsVectors.opaque(tiles, "renegotiated_connection", 1, words);
            case "compress_certificate" ->
                TlsVectors.vector(tiles, "algorithms", 1, "", words, list ->
                        TlsVectors.numbers(list, "CertificateCompressionAlgorithm", 2, TlsExtensionFields::compression, words));
            case "record_size_limit" -> tiles.number("RecordSizeLimit", 16, words.meaning("bytes"));
            case "max_fragment_length" -> tiles.number("MaxFragmentLength", 8, words.meaning("1 is 512 bytes, 2 is 1,024, 3 is 2,048, 4 is 4,096"));
            case "cookie" -> TlsVectors.opaque(tiles, "cookie", 2, words);
            case "pre_shared_key" -> preSharedKey(tiles, words, client);
            case "padding" -> TlsFields.leaf(tiles, "PaddingExtension", tiles.end() - tiles.at(), words.meaning("zeros"));
            case "session_ticket" -> TlsFields.leaf(tiles, "ticket", tiles.end() - tiles.at(), words);
            default -> {} // all others have no parts here
        }
    }

    private static void serverName(Tiles tiles, Words words) {
        TlsVectors.vector(tiles, "server_name_list", 2, "", words, list -> each(list, () -> {
            list.number("name_type", 8, words.meaning("0 is host_name"));
            TlsVectors.text(list, "HostName", 2, words.meaning("not encrypted"));
        }));
    }

    private static void keyShare(Tiles tiles, Words words, In in) {
        switch (in) {
            case CLIENT_HELLO ->
                TlsVectors.vector(tiles, "client_shares", 2, "", words, list -> each(list, () -> keyShareEntry(list, words)));
            case SERVER_HELLO -> keyShareEntry(tiles, words);
            case RETRY -> one(tiles, "selected_group", TlsNames::group, words);
        }
    }

    private static void keyShareEntry(Tiles tiles, Words words) {
        one(tiles, "group", TlsNames::group, words);
        TlsVectors.opaque(tiles, "key_exchange", 2, KEY);
    }

    private static void preSharedKey(Tiles tiles, Words words, boolean client) {
        if (!client) {
            tiles.number("selected_identity", 16, words.meaning("counted from 0"));
            return;
        }
        TlsVectors.vector(tiles, "identities", 2, "", words, list -> each(list, () -> {
            TlsVectors.opaque(list, "identity", 2, words.meaning("a ticket from the server"));
            list.number("obfuscated_ticket_age", 32, new Words(
                    "made unreadable", "How old the ticket is in milliseconds, plus a number that only the server knows.", PSK));
        }));
        TlsVectors.vector(tiles, "binders", 2, "", words, list -> each(list, () ->
                TlsVectors.opaque(list, "PskBinderEntry", 1, new Words(
                        "a proof", "Shows that the client has the key that belongs to the ticket.", PSK))));
    }

    private static void one(Tiles tiles, String name, TlsVectors.Naming naming, Words words) {
        int code = (int) tiles.value(16);
        String said = naming.nameOf(code);
        tiles.number(
                name,
                16,
                "0x%04x".formatted(code),
                said.equals(TlsWords.GREASE.meaning()) ? TlsWords.GREASE : words.meaning(said));
    }

    /// Lays one element after another up to the end.
    private static void each(Tiles list, Runnable element) {
        int before = -1;
        while (list.at() < list.end() && list.at() != before) {
            before = list.at();
            element.run();
        }
    }

    private static String mode(int code) {
        return code == 0 ? "psk_ke" : code == 1 ? "psk_dhe_ke" : grease(code);
    }

    /// RFC 8701 §2 has values of one byte too: 0x0B, 0x2A, 0x49, 0x68, 0x87, 0xA6, 0xC5, 0xE4.
    private static String grease(int code) {
        return (code - 0x0b) % 0x1f == 0 && code <= 0xe4 ? TlsWords.GREASE.meaning() : "unknown 0x%02x".formatted(code);
    }

    private static String pointFormat(int code) {
        return switch (code) {
            case 0 -> "uncompressed";
            case 1 -> "ansiX962_compressed_prime";
            case 2 -> "ansiX962_compressed_char2";
            default -> "unknown 0x%02x".formatted(code);
        };
    }

    private static String compression(int code) {
        return switch (code) {
            case 1 -> "zlib";
            case 2 -> "brotli";
            case 3 -> "zstd";
            default -> "unknown 0x%04x".formatted(code);
        };
    }
}

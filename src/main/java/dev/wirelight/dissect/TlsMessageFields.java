package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tls.CipherSuite;
import dev.wirelight.protocol.tls.MessagePart;
import dev.wirelight.protocol.tls.TlsContext;
import dev.wirelight.protocol.tls.TlsNames;

/// The fields of handshake messages that are not encrypted (RFC 8446 §4, RFC 5246 §7.4).
final class TlsMessageFields {
    static final String TYPE = "msg_type";

    private static final Section HANDSHAKE = Section.rfc(8446, "4");
    private static final Section CERTIFICATE = Section.rfc(5246, "7.4.2");
    private static final Section SERVER_KEY = Section.rfc(5246, "7.4.3");
    private static final Section CURVES = Section.rfc(8422, "5.4");
    private static final Section REQUEST = Section.rfc(5246, "7.4.4");
    private static final Section CLIENT_KEY = Section.rfc(5246, "7.4.7");
    private static final Section TICKET = Section.rfc(5077, "3.3");
    private static final int NAMED_CURVE = 3;

    private TlsMessageFields() {}

    static void lay(Tiles tiles, MessagePart part, TlsContext context) {
        Words words = TlsWords.message(part.type());
        if (part.from() > 0) {
            TlsFields.leaf(
                    tiles,
                    part.type() + " (continued)",
                    part.count(),
                    new Words(
                            "from byte " + Spelling.number(part.from()) + " of " + Spelling.number(part.length()),
                            "A handshake message that began in a record before this one goes on here: messages and records do"
                                    + " not line up.",
                            HANDSHAKE));
            return;
        }
        String text = part.isUnfinished() ? "goes on in the next record" : "";
        tiles.group(part.type().toString(), 8L * part.count(), text, words, inner -> {
            inner.number(
                    TYPE,
                    8,
                    new Words(part.type().toString(), "Which handshake message this is.", HANDSHAKE));
            inner.number(
                    "length",
                    24,
                    new Words(
                            TlsVectors.follows(inner.value(24)),
                            "How long the message is after its header of 4 bytes. It may be longer than a record: then it goes"
                                    + " on in the next.",
                            HANDSHAKE));
            body(inner, part, context);
            TlsFields.rest(inner);
        });
    }

    private static void body(Tiles tiles, MessagePart part, TlsContext context) {
        if (tiles.at() == tiles.end()) {
            return;
        }
        switch (part.type()) {
            case CLIENT_HELLO -> TlsHelloFields.client(tiles);
            case SERVER_HELLO -> TlsHelloFields.server(tiles);
            case CERTIFICATE -> certificate(tiles);
            case SERVER_KEY_EXCHANGE -> serverKeyExchange(tiles, context);
            case CERTIFICATE_REQUEST -> certificateRequest(tiles, context);
            case CLIENT_KEY_EXCHANGE -> clientKeyExchange(tiles, context);
            case CERTIFICATE_VERIFY -> signature(tiles, context);
            case CERTIFICATE_STATUS -> {
                tiles.number("status_type", 8, new Words("1 is OCSP", "What kind of statement this is.", Section.rfc(6066, "8")));
                TlsVectors.opaque(tiles, "response", 3, TlsWords.message(part.type()));
            }
            case NEW_SESSION_TICKET -> {
                tiles.number("ticket_lifetime_hint", 32, new Words(
                        "seconds", "How long the client may keep the ticket. 0 means that nothing is said.", TICKET));
                TlsVectors.opaque(tiles, "ticket", 2, new Words(
                        "for the next time",
                        "The server's own notes on this connection, encrypted by and for itself. The client brings them along"
                                + " next time, and both save half of the handshake.",
                        TICKET));
            }
            case SERVER_HELLO_DONE,
                    HELLO_REQUEST,
                    END_OF_EARLY_DATA,
                    ENCRYPTED_EXTENSIONS,
                    FINISHED,
                    CERTIFICATE_URL,
                    SUPPLEMENTAL_DATA,
                    KEY_UPDATE,
                    COMPRESSED_CERTIFICATE,
                    NEXT_PROTOCOL,
                    UNKNOWN ->
                TlsFields.leaf(tiles, "body", tiles.end() - tiles.at(), TlsWords.message(part.type()));
        }
    }

    private static void certificate(Tiles tiles) {
        Words list = new Words(
                "the owner's first",
                "Certificates, each one signed by the owner of the next, so that a browser can follow them to one that it"
                        + " trusts.",
                CERTIFICATE);
        TlsVectors.vector(tiles, "certificate_list", 3, "", list, inner -> {
            int before = -1;
            while (inner.at() < inner.end() && inner.at() != before) {
                before = inner.at();
                byte[] head = inner.peek(3);
                long length = inner.value(24);
                byte[] whole = inner.peek(head.length + length);
                TlsVectors.opaque(inner, "ASN.1Cert", 3, new Words(
                        Certificates.inWords(whole, 3, length),
                        "A certificate: whose it is, until when it holds, a public key, and who signed that (X.509, in DER)."
                                + " Until TLS 1.2 everybody on the way can read it.",
                        CERTIFICATE));
            }
        });
    }

    private static String suite(TlsContext context) {
        return context.cipherSuite() == TlsContext.UNKNOWN ? "" : CipherSuite.nameOf(context.cipherSuite());
    }

    private static void serverKeyExchange(Tiles tiles, TlsContext context) {
        String suite = suite(context);
        if (suite.startsWith("TLS_ECDHE_") && !suite.contains("PSK") && tiles.value(8) == NAMED_CURVE) {
            tiles.number("curve_type", 8, new Words("named_curve", "The curve is given by its name.", CURVES));
            int curve = (int) tiles.value(16);
            tiles.number("namedcurve", 16, new Words(
                    TlsNames.group(curve), "The curve on which both ends compute their common secret.", CURVES));
            TlsVectors.opaque(tiles, "public", 1, new Words(
                    "the server's share",
                    "A public key made for this connection only. With it and a secret of its own each end computes the same"
                            + " number, which nobody else can.",
                    CURVES));
            signed(tiles, suite, context);
        } else if (suite.startsWith("TLS_DHE_") && !suite.contains("PSK")) {
            TlsVectors.opaque(tiles, "dh_p", 2, new Words("a prime number", "The prime by which both ends divide.", SERVER_KEY));
            TlsVectors.opaque(tiles, "dh_g", 2, new Words("a generator", "The number that both ends raise to a power.", SERVER_KEY));
            TlsVectors.opaque(tiles, "dh_Ys", 2, new Words(
                    "the server's share", "The server's public number, made for this connection only.", SERVER_KEY));
            signed(tiles, suite, context);
        } else {
            TlsFields.leaf(tiles, "params", tiles.end() - tiles.at(), new Words(
                    "not split further",
                    "How these bytes are to be split depends on the cipher suite, which is not known here or is a rare one.",
                    SERVER_KEY));
        }
    }

    private static void signed(Tiles tiles, String suite, TlsContext context) {
        if (!suite.contains("_anon_")) {
            signature(tiles, context);
        }
    }

    private static void signature(Tiles tiles, TlsContext context) {
        if (context.version() == TlsContext.TLS_1_2) {
            int scheme = (int) tiles.value(16);
            tiles.number("algorithm", 16, "0x%04x".formatted(scheme), new Words(
                    TlsNames.signatureScheme(scheme), "How the signature was made.", Section.rfc(5246, "7.4.1.4.1")));
        }
        TlsVectors.opaque(tiles, "signature", 2, new Words(
                "a signature",
                "Made with the private key that belongs to the certificate: so its owner has said this, and nobody has changed"
                        + " it.",
                SERVER_KEY));
    }

    private static void certificateRequest(Tiles tiles, TlsContext context) {
        Words type = new Words("", "A kind of certificate that the server would take from the client.", REQUEST);
        TlsVectors.vector(
                tiles, "certificate_types", 1, "", type, inner -> TlsVectors.numbers(inner, "certificate_type", 1, TlsMessageFields::kind, type));
        if (context.version() == TlsContext.TLS_1_2) {
            Words scheme = TlsWords.extension("signature_algorithms");
            TlsVectors.vector(tiles, "supported_signature_algorithms", 2, "", scheme, inner ->
                    TlsVectors.numbers(inner, "SignatureAndHashAlgorithm", 2, TlsNames::signatureScheme, scheme));
        }
        TlsVectors.opaque(tiles, "certificate_authorities", 2, new Words(
                "names", "Whose signature the certificate should carry. Empty means: any.", REQUEST));
    }

    private static String kind(int code) {
        return switch (code) {
            case 1 -> "rsa_sign";
            case 2 -> "dss_sign";
            case 64 -> "ecdsa_sign";
            default -> "unknown 0x%02x".formatted(code);
        };
    }

    private static void clientKeyExchange(Tiles tiles, TlsContext context) {
        String suite = suite(context);
        Words share = new Words(
                "the client's share",
                "The client's public key, made for this connection only. Now both ends can compute the common secret.",
                CLIENT_KEY);
        if (suite.startsWith("TLS_ECDH") && !suite.contains("PSK")) {
            TlsVectors.opaque(tiles, "ecdh_Yc", 1, share);
        } else if (suite.startsWith("TLS_DH") && !suite.contains("PSK")) {
            TlsVectors.opaque(tiles, "dh_Yc", 2, share);
        } else if (suite.startsWith("TLS_RSA_WITH")) {
            TlsVectors.opaque(tiles, "EncryptedPreMasterSecret", 2, new Words(
                    "encrypted",
                    "A secret that the client made up, encrypted so that only the server can read it. Who gets hold of the"
                            + " server's key later can read it too: TLS 1.3 does not do this any more.",
                    CLIENT_KEY));
        } else {
            TlsFields.leaf(tiles, "exchange_keys", tiles.end() - tiles.at(), share.meaning("not split further"));
        }
    }
}

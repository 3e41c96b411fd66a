package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tls.CipherSuite;
import dev.wirelight.protocol.tls.Hello;
import dev.wirelight.protocol.tls.TlsNames;
import java.util.function.Consumer;

/// The fields of ClientHello and ServerHello (RFC 8446 §4.1).
final class TlsHelloFields {
    private static final Section CLIENT = Section.rfc(8446, "4.1.2");
    private static final Section SERVER = Section.rfc(8446, "4.1.3");
    private static final int RANDOM = 32;
    private static final Words SUITE = new Words(
            "",
            "A recipe: how data are encrypted and how changes are noticed; until TLS 1.2 also how the keys are agreed on.",
            CLIENT);
    private static final Words COMPRESSION = new Words(
            "",
            "Always 0, no compression: it gave away what was encrypted. TLS 1.3 has kept only the field.",
            CLIENT);

    private TlsHelloFields() {}

    static void client(Tiles tiles) {
        version(tiles, CLIENT, "What TLS 1.2 and older take for the highest version that the client speaks. TLS 1.3 asks"
                + " the extension supported_versions instead.");
        TlsFields.leaf(tiles, "random", RANDOM, new Words(
                "32 random bytes",
                "Made up for this connection, so that nobody can play an old conversation once more.",
                CLIENT));
        sessionId(tiles, "legacy_session_id", CLIENT);
        TlsVectors.vector(
                tiles,
                "cipher_suites",
                2,
                "",
                SUITE.meaning("the client's favourite first"),
                inner -> TlsVectors.numbers(inner, "CipherSuite", 2, CipherSuite::nameOf, SUITE));
        TlsVectors.vector(
                tiles,
                "legacy_compression_methods",
                1,
                "",
                COMPRESSION,
                inner -> TlsVectors.numbers(inner, "CompressionMethod", 1, TlsHelloFields::compression, COMPRESSION));
        extensions(tiles, CLIENT, inner -> TlsExtensionFields.lay(inner, TlsExtensionFields.In.CLIENT_HELLO));
    }

    static void server(Tiles tiles) {
        version(tiles, SERVER, "The version that the server chose. With TLS 1.3 it says TLS 1.2 here all the same; the truth"
                + " stands in the extension supported_versions.");
        boolean retry = Hello.isRetry(tiles.peek(RANDOM));
        TlsFields.leaf(tiles, "random", RANDOM, random(retry));
        sessionId(tiles, "legacy_session_id_echo", SERVER);
        int suite = (int) tiles.value(16);
        tiles.number("cipher_suite", 16, "0x%04x".formatted(suite), new Words(
                CipherSuite.nameOf(suite), "The one that the server chose from the client's list.", SERVER));
        int method = (int) tiles.value(8);
        tiles.number("legacy_compression_method", 8, COMPRESSION.meaning(compression(method)));
        TlsExtensionFields.In in = retry ? TlsExtensionFields.In.RETRY : TlsExtensionFields.In.SERVER_HELLO;
        extensions(tiles, SERVER, inner -> TlsExtensionFields.lay(inner, in));
    }

    private static Words random(boolean retry) {
        return retry
                ? new Words(
                        "HelloRetryRequest",
                        "This is not random at all: these 32 bytes say that the server wants another ClientHello, such as one"
                                + " with a key for a group that it knows.",
                        SERVER)
                : new Words(
                        "32 random bytes",
                        "Made up by the server for this connection. When its last 8 bytes are the letters DOWNGRD and 0 or 1,"
                                + " it says that it could have spoken a newer version.",
                        SERVER);
    }

    private static void version(Tiles tiles, Section section, String explanation) {
        int version = (int) tiles.value(16);
        tiles.number(
                "legacy_version",
                16,
                "0x%04x".formatted(version),
                new Words(TlsNames.version(version), explanation, section));
    }

    private static void sessionId(Tiles tiles, String name, Section section) {
        TlsVectors.opaque(tiles, name, 1, new Words(
                "no meaning in TLS 1.3",
                "Until TLS 1.2 it named an earlier session to be taken up again. A client of TLS 1.3 fills it with anything,"
                        + " and the server sends it back, so that both look like TLS 1.2 to devices on the way.",
                section));
    }

    private static String compression(int code) {
        return code == 0 ? "null" : code == 1 ? "DEFLATE" : "unknown 0x%02x".formatted(code);
    }

    private static void extensions(Tiles tiles, Section section, Consumer<Tiles> parts) {
        if (tiles.at() < tiles.end()) {
            TlsVectors.vector(
                    tiles,
                    "extensions",
                    2,
                    "",
                    new Words(
                            "what came later",
                            "All that was invented after the first TLS: each extension has a number, a length, and data. Who does"
                                    + " not know one skips it.",
                            section),
                    parts);
        }
    }
}

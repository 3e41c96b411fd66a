package dev.wirelight.protocol.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a ClientHello or ServerHello says that is needed to understand what follows (RFC 8446 §4.1).
///
/// @param version the server's choice, such as 0x0304; in a ClientHello its `legacy_version`
/// @param cipherSuite the server's choice; [TlsContext#UNKNOWN] in a ClientHello
/// @param serverName whom the client asks for; empty where it does not say
/// @param retry whether a ServerHello is a HelloRetryRequest
public record Hello(int version, int cipherSuite, String serverName, boolean retry) {
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final byte[] RETRY = HexFormat.of()
            .parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    /// Whether a ServerHello with this random is a HelloRetryRequest (RFC 8446 §4.1.3).
    public static boolean isRetry(byte[] random) {
        return Arrays.equals(random, RETRY);
    }

    /// Reads a ClientHello without the header of its message; empty where its lengths do not add up.
    static Optional<Hello> client(byte[] body) {
        ByteCursor cursor = new ByteCursor(body);
        int version = cursor.number(2);
        cursor.bytes(32);
        cursor.vector(1);
        int suites = cursor.vector(2).left();
        int methods = cursor.vector(1).left();
        if (suites == 0 || suites % 2 != 0 || methods == 0) {
            return Optional.empty();
        }
        String name = "";
        if (cursor.hasMore()) {
            ByteCursor extensions = cursor.vector(2);
            while (extensions.hasMore()) {
                int type = extensions.number(2);
                ByteCursor data = extensions.vector(2);
                name = type == SERVER_NAME ? serverName(data) : name;
            }
            if (extensions.isBroken()) {
                return Optional.empty();
            }
        }
        return ended(cursor, new Hello(version, TlsContext.UNKNOWN, name, false));
    }

    private static String serverName(ByteCursor data) {
        ByteCursor list = data.vector(2);
        list.number(1);
        ByteCursor name = list.vector(2);
        StringBuilder text = new StringBuilder();
        while (name.hasMore() && text.length() < 255) {
            text.append(new String(name.bytes(1), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    /// Reads a ServerHello without the header of its message; empty where its lengths do not add up.
    static Optional<Hello> server(byte[] body) {
        ByteCursor cursor = new ByteCursor(body);
        int version = cursor.number(2);
        boolean retry = isRetry(cursor.bytes(32));
        cursor.vector(1);
        int suite = cursor.number(2);
        cursor.number(1);
        if (cursor.hasMore()) {
            ByteCursor extensions = cursor.vector(2);
            while (extensions.hasMore()) {
                int type = extensions.number(2);
                ByteCursor data = extensions.vector(2);
                version = type == SUPPORTED_VERSIONS ? data.number(2) : version;
            }
            if (extensions.isBroken()) {
                return Optional.empty();
            }
        }
        return ended(cursor, new Hello(version, suite, "", retry));
    }

    private static Optional<Hello> ended(ByteCursor cursor, Hello hello) {
        return cursor.isBroken() || cursor.hasMore() ? Optional.empty() : Optional.of(hello);
    }
}

package dev.wirelight.dissect;

import dev.wirelight.protocol.tls.CipherSuite;
import dev.wirelight.protocol.tls.TlsContext;
import java.util.OptionalInt;

/// How many bytes encryption adds to what a TLS record holds, as far as the version and the cipher suite tell.
///
/// @param nonce before the encrypted bytes, in the clear: TLS 1.2 with GCM or CCM sends one (RFC 5288 §3, RFC 6655 §3)
/// @param tag the seal at the end (RFC 5116 §5, RFC 6655 §3); 0 where the cipher suite has none of its own, or is not known
/// @param type 1 where a byte behind the content says of which kind it is, encrypted with it (TLS 1.3, RFC 8446 §5.2)
public record Protection(int nonce, int tag, int type) {
    private static final int NONCE = 8;
    private static final int TAG = 16;
    private static final int SHORT_TAG = 8;

    /// That of a record with this context; nothing where it is not encrypted.
    public static Protection of(TlsContext context) {
        if (!context.encrypted()) {
            return new Protection(0, 0, 0);
        }
        String suite = context.cipherSuite() == TlsContext.UNKNOWN ? "" : CipherSuite.nameOf(context.cipherSuite());
        boolean newest = context.version() == TlsContext.TLS_1_3;
        boolean counted = suite.contains("_GCM_") || suite.contains("_CCM");
        int tag = suite.contains("_CCM_8") ? SHORT_TAG : counted || suite.contains("CHACHA20") ? TAG : 0;
        return new Protection(counted && !newest ? NONCE : 0, tag, newest ? 1 : 0);
    }

    /// The most that can have been said in a record.
    ///
    /// @param length of the record without its header
    public int most(int length) {
        return Math.max(0, length - nonce - tag - type);
    }

    /// How many zeros stand behind what was said, so that the record's length does not tell how much it was (RFC 8446 §5.4).
    ///
    /// @param length of the record without its header
    /// @param content how many bytes were said in it
    /// @return empty where nothing can be padded, or the cipher suite is not known
    public OptionalInt padding(int length, int content) {
        return type == 0 || tag == 0 || content > most(length) ? OptionalInt.empty() : OptionalInt.of(most(length) - content);
    }
}

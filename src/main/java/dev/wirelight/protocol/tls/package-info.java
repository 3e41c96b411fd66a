/// TLS as far as it can be read without its keys (RFC 8446, RFC 5246): records, the handshake up to where it is
/// encrypted, alerts. Nothing is decrypted and nothing is computed.
///
/// [dev.wirelight.protocol.tls.TlsReader] cuts one direction into records and says what is in each of them.
@NullMarked
package dev.wirelight.protocol.tls;

import org.jspecify.annotations.NullMarked;

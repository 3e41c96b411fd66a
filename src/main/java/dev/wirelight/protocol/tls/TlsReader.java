package dev.wirelight.protocol.tls;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts one direction of a TLS connection into records, however the bytes arrive, and says what can be known of each of
/// them without the keys.
///
/// Give it bytes with [#take], which stops where a record ends; then ask [#ended].
public final class TlsReader {

    /// A whole record.
    ///
    /// @param parts the handshake messages in it, where it carries such that are not encrypted
    /// @param about what its row is to say: the server's name of a ClientHello, the choice of a ServerHello, what an alert
    /// says; may be empty
    public record Read(
            TlsRecord record, TlsContext context, List<MessagePart> parts, String about, List<Violation> violations) {}

    private final Role sender;
    private final TlsSession session;
    private final HandshakeReader handshake = new HandshakeReader();
    private final byte[] header = new byte[TlsRecord.HEADER];
    private final ByteSink fragment = new ByteSink();
    private int filled;
    private int seen;
    private boolean changed;
    private boolean middle;
    private Optional<Violation> broken = Optional.empty();
    private Optional<Read> ended = Optional.empty();

    public TlsReader(Role sender, TlsSession session) {
        this.sender = sender;
        this.session = session;
    }

    /// Records are missing before the next byte, which begins one.
    public void goOnInTheMiddle() {
        filled = 0;
        seen = 0;
        fragment.clear();
        handshake.forget();
        middle = true;
        ended = Optional.empty();
    }

    /// Takes bytes up to the end of the current record. Not to be called after [#broken] said something.
    ///
    /// @return how many were taken
    public int take(byte[] bytes, int from, int count) {
        ended = Optional.empty();
        int at = from;
        int end = from + count;
        while (filled < TlsRecord.HEADER && at < end) {
            header[filled++] = bytes[at++];
        }
        if (filled < TlsRecord.HEADER) {
            return at - from;
        }
        TlsRecord record = TlsRecord.read(header, 0);
        broken = judge(record);
        if (broken.isPresent()) {
            return at - from;
        }
        int some = Math.min(record.length() - seen, end - at);
        if (record.type() <= TlsRecord.HANDSHAKE) {
            fragment.add(bytes, at, some);
        }
        seen += some;
        at += some;
        if (seen == record.length()) {
            ended = Optional.of(end(record));
            filled = 0;
            seen = 0;
            fragment.clear();
        }
        return at - from;
    }

    /// The record that ended with the last byte taken.
    public Optional<Read> ended() {
        return ended;
    }

    /// Why the five bytes where a record should begin are none of a record of TLS; empty as long as they are.
    public Optional<Violation> broken() {
        return broken;
    }

    /// How many bytes of the current record have come, with its header; 0 between records.
    public int begun() {
        return filled + seen;
    }

    /// How many bytes of the current record have not come; empty while its header is not complete.
    public Optional<Integer> left() {
        return filled < TlsRecord.HEADER ? Optional.empty() : Optional.of(TlsRecord.read(header, 0).length() - seen);
    }

    private Optional<Violation> judge(TlsRecord record) {
        if (record.type() < TlsRecord.CHANGE_CIPHER_SPEC || record.type() > TlsRecord.HEARTBEAT) {
            return Optional.of(violation(TlsRule.RECORD_TYPE_UNKNOWN, whatElse(record)));
        }
        if (record.version() < 0x0301 || record.version() > 0x0304) {
            String ssl = record.version() == 0x0300
                    ? "This is SSL 3.0, the protocol before TLS. It is broken, and nobody may use it any more (RFC 7568)."
                    : "The version is 0x%04x.".formatted(record.version());
            return Optional.of(violation(TlsRule.RECORD_VERSION_WRONG, ssl));
        }
        return record.length() > TlsRecord.MOST
                ? Optional.of(violation(TlsRule.RECORD_TOO_LONG, "The length is " + record.length() + "."))
                : Optional.empty();
    }

    private String whatElse(TlsRecord record) {
        if (header[0] == 'H' && header[1] == 'T' && header[2] == 'T' && header[3] == 'P') {
            return "This is HTTP without TLS.";
        }
        return (header[0] & 0x80) != 0 && header[2] == 1
                ? "This looks like SSL 2.0, the oldest ancestor of TLS. It is broken, and nobody may use it any more (RFC 6176)."
                : "The first byte is " + record.type() + ".";
    }

    private Violation violation(TlsRule rule, String detail) {
        return new Violation(rule, sender, detail);
    }

    private Read end(TlsRecord record) {
        byte[] bytes = fragment.toArray();
        boolean encrypted = isEncrypted(record, bytes);
        List<Violation> violations = new ArrayList<>();
        List<MessagePart> parts = List.of();
        String about = "";
        if (!encrypted) {
            if (handshake.isInsideMessage() && record.type() != TlsRecord.HANDSHAKE) {
                handshake.forget();
                violations.add(violation(
                        TlsRule.HANDSHAKE_INTERRUPTED, "A handshake message was not finished when this record came."));
            }
            switch (record.type()) {
                case TlsRecord.CHANGE_CIPHER_SPEC -> changeCipherSpec(bytes, violations);
                case TlsRecord.ALERT -> about = alert(bytes, violations);
                case TlsRecord.HANDSHAKE -> {
                    parts = handshake(bytes, violations);
                    about = handshake.hello().map(this::about).orElse("");
                }
                default -> {}
            }
        }
        TlsContext context = new TlsContext(session.version(), session.cipherSuite(), encrypted);
        judgeLength(record, context, violations);
        return new Read(record, context, parts, about, List.copyOf(violations));
    }

    /// Of TLS 1.3 all encrypted records say that they carry application data. Of TLS 1.2 all is encrypted that a side sends
    /// after its change_cipher_spec.
    private boolean isEncrypted(TlsRecord record, byte[] bytes) {
        if (record.type() == TlsRecord.APPLICATION_DATA) {
            return true;
        }
        if (record.type() == TlsRecord.CHANGE_CIPHER_SPEC || session.version() == TlsContext.TLS_1_3) {
            return false;
        }
        return changed || middle && !looksPlain(record, bytes);
    }

    /// For one who came too late to see whether keys are in use.
    private boolean looksPlain(TlsRecord record, byte[] bytes) {
        return switch (record.type()) {
            case TlsRecord.ALERT -> bytes.length == 2 && (bytes[0] == 1 || bytes[0] == 2);
            case TlsRecord.HANDSHAKE ->
                bytes.length >= HandshakeReader.HEADER
                        && HandshakeType.of(bytes[0] & 0xff) != HandshakeType.UNKNOWN
                        && bytes[1] == 0;
            default -> false;
        };
    }

    private void changeCipherSpec(byte[] bytes, List<Violation> violations) {
        changed = true;
        if (bytes.length != 1 || bytes[0] != 1) {
            violations.add(violation(TlsRule.CHANGE_CIPHER_SPEC_NOT_1, "It carries " + bytes.length + " bytes"
                    + (bytes.length == 0 ? "." : ", the first is " + (bytes[0] & 0xff) + ".")));
        }
    }

    private String alert(byte[] bytes, List<Violation> violations) {
        if (bytes.length != 2) {
            TlsRule rule = bytes.length == 0 ? TlsRule.HANDSHAKE_RECORD_EMPTY : TlsRule.ALERT_NOT_TWO_BYTES;
            violations.add(violation(rule, "It carries " + bytes.length + " bytes."));
            return "";
        }
        return TlsNames.alertLevel(bytes[0] & 0xff) + " " + TlsNames.alert(bytes[1] & 0xff);
    }

    private List<MessagePart> handshake(byte[] bytes, List<Violation> violations) {
        if (bytes.length == 0) {
            violations.add(violation(TlsRule.HANDSHAKE_RECORD_EMPTY, "It carries nothing."));
        }
        List<MessagePart> parts = handshake.take(bytes);
        parts.stream()
                .filter(part -> part.type() == HandshakeType.UNKNOWN && part.from() == 0 && !middle)
                .findFirst()
                .ifPresent(part -> violations.add(
                        violation(TlsRule.HANDSHAKE_TYPE_UNKNOWN, "The type is " + part.code() + ".")));
        if (handshake.wasMalformed()) {
            violations.add(violation(TlsRule.HELLO_MALFORMED, "A length inside it does not fit."));
        }
        middle &= handshake.hello().isEmpty(); // who sees a hello sees all that follows it
        handshake.hello()
                .filter(hello -> hello.cipherSuite() != TlsContext.UNKNOWN)
                .ifPresent(hello -> session.chosen(hello.version(), hello.cipherSuite()));
        return List.copyOf(parts);
    }

    private String about(Hello hello) {
        return hello.cipherSuite() == TlsContext.UNKNOWN
                ? hello.serverName()
                : TlsNames.version(hello.version()) + ", " + CipherSuite.nameOf(hello.cipherSuite());
    }

    private void judgeLength(TlsRecord record, TlsContext context, List<Violation> violations) {
        int most = !context.encrypted()
                ? TlsRecord.MOST_PLAIN
                : context.version() == TlsContext.TLS_1_3 ? TlsRecord.MOST_ENCRYPTED_1_3 : TlsRecord.MOST;
        if (record.length() > most) {
            violations.add(violation(
                    TlsRule.RECORD_TOO_LONG, "The length is " + record.length() + ", and here " + most + " is the most."));
        }
    }
}

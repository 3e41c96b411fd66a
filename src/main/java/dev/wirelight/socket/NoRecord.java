package dev.wirelight.socket;

import java.util.OptionalInt;
import javax.net.ssl.SSLException;

/// What the peer sent begins as no record of TLS may.
final class NoRecord extends SSLException {
    private static final long serialVersionUID = 1;

    private final transient OptionalInt length;

    /// A type or a version that there is not.
    NoRecord() {
        super("no TLS record");
        this.length = OptionalInt.empty();
    }

    /// More bytes than a record may have.
    NoRecord(int length) {
        super("a record of " + length + " bytes");
        this.length = OptionalInt.of(length);
    }

    /// How many bytes it says that it carries, where these are too many.
    OptionalInt length() {
        return length;
    }
}

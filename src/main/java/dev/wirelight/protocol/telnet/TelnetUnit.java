package dev.wirelight.protocol.telnet;

/// One piece of a telnet stream: data up to a line's end, or a command.
public sealed interface TelnetUnit {

    /// How many bytes it took on the wire.
    int length();

    /// Bytes for the user, up to and with the end of a line where there is one.
    ///
    /// @param bytes as meant: IAC IAC (255 255) on the wire is one byte 255 here; the line end is included
    /// @param lineEnd how they end
    record Data(byte[] bytes, LineEnd lineEnd, int length) implements TelnetUnit {}

    /// IAC and one byte, such as AYT or BRK.
    ///
    /// @param code the byte after IAC, 240 to 249 where it is defined
    record Command(int code, int length) implements TelnetUnit {}

    /// IAC, a verb and an option (RFC 855).
    ///
    /// @param option 0 to 255
    record Negotiation(Verb verb, int option, int length) implements TelnetUnit {}

    /// IAC SB option ... IAC SE.
    ///
    /// @param parameters what stands between, as meant: doubled 255s are single
    record Subnegotiation(int option, byte[] parameters, int length) implements TelnetUnit {}

    /// The four words of option negotiation.
    enum Verb {
        WILL(251),
        WONT(252),
        DO(253),
        DONT(254);

        private final int code;

        Verb(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        public static Verb of(int code) {
            return values()[code - 251];
        }
    }
}

package dev.wirelight.protocol.telnet;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.TelnetUnit.Verb;

/// Writes telnet: data with its 255s doubled, and answers to negotiation (RFC 854, RFC 855).
public final class TelnetWriter {
    private TelnetWriter() {}

    /// Adds data as it must stand on the wire: the byte 255 twice, all others as they are.
    public static void data(ByteSink out, byte[] bytes) {
        for (byte b : bytes) {
            int at = out.extend(b == (byte) TelnetReader.IAC ? 2 : 1);
            out.array()[at] = b;
            if (b == (byte) TelnetReader.IAC) {
                out.array()[at + 1] = b;
            }
        }
    }

    /// Adds IAC, verb, option.
    ///
    /// @param option 0 to 255
    public static void negotiation(ByteSink out, Verb verb, int option) {
        out.add(new byte[] {(byte) TelnetReader.IAC, (byte) verb.code(), (byte) option});
    }
}

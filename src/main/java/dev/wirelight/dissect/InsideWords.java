package dev.wirelight.dissect;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import org.jspecify.annotations.Nullable;

/// The words for what happens inside TLS, where bytes pass in records and no call of the socket API is made: OpenSSL's
/// names for the same steps are `SSL_read()` and so on, but every library has its own.
final class InsideWords {
    private static final String INCOMPLETE = "a piece of something that is not complete yet";

    private InsideWords() {}

    static CallWords of(Call call, @Nullable Connection inside) {
        return switch (call) {
            case Call.Secured(String version, String cipherSuite, String applicationProtocol) ->
                new CallWords(
                        "secured",
                        "from here on " + version(version) + " protects what is said, with " + cipherSuite
                                + (applicationProtocol.isEmpty() ? "" : "; agreed to speak " + applicationProtocol));
            case Call.Decrypted decrypted ->
                new CallWords("decrypt " + Amounts.number(decrypted.bytes().length), INCOMPLETE);
            case Call.Encrypted encrypted ->
                new CallWords("encrypt " + Amounts.number(encrypted.bytes().length), INCOMPLETE);
            case Call.EndOfStream(Direction direction) ->
                new CallWords("close_notify", "the " + sender(direction) + " says that it will send no more");
            case Call.Truncated(Direction direction) when inside != null && inside.flow(direction).isClosed() ->
                new CallWords(
                        "no close_notify",
                        "the " + sender(direction) + " ended without close_notify, but after its WebSocket Close: nothing is missing");
            case Call.Truncated(Direction direction) ->
                new CallWords(
                        "no close_notify",
                        "the " + sender(direction) + " ended without close_notify: perhaps cut off",
                        true);
            case Call.Shutdown() -> new CallWords("close_notify", "this end says that it will send no more");
            case Call.Close() -> new CallWords("end", "nothing more is said inside");
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Read _,
                    Call.Write _,
                    Call.Failed _,
                    Call.Segment _,
                    Call.Gap _,
                    Call.CaptureEnded _,
                    Call.Remark _ -> CallWords.of(call, null);
        };
    }

    /// `TLS 1.3`, as the RFCs write it.
    private static String version(String javas) {
        return javas.replace("TLSv", "TLS ");
    }

    private static String sender(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? "client" : "server";
    }
}

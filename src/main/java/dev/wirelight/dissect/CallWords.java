package dev.wirelight.dissect;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import org.jspecify.annotations.Nullable;

/// The words for a socket call: short ones for the server's lifeline, and a few more for a row without an arrow.
///
/// @param call as a C programmer would write it, such as `read() = 7`
/// @param meaning what it did, in plain words; may be empty
/// @param failed whether something went wrong
public record CallWords(String call, String meaning, boolean failed) {

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_OF_A_REMARK = 400; // what to do next stands at its end

    /// The meaning of a call that moved bytes is on its arrow; without an arrow these bytes completed nothing.
    private static final String INCOMPLETE = "a piece of something that is not complete yet";

    CallWords(String call, String meaning) {
        this(call, meaning, false);
    }

    /// The words for a captured segment, such as `SYN`, and what it says.
    public static CallWords of(Call.Segment segment) {
        return SegmentWords.of(segment);
    }

    public static CallWords of(Entry entry) {
        Connection connection = entry.connection();
        return connection != null && connection.carrier().isPresent()
                ? InsideWords.of(entry.call(), connection)
                : of(entry.call(), connection);
    }

    /// The same for a call on the wire's own connection, or on none.
    static CallWords of(Call made, @Nullable Connection connection) {
        return switch (made) {
            case Call.Socket() -> new CallWords("socket()", "a new endpoint, still without an address");
            case Call.Bind(Address address, String error) when error != null ->
                new CallWords("bind()", address + " failed: " + cut(error), true);
            case Call.Bind(Address address, String _) -> new CallWords("bind()", "the endpoint is now " + address);
            case Call.Listen(int backlog) ->
                new CallWords("listen()", "clients may connect; up to " + Amounts.number(backlog) + " may wait in line");
            case Call.Accept() -> new CallWords("accept()", connection == null ? "" : "connected: " + connection);
            case Call.Connect(Address to, String error) when error != null ->
                new CallWords("connect()", to + " failed: " + cut(error), true);
            case Call.Connect(Address to, String _) -> new CallWords("connect()", "connected to " + to);
            case Call.Read read -> new CallWords("read() = " + Amounts.number(read.bytes().length), INCOMPLETE);
            case Call.EndOfStream(Direction direction) ->
                new CallWords(
                        "read() = 0",
                        "end of stream: the " + (direction == Direction.CLIENT_TO_SERVER ? "client" : "server")
                                + " will send no more");
            case Call.Write write -> new CallWords("write() = " + Amounts.number(write.bytes().length), INCOMPLETE);
            case Call.Shutdown() -> new CallWords("shutdown()", "this end will send no more");
            case Call.Close() -> new CallWords("close()", closed(connection));
            case Call.Failed(String call, String error) -> new CallWords(call + "()", "failed: " + cut(error), true);
            case Call.Secured _, Call.Carried _, Call.Truncated _ -> InsideWords.of(made, connection);
            case Call.Segment segment -> SegmentWords.of(segment);
            case Call.Gap(Direction _, long _, long length) ->
                new CallWords(
                        "gap",
                        Amounts.of(length, "byte")
                                + " are missing in the capture; where something begins after them may be a guess",
                        true);
            case Call.CaptureEnded() -> new CallWords("", "the capture ends here; the connection was still open");
            case Call.Remark(String text) -> new CallWords("", VisibleText.of(text, MOST_OF_A_REMARK));
        };
    }

    private static String closed(@Nullable Connection connection) {
        return connection == null ? "the endpoint is given back" : "the socket is given back";
    }

    static String cut(String text) {
        return VisibleText.of(text, MOST_CHARACTERS);
    }
}

package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Content;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import org.jspecify.annotations.Nullable;

/// Which rows are to be drawn, besides what a filter says.
///
/// @param only the connection to show; null for all. Rows of the listening socket and sentences belong to all, and what is
/// said inside a connection belongs to it
/// @param packets whether captured packets are among them
/// @param records whether TLS records are, and the calls that moved them, where what they carry is shown too
public record Wanted(@Nullable Connection only, boolean packets, boolean records) {
    private static final String TLS = "tls";

    /// Whether a row is wanted.
    boolean has(Row row) {
        return switch (row) {
            case Row.Passed passed -> isOf(passed.connection(), only) && (records || !isRecord(passed));
            case Row.Packet packet -> packets && isOf(packet.connection(), only);
            case Row.Note _ -> true;
        };
    }

    /// Whether a connection is the one that is shown alone, or what is said inside it; any is where all are shown.
    static boolean isOf(@Nullable Connection connection, @Nullable Connection only) {
        return only == null || connection != null && connection.wire() == only.wire();
    }

    /// Whether a row shows what somebody on the way sees of a connection that speaks TLS, and nothing else: a record, or a
    /// call that moved bytes of records.
    static boolean isRecord(Row row) {
        return row instanceof Row.Passed passed
                && passed.connection() instanceof Connection connection
                && connection.carrier().isEmpty()
                && connection.speaks().equals(TLS)
                && (passed.unit() == null
                        ? passed.call() != null && passed.call().call() instanceof Call.Transfer
                        : passed.unit().content() instanceof Content.Tls);
    }
}

package dev.wirelight.conversation;

import dev.wirelight.conversation.Recognition.Verdict;
import dev.wirelight.protocol.tls.TlsSession;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Call.Transfer;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is spoken on one connection: two flows, each cut into units by the protocol that it speaks at that offset.
///
/// Of a captured connection nobody said what is spoken: its first bytes must tell. Where they tell nothing certain, each
/// later segment may still begin with something that does.
final class Conversation {
    private final Connection connection;
    private final Half toServer;
    private final Half toClient;
    private final FirstBytes first;
    private @Nullable Verdict verdict;

    /// @param patience what all conversations of a reader share
    Conversation(Connection connection, Patience patience) {
        Handshake handshake = new Handshake();
        TlsSession session = new TlsSession();
        this.connection = connection;
        toServer = new Half(connection, Direction.CLIENT_TO_SERVER, handshake, session, patience);
        toClient = new Half(connection, Direction.SERVER_TO_CLIENT, handshake, session, patience);
        first = new FirstBytes(connection, patience);
    }

    /// Reads an entry, and gives out the units that it completes.
    void read(Entry entry, Consumer<Unit> out) {
        if (!connection.isCaptured()) {
            readLive(entry, out);
        } else if (verdict != null) {
            readCaptured(entry, out);
        } else {
            Optional<Verdict> found = first.take(entry);
            if (found.isPresent()) {
                decide(found.get(), entry, out);
                first.giveBack().forEach(one -> readCaptured(one, out));
            }
        }
    }

    /// Whether nothing more comes.
    boolean isOver() {
        return toServer.isEnded() && toClient.isEnded();
    }

    private void decide(Verdict found, Entry entry, Consumer<Unit> out) {
        verdict = found;
        for (Half half : new Half[] {toServer, toClient}) {
            half.recognized(found.protocol(), entry, out);
        }
    }

    private void readLive(Entry entry, Consumer<Unit> out) {
        switch (entry.call()) {
            case Transfer transfer -> {
                if (transfer.bytes().length > 0) {
                    half(transfer.direction()).take(entry, transfer, out);
                }
            }
            case Call.EndOfStream(Direction direction) -> half(direction).end(entry, out);
            case Call.Truncated(Direction direction) -> half(direction).end(entry, out);
            case Call.Close _ -> endBoth(entry, out);
            // The calls tell all there is to read; packets that are captured beside them tell it again.
            case Call.Gap _, Call.CaptureEnded _ -> {}
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Shutdown _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Remark _ -> {}
        }
    }

    private void readCaptured(Entry entry, Consumer<Unit> out) {
        switch (entry.call()) {
            case Transfer transfer -> {
                transfer(entry, transfer, out);
                switch (FirstBytes.ends(transfer)) {
                    case NONE -> {}
                    case THIS -> half(transfer.direction()).end(entry, out);
                    case BOTH -> endBoth(entry, out);
                }
            }
            case Call.Gap gap -> half(gap.direction()).gap(entry, gap, out);
            case Call.EndOfStream(Direction direction) -> half(direction).end(entry, out);
            case Call.Truncated(Direction direction) -> half(direction).end(entry, out);
            case Call.Close _, Call.CaptureEnded _ -> endBoth(entry, out);
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Shutdown _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Remark _ -> {}
        }
        if (toClient.isEnded()) {
            toServer.giveUpWaiting();
        }
        toServer.goOn(out);
    }

    private void transfer(Entry entry, Transfer transfer, Consumer<Unit> out) {
        if (transfer.bytes().length == 0) {
            return;
        }
        Half half = half(transfer.direction());
        if (first.hasBegun(transfer.direction())) {
            half.begins();
        }
        if (verdict != null && !verdict.sure()) {
            first.lookAgain(transfer).ifPresent(sure -> decide(sure, entry, out));
        }
        half.take(entry, transfer, out);
    }

    private void endBoth(Entry entry, Consumer<Unit> out) {
        toServer.end(entry, out);
        toClient.end(entry, out);
    }

    private Half half(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }
}

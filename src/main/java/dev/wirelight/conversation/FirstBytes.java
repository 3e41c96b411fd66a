package dev.wirelight.conversation;

import dev.wirelight.conversation.Recognition.Verdict;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Call.Transfer;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The first entries of a captured connection: they wait here until the bytes of either flow say what is spoken.
final class FirstBytes {
    /// Telnet's own port, and those of the lab's plain servers.
    private static final Set<Integer> TELNET_PORTS = Set.of(23, 7_000, 7_007);

    private static final int MOST_BYTES = 4 * Recognition.MOST;

    private final boolean telnetPort;
    private final OneFlow client = new OneFlow(Role.CLIENT);
    private final OneFlow server = new OneFlow(Role.SERVER);
    private final List<Entry> entries = new ArrayList<>();
    private final Patience patience;
    private long weight;
    private int bytes;

    FirstBytes(Connection connection, Patience patience) {
        this.patience = patience;
        telnetPort = TELNET_PORTS.contains(connection.server().port())
                || connection.speaks().equals(Protocol.TELNET.toString());
    }

    /// What is known of one of the flows.
    private final class OneFlow {
        private final Role sender;
        private boolean begun;
        private boolean ended;
        private Recognition recognition;

        OneFlow(Role sender) {
            this.sender = sender;
            this.recognition = fresh();
        }

        Recognition fresh() {
            return new Recognition(sender, !begun, telnetPort);
        }
    }

    private OneFlow flow(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? client : server;
    }

    /// Whether it was seen that the flow began: its SYN is in the capture.
    boolean hasBegun(Direction direction) {
        return flow(direction).begun;
    }

    /// The entries that were given to it and that say something, and nothing of which has been read; it forgets them.
    List<Entry> giveBack() {
        List<Entry> all = List.copyOf(entries);
        entries.clear();
        patience.giveBack(weight);
        weight = 0;
        return all;
    }

    /// Keeps an entry, unless there is nothing to be read in it: no bytes, no hole, no end.
    ///
    /// @return what is spoken; empty while that is not clear
    Optional<Verdict> take(Entry entry) {
        if (isToBeRead(entry.call())) {
            long more = Patience.weight(entry);
            entries.add(entry);
            weight += more;
            patience.take(more);
        }
        return switch (entry.call()) {
            case Transfer transfer -> take(transfer);
            case Call.Gap gap -> {
                OneFlow flow = flow(gap.direction());
                Optional<Verdict> before = Optional.of(flow.recognition)
                        .filter(recognition -> !recognition.isEmpty())
                        .map(Recognition::atTheEnd)
                        .filter(Verdict::sure);
                flow.recognition = flow.fresh();
                yield before.or(this::enough);
            }
            case Call.EndOfStream(Direction direction) -> end(direction);
            case Call.Truncated(Direction direction) -> end(direction);
            case Call.Close _, Call.CaptureEnded _ -> Optional.of(atTheEnd());
            case Call.Secured _ -> {
                begin(client);
                begin(server);
                yield Optional.empty();
            }
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Shutdown _,
                    Call.Failed _,
                    Call.Remark _ -> enough();
        };
    }

    private static boolean isToBeRead(Call call) {
        return switch (call) {
            case Transfer transfer -> transfer.bytes().length > 0 || ends(transfer) != Call.Ends.NONE;
            case Call.Gap _, Call.EndOfStream _, Call.Truncated _, Call.Close _, Call.CaptureEnded _ -> true;
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Shutdown _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Remark _ -> false;
        };
    }

    private Optional<Verdict> take(Transfer transfer) {
        OneFlow flow = flow(transfer.direction());
        if (transfer instanceof Call.Segment segment && isSyn(segment.packet()) && flow.recognition.isEmpty()) {
            begin(flow);
        }
        bytes += transfer.bytes().length;
        Optional<Verdict> found = flow.recognition.take(transfer.bytes());
        if (found.isPresent()) {
            return found;
        }
        return switch (ends(transfer)) {
            case NONE -> enough();
            case THIS -> end(transfer.direction());
            case BOTH -> Optional.of(atTheEnd());
        };
    }

    private static void begin(OneFlow flow) {
        flow.begun = true;
        flow.recognition = flow.fresh();
    }

    static Call.Ends ends(Transfer transfer) {
        return transfer instanceof Call.Segment segment ? segment.ends() : Call.Ends.NONE;
    }

    static boolean isSyn(PacketHead packet) {
        return PacketLayout.of(packet.linkType(), packet.headers()) instanceof PacketLayout.Segment(PacketLayout layout)
                && (layout.flags(packet.headers()) & TcpHeader.SYN) != 0;
    }

    private Optional<Verdict> end(Direction direction) {
        flow(direction).ended = true;
        return client.ended && server.ended ? Optional.of(atTheEnd()) : enough();
    }

    private Optional<Verdict> enough() {
        boolean full = bytes > MOST_BYTES || weight > Patience.MOST_OF_ONE || weight > 0 && patience.isExhausted();
        return full ? Optional.of(atTheEnd()) : Optional.empty();
    }

    private Verdict atTheEnd() {
        List<Verdict> verdicts = Stream.of(client.recognition, server.recognition)
                .filter(recognition -> !recognition.isEmpty())
                .map(Recognition::atTheEnd)
                .toList();
        return verdicts.stream()
                .filter(Verdict::sure)
                .findFirst()
                .or(() -> verdicts.stream().filter(v -> v.protocol() == Protocol.UNKNOWN).findFirst())
                .or(() -> verdicts.stream().findFirst())
                .orElse(new Verdict(Protocol.UNKNOWN, false));
    }

    /// Looks whether something certain begins with these bytes, where so far nothing was certain.
    Optional<Verdict> lookAgain(Transfer transfer) {
        OneFlow flow = flow(transfer.direction());
        return new Recognition(flow.sender, !flow.begun, false).take(transfer.bytes()).filter(Verdict::sure);
    }
}

package dev.wirelight.doctor;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.socket.TlsFailure;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Notices what goes wrong on the connections of the lab's own servers, each trouble once a connection.
///
/// A view gives it what it reads of the trace, and shows what comes back. It has no clock and no thread. For one thread.
public final class TroubleWatch {
    /// So long a client may be silent in the middle of a request before it is told what is missing.
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /// More connections are not watched at once; the servers let in fewer.
    private static final int MOST = 10_000;

    private static final List<String> LEFT_BY_PROXIES = List.of("Via", "Forwarded", "X-Forwarded-For");

    private final Map<Connection, Opening> openings = new IdentityHashMap<>();
    private final List<Noticed> noticed = new ArrayList<>();
    private final Set<Trouble> toldOnce = EnumSet.noneOf(Trouble.class);

    /// What is to be said now.
    ///
    /// @param news what was read of the trace since the last time; may be empty
    /// @param now in nanoseconds since the trace began
    public List<Noticed> look(List<Seen> news, long now) {
        for (Seen seen : news) {
            switch (seen) {
                case Seen.Called(Entry entry) -> called(entry);
                case Seen.Completed(Unit unit) -> completed(unit);
                case Seen.Missed _ -> openings.clear(); // what is begun on a connection is not known any more
            }
        }
        unfinished(now);
        List<Noticed> all = List.copyOf(noticed);
        noticed.clear();
        return all;
    }

    private void called(Entry entry) {
        Connection connection = entry.connection();
        if (connection == null || connection.side() != Side.SERVER) {
            return;
        }
        if (entry.call() instanceof Call.Close) {
            openings.remove(connection);
        } else if (entry.call() instanceof Call.Remark(String words)) {
            if (words.startsWith(TlsFailure.DISTRUSTED)) {
                onceInAll(connection, entry.nanos(), Trouble.DISTRUSTED);
            } else if (words.startsWith(TlsFailure.OLD_VERSIONS)) {
                onceInAll(connection, entry.nanos(), Trouble.OLD_TLS);
            }
        } else if (entry.call() instanceof Call.Truncated(Direction direction) && direction == Direction.CLIENT_TO_SERVER
                && !connection.flow(direction).isClosed()) { // after a WebSocket Close nothing can be cut off
            onceInAll(connection, entry.nanos(), Trouble.TRUNCATED);
        } else if (entry.call() instanceof Call.Transfer transfer
                && transfer.direction() == Direction.CLIENT_TO_SERVER
                && transfer.bytes().length > 0) {
            came(connection, transfer, entry.nanos());
        }
    }

    private void came(Connection connection, Call.Transfer transfer, long nanos) {
        if (transfer.offset() == 0 && !(transfer instanceof Call.Segment)) {
            first(connection, transfer.bytes(), nanos);
        }
        Opening opening = openings.get(connection);
        if (opening != null) {
            opening.add(transfer.bytes(), transfer.offset(), nanos);
        }
    }

    /// The first bytes say whether both ends mean the same by a connection.
    private void first(Connection connection, byte[] bytes, long nanos) {
        boolean tls = FirstBytes.beginTls(bytes);
        if (connection.speaks().equals("tls")) {
            if (!TlsRecord.isType(bytes[0] & 0xff)) { // an alert is TLS too
                notice(connection, nanos, Trouble.PLAIN_TO_TLS.found());
            }
        } else if (tls) {
            Trouble trouble = connection.speaks().equals("http") ? Trouble.TLS_TO_PLAIN : Trouble.TLS_TO_PLAIN_TCP;
            notice(connection, nanos, trouble.found());
        } else if (connection.speaks().equals("http") && openings.size() < MOST) {
            openings.put(connection, new Opening());
        }
    }

    private void completed(Unit unit) {
        Opening opening = openings.get(unit.connection());
        if (opening == null || unit.direction() != Direction.CLIENT_TO_SERVER) {
            return;
        }
        opening.understood(unit.offset() + unit.length());
        switch (unit.content()) {
            case Content.Request(HttpHead head, RequestLine line) -> request(unit, opening, head, line);
            case Content.Unreadable _ -> {
                if (unit.violations().stream().anyMatch(broken -> broken.rule() == HttpRule.LINE_ENDS_IN_LF_ALONE)) {
                    once(opening, unit.connection(), unit.nanos(), Trouble.LF_WITHOUT_CR.found());
                }
            }
            case Content.Frame _ -> openings.remove(unit.connection()); // HTTP is over
            case Content.Body _, Content.Response _, Content.Telnet _, Content.Tls _ -> {}
        }
    }

    private void request(Unit unit, Opening opening, HttpHead head, RequestLine line) {
        proxyIn(head).ifPresent(finding -> once(opening, unit.connection(), unit.nanos(), finding));
        if (line.method().equals("CONNECT") || line.target().startsWith("http://")) {
            String asked = line.method() + " " + shortened(line.target());
            once(opening, unit.connection(), unit.nanos(), Trouble.TAKEN_FOR_PROXY.found(asked));
        }
    }

    private static String shortened(String target) {
        return target.length() <= 60 ? target : target.substring(0, 60) + "…";
    }

    /// What a proxy left in a head on its way (RFC 9110 §7.6.3, RFC 7239).
    static Optional<Finding> proxyIn(HttpHead head) {
        return LEFT_BY_PROXIES.stream()
                .flatMap(name -> head.first(name).map(value -> name + ": " + shortened(value)).stream())
                .findFirst()
                .map(field -> Trouble.PROXY_ON_THE_WAY.found(field));
    }

    private void unfinished(long now) {
        for (Iterator<Map.Entry<Connection, Opening>> all = openings.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Connection, Opening> each = all.next();
            Connection connection = each.getKey();
            Opening opening = each.getValue();
            if (connection.flow(Direction.CLIENT_TO_SERVER).switchedAt() >= 0) {
                all.remove(); // frames follow, in which LF is a byte like any other
            } else if (opening.hasBareLf()) {
                once(opening, connection, opening.cameAt(), Trouble.LF_WITHOUT_CR.found());
            } else if (opening.isBegun() && now - opening.cameAt() >= PATIENCE) {
                once(opening, connection, now, Trouble.MISSING_EMPTY_LINE.found());
            }
        }
    }

    /// A browser tries again and again: what it thinks of TLS is said once.
    private void onceInAll(Connection connection, long nanos, Trouble trouble) {
        if (toldOnce.add(trouble)) {
            notice(connection, nanos, trouble.found());
        }
    }

    private void once(Opening opening, Connection connection, long nanos, Finding finding) {
        if (opening.told().add(finding.trouble())) {
            notice(connection, nanos, finding);
        }
    }

    private void notice(Connection connection, long nanos, Finding finding) {
        noticed.add(new Noticed(connection, nanos, finding));
    }
}

package dev.wirelight.doctor;

import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tries out a port, as a client would, and says what is wrong with it.
public final class Examination {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    private final Target target;
    private final Map<String, String> environment;
    private final List<String> facts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Address> own = new HashSet<>();

    private Examination(Target target, Map<String, String> environment) {
        this.target = target;
        this.environment = environment;
    }

    /// What came of it.
    ///
    /// @param facts what is as it should be, a sentence each
    /// @param findings what goes wrong; empty when nothing does
    /// @param own the addresses from which it connected, which whoever watches the server may see
    public record Report(List<String> facts, List<Finding> findings, Set<Address> own) {}

    /// Examines a port. Waits for answers, a few seconds at the most.
    ///
    /// @param environment the process's, which may name a proxy
    public static Report of(Target target, Map<String, String> environment) {
        Examination examination = new Examination(target, environment);
        examination.examine();
        return new Report(List.copyOf(examination.facts), List.copyOf(examination.findings), Set.copyOf(examination.own));
    }

    /// Why a server could not have a port.
    public static Finding portBusy(int port) {
        return Trouble.PORT_BUSY.found(port, holder(port).orElse("another program"));
    }

    /// Who listens on a port of this computer, such as `nc (process 4711)`, where the system tells.
    public static Optional<String> holder(int port) {
        return Listener.on(port).map(Listener::toString);
    }

    private void examine() {
        List<Address> open = new ArrayList<>();
        List<Address> closed = new ArrayList<>();
        try {
            for (Address address : addresses()) {
                (isOpen(address) ? open : closed).add(address);
            }
        } catch (UnknownHostException e) {
            findings.add(Trouble.NAME_UNKNOWN.found(target.host()));
            return;
        } catch (SocketTimeoutException e) {
            findings.add(Trouble.NO_ANSWER.found(target.address()));
            return;
        }
        if (open.isEmpty()) {
            nobody(closed.getFirst());
            return;
        }
        if (!closed.isEmpty()) {
            // Both are localhost, and clients try one after the other.
            facts.add("The name localhost means two addresses, and somebody listens at " + open.getFirst() + " alone. Clients try"
                    + " both, so that is no trouble.");
        }
        somebody(open.getFirst());
    }

    private List<Address> addresses() throws UnknownHostException {
        if (target.host().equalsIgnoreCase("localhost")) {
            return LOOPBACK.stream().map(host -> new Address(host, target.port())).toList();
        }
        return List.of(Address.of(new InetSocketAddress(InetAddress.getByName(target.host()), target.port())));
    }

    private boolean isOpen(Address address) throws SocketTimeoutException {
        try (ConnectedSocket socket = ConnectedSocket.connect(Trace.off(), "doctor", "", address, PATIENCE_MILLIS)) {
            own.add(socket.connection().client());
            return true;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private void nobody(Address closed) {
        Optional<Address> other = LOOPBACK.stream()
                .filter(host -> LOOPBACK.contains(closed.host()) && !host.equals(closed.host()))
                .map(host -> new Address(host, closed.port()))
                .filter(this::isOpenAtOnce)
                .findFirst();
        findings.add(other.map(open -> Trouble.OTHER_LOOPBACK.found(open, closed))
                .orElseGet(() -> Trouble.NOBODY_LISTENS.found(closed)));
    }

    private boolean isOpenAtOnce(Address address) {
        try {
            return isOpen(address);
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private void somebody(Address open) {
        String who = isHere(open) ? Listener.on(open.port()).map(found -> ": " + found).orElse("") : "";
        facts.add("Somebody listens on " + open + who + ". Clients can connect; no second server can start there.");
        try {
            understand(open, Answer.of(open, own::add));
        } catch (ConnectException e) {
            findings.add(Trouble.ONE_CLIENT_ONLY.found(open)); // a moment ago it was open
        } catch (IOException e) {
            findings.add(Trouble.NO_ANSWER.found(open));
        }
    }

    private static boolean isHere(Address address) {
        try {
            return InetAddress.getByName(address.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void understand(Address open, Answer answer) {
        switch (answer) {
            case Answer.Http(HttpHead head) -> {
                facts.add("It speaks HTTP, without TLS: http:// and ws:// are right here.");
                TroubleWatch.proxyIn(head).ifPresent(findings::add);
                if (target.isSecure()) {
                    findings.add(Trouble.TLS_TO_PLAIN.found());
                }
                Proxies.between(target.host(), false, environment).ifPresent(findings::add);
            }
            case Answer.Tls() -> {
                facts.add("It speaks TLS: https:// and wss:// are right here, or openssl s_client -connect " + open + ".");
                if (!target.isSecure() && !target.scheme().isEmpty()) {
                    findings.add(Trouble.PLAIN_TO_TLS.found());
                }
                Proxies.between(target.host(), true, environment).ifPresent(findings::add);
            }
            case Answer.Echo() -> noHttp(open, "It sends back what it gets, without TLS: telnet and nc are right here.");
            case Answer.Other() -> noHttp(open, "It answers, without TLS and not in HTTP: telnet and nc are right here.");
            case Answer.Silence() ->
                noHttp(open, "It takes what is sent and says nothing to it: it may wait for something else.");
        }
    }

    private void noHttp(Address open, String fact) {
        facts.add(fact);
        if (!target.scheme().isEmpty()) {
            findings.add(Trouble.NO_HTTP.found(open));
        }
    }
}

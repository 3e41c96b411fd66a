package dev.wirelight.stage;

import dev.wirelight.lesson.LessonCheck;
import dev.wirelight.lesson.Stage;
import dev.wirelight.lesson.Step;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.CannotListen;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Server;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/// The two servers of a lab, each with a second port that speaks TLS, as far as a lesson may move them. Whoever shows the servers is told of every change.
public final class LabStage implements LessonCheck.Open {
    private static final Duration FAREWELL = Duration.ofSeconds(6);
    private static final long PULSE = 2_000_000;
    private static final int GOING_AWAY = 1001;

    private final Lab lab;
    private final Function<String, Address> usual;
    private final Runnable changed;
    private final Runnable atTheEnd;

    private LabStage(Lab lab, Function<String, Address> usual, Runnable changed, Runnable atTheEnd) {
        this.lab = lab;
        this.usual = usual;
        this.changed = changed;
        this.atTheEnd = atTheEnd;
    }

    /// The servers of a lab that somebody else has, and closes.
    ///
    /// @param usual where a server listens, or would if the learner started it, by its name
    /// @param changed told, on the thread that plays the lesson, when a server was started, stopped, or told what to do
    public static LabStage of(Lab lab, Function<String, Address> usual, Runnable changed) {
        return new LabStage(lab, usual, changed, () -> {});
    }

    /// Where servers listen where nothing else is asked for; 0 for any free port.
    public record Ports(int plain, int webSocket, int plainTls, int webSocketTls) {
        /// Any free ones.
        public static final Ports ANY = new Ports(0, 0, 0, 0);

        private int of(String service) {
            return switch (service) {
                case PLAIN -> plain;
                case PLAIN_TLS -> plainTls;
                case WEB_SOCKET_TLS -> webSocketTls;
                default -> webSocket;
            };
        }
    }

    /// A lab of its own, which is closed with the stage.
    public static LabStage withItsOwnLab(Ports ports) {
        Lab own = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
        return new LabStage(own, service -> new Address(Lab.LOOPBACK, ports.of(service)), () -> {}, own::close);
    }

    private Server server(String service) {
        return switch (service) {
            case PLAIN -> lab.plain();
            case PLAIN_TLS -> lab.plainTls();
            case WEB_SOCKET_TLS -> lab.webSocketTls();
            default -> lab.webSocket();
        };
    }

    /// The server itself, and its port with TLS.
    private List<Server> both(String service) {
        return Stream.of(service, Stage.withTls(service)).map(this::server).toList();
    }

    @Override
    public Trace trace() {
        return lab.trace();
    }

    @Override
    public Optional<Address> address(String service) {
        return server(service).address();
    }

    @Override
    public String behaviour(String service) {
        return server(service).behaviour().word();
    }

    /// Where nobody asks for a certain port and the usual one is busy, the next free one will do.
    @Override
    public void start(String service, OptionalInt port) throws CannotPrepare {
        Address wanted = usual.apply(service);
        try {
            server(service).start(wanted.host(), port.orElse(wanted.port()));
        } catch (CannotListen e) {
            if (Stage.isSecure(service) && address(service).isPresent()) {
                return; // whoever shows the servers opens it too, and was quicker
            }
            if (port.isPresent() || e.nextFreePort().isEmpty()) {
                throw new CannotPrepare(why(service, port.orElse(wanted.port()), e));
            }
            startElsewhere(service, wanted.host(), e.nextFreePort().getAsInt());
        } finally {
            changed.run();
        }
    }

    /// Who sees that a port is busy looks for another program, and here it may be the other server.
    private String why(String service, int port, CannotListen failure) {
        return Stage.SERVICES.stream()
                .filter(other -> !other.equals(service) && failure.portBusy())
                .filter(other -> address(other).filter(address -> address.port() == port).isPresent())
                .findFirst()
                .map(other -> "Port " + port + " is busy: Wirelight's own " + Step.Reset.called(other)
                        + " listens there. Stop it, or use another port"
                        + (failure.nextFreePort().isPresent() ? ", such as " + failure.nextFreePort().getAsInt() + ", which is free." : "."))
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    private void startElsewhere(String service, String host, int port) throws CannotPrepare {
        try {
            server(service).start(host, port);
        } catch (CannotListen e) {
            throw new CannotPrepare(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void stop(String service) {
        server(service).stop();
        changed.run();
    }

    @Override
    public void behave(String service, String behaviour) {
        Stream.of(Behaviour.values())
                .filter(b -> b.word().equals(behaviour))
                .findFirst()
                .ifPresent(known -> both(service).forEach(server -> server.behave(known)));
        changed.run();
    }

    @Override
    public void closeConnections(String service) {
        both(service).forEach(server -> server.closeAll(GOING_AWAY, "the next step begins"));
        // Who does not answer the farewell is dropped by the server itself after some seconds.
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (both(service).stream().anyMatch(server -> !server.peers().isEmpty()) && System.nanoTime() < end) {
            LockSupport.parkNanos(PULSE);
        }
    }

    @Override
    public int say(String service, String text) {
        return both(service).stream().mapToInt(server -> server.say(text)).sum();
    }

    @Override
    public int ping(String payload) {
        return both(WEB_SOCKET).stream().mapToInt(server -> server.ping(payload)).sum();
    }

    @Override
    public void goodbye(int code) {
        both(WEB_SOCKET).forEach(server -> server.closeAll(code, ""));
    }

    @Override
    public void close() {
        atTheEnd.run();
    }
}

package dev.wirelight.desktop.lesson;

import dev.wirelight.lesson.Stage;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.CannotListen;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/// The window's two servers, as far as a lesson may move them. Used on the lesson's thread; whoever shows the servers is
/// told of every change.
final class ServersStage implements Stage {
    private static final Duration FAREWELL = Duration.ofSeconds(6);
    private static final long PULSE = 2_000_000;
    private static final int GOING_AWAY = 1001;

    private final Lab lab;
    private final Function<String, Address> usual;
    private final Runnable changed;

    /// @param usual where a server listens, or would if the learner started it, by its name
    /// @param changed told, on the lesson's thread, when a server was started, stopped, or told what to do
    ServersStage(Lab lab, Function<String, Address> usual, Runnable changed) {
        this.lab = lab;
        this.usual = usual;
        this.changed = changed;
    }

    private Server server(String service) {
        return service.equals(PLAIN) ? lab.plain() : lab.webSocket();
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

    /// Where the lesson asks for no certain port and the usual one is busy, the next free one will do.
    @Override
    public void start(String service, OptionalInt port) throws CannotPrepare {
        Address wanted = usual.apply(service);
        try {
            server(service).start(wanted.host(), port.orElse(wanted.port()));
        } catch (CannotListen e) {
            if (port.isPresent() || e.nextFreePort().isEmpty()) {
                throw new CannotPrepare(String.valueOf(e.getMessage()));
            }
            startElsewhere(service, wanted.host(), e.nextFreePort().getAsInt());
        } finally {
            changed.run();
        }
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
                .ifPresent(server(service)::behave);
        changed.run();
    }

    @Override
    public void closeConnections(String service) {
        Server server = server(service);
        server.closeAll(GOING_AWAY, "the next step begins");
        // Who does not answer the farewell is dropped by the server itself after some seconds.
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (!server.peers().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(PULSE);
        }
    }

    @Override
    public int say(String service, String text) {
        return server(service).say(text);
    }

    @Override
    public int ping(String payload) {
        return lab.webSocket().ping(payload);
    }
}

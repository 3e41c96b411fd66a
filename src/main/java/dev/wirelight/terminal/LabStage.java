package dev.wirelight.terminal;

import dev.wirelight.lesson.LessonCheck;
import dev.wirelight.lesson.Stage;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A lab of its own for lessons that are played in the terminal.
final class LabStage implements LessonCheck.Open {
    private static final Duration FAREWELL = Duration.ofSeconds(6);
    private static final long PULSE = 2_000_000;
    private static final int GOING_AWAY = 1001;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);
    private final int plainPort;
    private final int webSocketPort;

    /// @param plainPort where the plain server listens where nothing else is asked for; 0 for any free port
    /// @param webSocketPort the same for the WebSocket server
    LabStage(int plainPort, int webSocketPort) {
        this.plainPort = plainPort;
        this.webSocketPort = webSocketPort;
    }

    private Server server(String service) {
        return service.equals(PLAIN) ? lab.plain() : lab.webSocket();
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public Optional<Address> address(String service) {
        return server(service).address();
    }

    @Override
    public String behaviour(String service) {
        return server(service).behaviour().word();
    }

    /// Where nobody asked for a certain port and the usual one is busy, the next free one will do.
    @Override
    public void start(String service, OptionalInt port) throws CannotPrepare {
        int usual = service.equals(PLAIN) ? plainPort : webSocketPort;
        try {
            server(service).start(Lab.LOOPBACK, port.orElse(usual));
        } catch (CannotListen e) {
            if (port.isPresent() || e.nextFreePort().isEmpty()) {
                throw new CannotPrepare(String.valueOf(e.getMessage()));
            }
            startElsewhere(service, e.nextFreePort().getAsInt());
        }
    }

    private void startElsewhere(String service, int port) throws CannotPrepare {
        try {
            server(service).start(Lab.LOOPBACK, port);
        } catch (CannotListen e) {
            throw new CannotPrepare(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void stop(String service) {
        server(service).stop();
    }

    @Override
    public void behave(String service, String behaviour) {
        Stream.of(Behaviour.values())
                .filter(b -> b.word().equals(behaviour))
                .findFirst()
                .ifPresent(server(service)::behave);
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

    @Override
    public void close() {
        lab.close();
    }
}

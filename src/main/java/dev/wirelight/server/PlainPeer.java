package dev.wirelight.server;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.telnet.TelnetUnit.Command;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import dev.wirelight.protocol.telnet.TelnetUnit.Negotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Subnegotiation;
import dev.wirelight.protocol.telnet.TelnetUnit.Verb;
import dev.wirelight.protocol.telnet.TelnetWriter;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The plain server's end of one connection: reads what telnet (or `nc`) sends, and answers.
final class PlainPeer implements Peer {
    private static final int ARE_YOU_THERE = 246;

    private final ConnectedSocket socket;
    private final Commons commons;
    private final ServerLimits limits;
    private final ChatRoom room;
    private final TelnetReader telnet = new TelnetReader();
    private final LineAssembler lines;
    private final ByteSink output = new ByteSink();
    private final Outbox outbox;
    private volatile Behaviour behaviour;
    private volatile long closingSince;

    PlainPeer(ConnectedSocket socket, Commons commons, Behaviour behaviour) {
        this.socket = socket;
        this.commons = commons;
        this.limits = commons.limits();
        this.behaviour = behaviour;
        this.room = commons.room();
        this.lines = new LineAssembler(limits.line());
        this.outbox = new Outbox(socket, output, commons.memory().of(this), () -> {});
    }

    /// The read loop: read all that has arrived, answer all of it, write once.
    @Override
    public void converse() {
        Intake intake = new Intake();
        try {
            int count;
            while ((count = socket.read(intake.buffer(), (int) limits.idle().toMillis())) >= 0) {
                boolean first = socket.connection().flow(socket.connection().side().reads()).length() == 0;
                List<TelnetUnit> units = understand(intake.buffer(), count);
                if (first && socket.tls().isEmpty() && WrongPort.isClientHello(intake.buffer(), count)) {
                    turnAway();
                    return;
                }
                if (closingSince == 0) {
                    units.forEach(this::answer);
                }
                outbox.flush();
                intake.adapt(count, socket);
            }
            // The peer has finished, so nothing of it can lie unread when this end closes now.
            outbox.flush();
        } catch (SocketTimeoutException e) {
            socket.remark("Nothing came for " + limits.idle().toMinutes() + " minutes: the limit for silence.");
        } catch (IOException e) {
            // The connection is broken. The trace has it, and there is nobody left to answer.
        }
    }

    private List<TelnetUnit> understand(byte[] buffer, int count) {
        long offset = socket.connection().flow(socket.connection().side().reads()).length();
        List<TelnetUnit> units = telnet.readAll(buffer, count);
        socket.noteRead(buffer, count, telnet.firstUnit() < 0 ? Call.NO_UNIT : offset + telnet.firstUnit());
        return units;
    }

    /// A program that speaks TLS would wait for ever for an answer in TLS, and take an echo for one. It makes nothing of this
    /// line either, but ends; the person in front of it finds the line in what was received, and the remark here.
    private void turnAway() throws IOException {
        Address here = socket.connection().server();
        String words = WrongPort.tlsToHere(Kind.PLAIN, here, commons.securePorts().instead(Kind.PLAIN, here));
        socket.remark(words);
        sendLine(words);
        outbox.flush();
        Goodbye.say(socket, limits.goodbye());
    }

    private void answer(TelnetUnit unit) {
        switch (unit) {
            case Data data -> answer(data);
            case Command(int code, int _) -> {
                if (code == ARE_YOU_THERE) {
                    sendLine("[Yes, Wirelight is here.]");
                }
            }
            // RFC 854: refuse what you do not know, and never answer a refusal; so no two ends go on for ever.
            case Negotiation(Verb verb, int option, int _) -> {
                synchronized (output) {
                    switch (verb) {
                        case DO -> TelnetWriter.negotiation(output, Verb.WONT, option);
                        case WILL -> TelnetWriter.negotiation(output, Verb.DONT, option);
                        case WONT, DONT -> {}
                    }
                }
            }
            case Subnegotiation _ -> {} // about an option that was refused
        }
    }

    private void answer(Data data) {
        switch (behaviour) {
            case ECHO -> {
                synchronized (output) {
                    TelnetWriter.data(output, data.bytes());
                }
            }
            case UPPER -> lines.add(data).ifPresent(line -> sendLine(line.toUpperCase(Locale.ROOT)));
            case CHAT -> lines.add(data).ifPresent(line -> room.say(this, line));
            case CLOCK -> {} // it only pushes
        }
    }

    private void sendLine(String line) {
        synchronized (output) {
            TelnetWriter.data(output, (line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void behave(Behaviour next) {
        behaviour = next;
        if (next == Behaviour.CHAT) {
            room.enter(this);
        } else {
            room.leave(this);
        }
    }

    @Override
    public void play(Tricks tricks) {
        // All of them are about WebSocket.
    }

    @Override
    public boolean say(String text) {
        if (closingSince != 0) {
            return false;
        }
        sendLine(text);
        return outbox.flushSoon(this, limits.unsent());
    }

    @Override
    public boolean ping(String payload) {
        return false; // TCP has no ping of its own, and telnet's AYT goes from the user to the server
    }

    @Override
    public boolean isWebSocket() {
        return false;
    }

    @Override
    public boolean sendByHand(byte[] bytes) {
        synchronized (output) {
            output.add(bytes);
        }
        return closingSince == 0 && outbox.flushSoon(this, limits.unsent());
    }

    /// Sends FIN; the read loop ends when the peer has sent its own, or is dropped by whoever waits for it.
    @Override
    public void close(int code, String reason) {
        closingSince = System.nanoTime();
        Thread.startVirtualThread(() -> {
            try {
                outbox.flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                socket.close();
            }
        });
    }

    @Override
    public void drop(String why) {
        socket.remark(why);
        socket.close();
    }

    @Override
    public boolean isWriting() {
        return outbox.isWriting();
    }

    @Override
    public Optional<String> overdue() {
        if (closingSince != 0 && System.nanoTime() - closingSince > limits.goodbye().toNanos()) {
            return Optional.of("The peer did not close its side in time.");
        }
        return outbox.stuck(limits.stuckWrite());
    }

    @Override
    public Connection connection() {
        return socket.connection();
    }
}

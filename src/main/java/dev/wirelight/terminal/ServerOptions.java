package dev.wirelight.terminal;

import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Origins;
import dev.wirelight.server.Tricks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What can be said on the command line about the two servers.
public final class ServerOptions {
    private static final int HIGHEST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int plainPort;
    private int webSocketPort;
    private Behaviour webSocket = Behaviour.ECHO;
    private Tricks tricks = Tricks.NONE;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = Lab.LOOPBACK,
            description = "the address to listen at; only this computer can reach the default, ${DEFAULT-VALUE}")
    private String bind = Lab.LOOPBACK;

    @Option(
            names = "--plain",
            paramLabel = "WHAT",
            defaultValue = "echo",
            description = "what the plain server does: echo, upper, clock or chat (default: ${DEFAULT-VALUE})")
    private Behaviour plain = Behaviour.ECHO;

    @Option(
            names = "--deflate",
            description = "the WebSocket server accepts a client's offer to compress messages (permessage-deflate)")
    private boolean compresses;

    private Origins origins = Origins.ofThisComputer();

    /// picocli fills it.
    ServerOptions() {
        this.command = CommandSpec.create();
    }

    @Option(
            names = "--plain-port",
            paramLabel = "N",
            defaultValue = "" + Lab.PLAIN_PORT,
            description = "the plain TCP server's port; 0 takes any free one (default: ${DEFAULT-VALUE})")
    void setPlainPort(int port) {
        plainPort = checked("--plain-port", port);
    }

    @Option(
            names = "--ws-port",
            paramLabel = "N",
            defaultValue = "" + Lab.WEB_SOCKET_PORT,
            description = "the WebSocket server's port; 0 takes any free one (default: ${DEFAULT-VALUE})")
    void setWebSocketPort(int port) {
        webSocketPort = checked("--ws-port", port);
    }

    @Option(
            names = "--ws",
            paramLabel = "WHAT",
            defaultValue = "echo",
            description = "what the WebSocket server does: echo, clock or chat (default: ${DEFAULT-VALUE})")
    void setWebSocket(Behaviour behaviour) {
        if (behaviour == Behaviour.UPPER) {
            throw wrong("--ws is echo, clock or chat. Only the plain server has upper: --plain upper.");
        }
        webSocket = behaviour;
    }

    @Option(
            names = "--trick",
            paramLabel = "TRICK",
            split = ",",
            description = {
                "what the WebSocket server does otherwise, on purpose:",
                "no-pong, no-close, wrong-accept, mask, fragment=BYTES or delay=MILLISECONDS;",
                "several with commas between"
            })
    void setTricks(List<String> words) {
        Tricks chosen = Tricks.NONE;
        for (String word : words) {
            try {
                chosen = chosen.with(word);
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        tricks = chosen;
    }

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = {
                "from whose pages browsers may open a WebSocket, besides those of this computer:",
                "such as https://school.example, null for pages opened from a file, * for all; may be repeated"
            })
    void setOrigins(List<String> more) {
        try {
            origins = Origins.ofThisComputer().and(more);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private int checked(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong(option + " is a number from 0 to 65535, not " + port + ".");
        }
        return port;
    }

    /// Looks at what no option alone can tell.
    void check() {
        if (plainPort == webSocketPort && plainPort != 0) {
            throw wrong("Two servers cannot share port " + plainPort
                    + ". Give them different ones with --plain-port and --ws-port.");
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }

    /// The address to listen at.
    public String bind() {
        return bind;
    }

    /// 0 to 65,535; 0 for any free one.
    public int plainPort() {
        return plainPort;
    }

    /// 0 to 65,535; 0 for any free one.
    public int webSocketPort() {
        return webSocketPort;
    }

    public Behaviour plain() {
        return plain;
    }

    public Behaviour webSocket() {
        return webSocket;
    }

    /// What the WebSocket server is to do otherwise than others.
    public Tricks tricks() {
        return tricks;
    }

    /// Whether the WebSocket server accepts an offer to compress messages.
    public boolean compresses() {
        return compresses;
    }

    /// From whose pages browsers may open a WebSocket.
    public Origins origins() {
        return origins;
    }

    /// Whether only programs on this computer can connect.
    boolean isLocal() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true; // nobody can: the servers will not start, and say why
        }
    }
}

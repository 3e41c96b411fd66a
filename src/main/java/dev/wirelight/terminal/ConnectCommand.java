package dev.wirelight.terminal;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.PlainClient;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight connect`
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "wirelight connect HOST PORT [--tls] [--show-bytes [--filter FILTER]]",
            "   or: wirelight connect ws://HOST:PORT/PATH [--deflate] [--show-bytes [--filter FILTER]]",
            "   or: wirelight connect wss://HOST:PORT/PATH [--deflate] [--show-bytes [--filter FILTER]]"
        },
        description = {
            "Connects to a server; what you type is sent line by line.",
            "To a plain TCP server each line goes with CR LF behind it; to a WebSocket server it is a text message."
        })
final class ConnectCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final InputStream in;
    private final Map<String, String> environment;
    private final boolean terminal;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HOST", description = "a name or an address, or ws://HOST:PORT/PATH, or wss://HOST:PORT/PATH for TLS")
    private String target = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PORT", description = "1 to 65535")
    private @Nullable Integer port;

    @Option(names = "--show-bytes", description = "also print the socket calls, and every unit with its bytes")
    private boolean showBytes;

    @Mixin
    private FilterOption filter = new FilterOption();

    @Option(names = "--tls", description = "speak TLS; it trusts your own lab's certificate, and else whom your Java trusts")
    private boolean tls;

    @Option(names = "--deflate", description = "offer a WebSocket server to compress messages (permessage-deflate)")
    private boolean deflate;

    /// @param in what the user types
    /// @param environment the process's
    /// @param terminal whether the output is a terminal
    ConnectCommand(InputStream in, Map<String, String> environment, boolean terminal) {
        this.in = in;
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!showBytes && !filter.filter().isEverything()) {
            throw wrong("--filter chooses among what --show-bytes prints: write --show-bytes too.");
        }
        Trace trace = showBytes ? new Trace(TraceClock.system(), TraceLimits.DEFAULT) : Trace.off();
        Ink.Colours colours = ColourChoice.AUTO.colours(environment, terminal);
        boolean webSocket = target.toLowerCase(Locale.ROOT).matches("wss?://.*");
        Dialogue dialogue = new Dialogue(
                in,
                command.commandLine().getOut(),
                command.commandLine().getErr(),
                webSocket,
                trace,
                filter.filter(),
                showBytes ? new TextLines(trace, colours, ZoneId.systemDefault()) : null);
        try {
            if (webSocket) {
                webSocket(trace, dialogue);
            } else {
                plain(trace, dialogue);
            }
            return 0;
        } catch (CannotConnect e) {
            dialogue.tell(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private void plain(Trace trace, Dialogue dialogue) throws CannotConnect, InterruptedException {
        if (target.startsWith("http://") || target.startsWith("https://")) {
            throw wrong("For a WebSocket write ws instead of http: wirelight connect ws" + target.substring("http".length()));
        }
        if (deflate) {
            throw wrong("Only a WebSocket has messages to compress: wirelight connect ws://HOST:PORT/PATH --deflate");
        }
        Integer to = port;
        if (to == null || to < 1 || to > 65_535) {
            throw wrong("Which port? For example: wirelight connect 127.0.0.1 7007");
        }
        Address server = new Address(target, to);
        try (PlainClient client = tls
                ? PlainClient.connectTls(trace, server, dialogue::hear)
                : PlainClient.connect(trace, server, dialogue::hear)) {
            dialogue.tell("Connected to " + client.connection().server() + " from port "
                    + client.connection().client().port() + ". Each line that you type is sent with CR LF. Ctrl+D ends.");
            client.security().ifPresent(security -> dialogue.tell(security.toString()));
            dialogue.run(new Dialogue.Typed() {
                @Override
                public void line(String line) throws IOException {
                    client.sendLine(line);
                }

                @Override
                public void end() throws IOException {
                    client.finish();
                }
            });
        }
    }

    private void webSocket(Trace trace, Dialogue dialogue) throws CannotConnect, InterruptedException {
        if (port != null) {
            throw wrong("The port stands in the address: " + target + " and then no number.");
        }
        if (tls && target.toLowerCase(Locale.ROOT).startsWith("ws:")) {
            throw wrong("A WebSocket address says by itself that it wants TLS: wss" + target.substring("ws".length()));
        }
        URI uri;
        try {
            uri = new URI(target);
        } catch (URISyntaxException e) {
            throw wrong("A WebSocket address looks like ws://127.0.0.1:8000/ and this one does not: " + target);
        }
        ClientOffer offer = deflate ? ClientOffer.COMPRESSION : ClientOffer.NOTHING;
        try (WebSocketClient client = WebSocketClient.connect(trace, uri, offer, dialogue::hear)) {
            dialogue.tell("Connected to " + uri + " from port " + client.connection().client().port()
                    + ". Each line that you type is a text message. Commands: /ping WORDS and /close 1000 REASON."
                    + " Ctrl+D closes with 1000.");
            client.security().ifPresent(security -> dialogue.tell(security.toString()));
            if (deflate) {
                dialogue.tell(client.compression()
                        .map(agreed -> "Messages are compressed, as agreed: " + agreed)
                        .orElse("The server did not take the offer, so messages are not compressed."));
            }
            dialogue.run(new WebSocketTyping(client, dialogue::tell));
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}

package dev.wirelight.terminal;

import dev.wirelight.capture.CaptureFile;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.trace.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
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

/// `wirelight explain`
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "wirelight explain FILE [--filter FILTER] [--json] [--fields=all|no]",
            "   or: wirelight explain --as PROTOCOL [--direction DIRECTION] [--json] [--fields=all|no]"
        },
        description = {
            "Explains every byte of a capture file (pcap or pcapng), or of bytes that are typed or piped in hexadecimal.",
            "The exit status is 1 when the file is damaged; what stands before the damage is explained."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MOST_HEX = 16 << 20;

    private final InputStream in;
    private final Map<String, String> environment;
    private final boolean terminal;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", hideParamSyntax = true, description = "a pcap or pcapng file")
    private @Nullable String file;

    @Option(
            names = "--as",
            paramLabel = "PROTOCOL",
            description = "read bytes in hexadecimal from standard input, which are: websocket (or ws), http, telnet, tls, tcp, ipv4, ipv6 or"
                    + " ethernet")
    private @Nullable TypedProtocol as;

    @Option(
            names = "--direction",
            paramLabel = "DIRECTION",
            defaultValue = "client-to-server",
            description = "which way the typed bytes go: client-to-server or server-to-client (default: client-to-server)")
    private String direction = "client-to-server";

    @Option(names = "--json", description = "one JSON object a line, for programs")
    private boolean json;

    @Option(
            names = "--fields",
            paramLabel = "WHICH",
            defaultValue = "yes",
            description = "yes: of each unit; all: of the packets' headers too; no: an overview, a line for each packet and unit"
                    + " (default: yes)")
    private ExplainLines.Fields fields = ExplainLines.Fields.YES;

    @Mixin
    private FilterOption filter = new FilterOption();

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto", description = "auto, always or never (default: auto)")
    private ColourChoice colour = ColourChoice.AUTO;

    /// @param in where hexadecimal digits are read from
    /// @param environment the process's
    /// @param terminal whether the output is a terminal
    ExplainCommand(InputStream in, Map<String, String> environment, boolean terminal) {
        this.in = in;
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        String name = file;
        TypedProtocol protocol = as;
        if (name != null && protocol == null) {
            return file(name);
        }
        if (name == null && protocol != null) {
            if (!filter.filter().isEverything()) {
                throw wrong("--filter chooses among what stands in a FILE; typed bytes are all explained.");
            }
            return typed(protocol);
        }
        throw wrong(name == null
                ? "What is to be explained? A capture: wirelight explain FILE. Or bytes: echo 81 05 48 65 6c 6c 6f | wirelight"
                        + " explain --as websocket --direction server-to-client"
                : "Either a FILE or --as: with --as the bytes come from standard input.");
    }

    private int file(String name) throws InterruptedException {
        try (CaptureFile capture = CaptureFile.open(Path.of(name), ExplainFile.LIMITS)) {
            ExplainFile explain = new ExplainFile(capture, printer(capture.trace().startedAt()), json, mostBytes(), filter.filter());
            explain.printTo(command.commandLine().getOut());
            PrintWriter err = command.commandLine().getErr();
            err.println(explain.summary());
            capture.damage().ifPresent(damage -> err.println("The file is damaged at byte " + Amounts.number(damage.offset()) + ": "
                    + damage.words() + " What stands before it is explained."));
            err.flush();
            return capture.damage().isPresent() ? FAILED : 0;
        } catch (NotACapture e) {
            return failed(name + ": " + e.getMessage() + " Wirelight explains pcap and pcapng files, as Wireshark and tcpdump"
                    + " write them; for bytes in hexadecimal there is --as.");
        } catch (InvalidPathException e) {
            return failed("A file cannot have this name: " + name);
        } catch (IOException e) {
            return failed(PlayCommand.whyUnread(name, e));
        }
    }

    private int typed(TypedProtocol protocol) {
        try {
            byte[] text = in.readNBytes(MOST_HEX + 1);
            if (text.length > MOST_HEX) {
                return failed("That is more than can be explained at once: at most 16 MiB of hexadecimal digits.");
            }
            byte[] bytes = HexDump.read(new String(text, StandardCharsets.ISO_8859_1));
            if (bytes.length == 0) {
                return failed("No bytes came. For example: echo 81 05 48 65 6c 6c 6f | wirelight explain --as websocket"
                        + " --direction server-to-client");
            }
            ExplainPrinter printer = printer(null);
            PrintWriter out = command.commandLine().getOut();
            Piece piece = new Piece();
            printer.print(piece, protocol.explain(direction(), bytes, mostBytes()));
            piece.writeTo(out);
            out.flush();
            if (printer.unexplainedBits() > 0) {
                command.commandLine().getErr().println("Unexplained: " + printer.unexplainedBits() + " bits.");
                command.commandLine().getErr().flush();
            }
            return 0;
        } catch (HexDump.NotHex e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed("Standard input cannot be read: " + e.getMessage());
        }
    }

    private Direction direction() {
        return switch (direction.toLowerCase(Locale.ROOT)) {
            case "client-to-server" -> Direction.CLIENT_TO_SERVER;
            case "server-to-client" -> Direction.SERVER_TO_CLIENT;
            default -> throw wrong("A direction is client-to-server or server-to-client, and not " + direction + ".");
        };
    }

    private ExplainPrinter printer(@Nullable Instant startedAt) {
        return json
                ? new ExplainJson(startedAt)
                : new ExplainLines(startedAt, fields, colour.colours(environment, terminal));
    }

    private int mostBytes() {
        return json ? ExplainJson.MOST_BYTES : ExplainLines.MOST_BYTES;
    }

    private int failed(String words) {
        command.commandLine().getErr().println(words);
        command.commandLine().getErr().flush();
        return FAILED;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}

package dev.wirelight.terminal;

import dev.wirelight.server.Behaviour;
import dev.wirelight.words.Language;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `wirelight`: opens the window, or does what the subcommand says.
@Command(
        name = "wirelight",
        mixinStandardHelpOptions = true,
        description = "See every byte between a client and a server, explained. Without a command the window opens.")
public final class WirelightCommand implements Callable<Integer> {
    private final Window window;
    private final ServeCommand serve;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Option(names = "--start", description = "start both servers as soon as the window is open")
    private boolean start;

    @Option(names = "--frame-times", description = "print how evenly the window was drawn, when it is closed")
    private boolean frameTimes;

    @Option(names = "--open", paramLabel = "FILE", description = "open a capture (pcap or pcapng) in the window")
    private @Nullable Path open;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the same as --open FILE")
    private @Nullable Path file;

    private WirelightCommand(Window window, ServeCommand serve, Map<String, String> environment) {
        this.window = window;
        this.serve = serve;
        this.environment = environment;
    }

    /// The whole command line, ready to be executed.
    ///
    /// @param window what opens when no subcommand is given
    /// @param version such as `0.1.0`
    /// @param in what a user of `wirelight connect` types, and what other commands read from
    /// @param environment the process's
    /// @param terminal whether the output is a terminal
    public static CommandLine commandLine(
            Window window, String version, InputStream in, Map<String, String> environment, boolean terminal) {
        ServeCommand serve = new ServeCommand(environment, terminal);
        CommandLine all = new CommandLine(new WirelightCommand(window, serve, environment))
                .addSubcommand(serve)
                .addSubcommand(new ConnectCommand(in, environment, terminal))
                .addSubcommand(new PlayCommand(in, environment, terminal))
                .addSubcommand(new ExplainCommand(in, environment, terminal))
                .addSubcommand(new CertificateCommand())
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new LessonsCommand(environment))
                .addSubcommand(new LessonCommand(in, environment, terminal))
                .addSubcommand(new LanguageCommand(environment))
                .addSubcommand(new LoadCommand());
        all.getCommandSpec().version("Wirelight " + version);
        all.getSubcommands().values().forEach(sub -> sub.getCommandSpec().version("Wirelight " + version));
        return all.registerConverter(Behaviour.class, WirelightCommand::behaviour)
                .registerConverter(TypedProtocol.class, WirelightCommand::typedProtocol)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::wrongUse)
                .setExecutionExceptionHandler(Complaints::mistake);
    }

    private static Behaviour behaviour(String word) {
        for (Behaviour behaviour : Behaviour.values()) {
            if (behaviour.word().equalsIgnoreCase(word)) {
                return behaviour;
            }
        }
        throw new TypeConversionException("a server can do echo, upper, clock or chat, and not " + word);
    }

    private static TypedProtocol typedProtocol(String word) {
        if (word.equalsIgnoreCase("ws")) {
            return TypedProtocol.WEBSOCKET;
        }
        for (TypedProtocol protocol : TypedProtocol.values()) {
            if (protocol.name().equalsIgnoreCase(word)) {
                return protocol;
            }
        }
        throw new TypeConversionException(
                "bytes can be websocket (or ws), http, telnet, tls, tcp, ipv4, ipv6 or ethernet, and not " + word);
    }

    @Override
    public Integer call() {
        servers.check();
        if (file != null && Files.notExists(file)) {
            throw new ParameterException(
                    command.commandLine(), "There is no command and no file with this name: " + file);
        }
        try {
            Language spoken = language.choice(LanguageOption.languages(environment), command.commandLine());
            window.open(servers, new Window.Wishes(start, frameTimes, Optional.ofNullable(open != null ? open : file), spoken));
            return 0;
        } catch (Window.NoDisplay e) {
            if (open != null || file != null) {
                throw new ParameterException(
                        command.commandLine(), "There is no display for a window here, so no file can be opened in one.");
            }
            command.commandLine().getErr().println("There is no display for a window here, so Wirelight goes on in this "
                    + "terminal, as with `wirelight serve`. Ctrl+C ends it.");
            command.commandLine().getErr().flush();
            return serve.serve(servers);
        }
    }
}

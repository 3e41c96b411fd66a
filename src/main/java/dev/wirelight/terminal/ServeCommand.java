package dev.wirelight.terminal;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `wirelight serve`
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts both servers, with --tls each on a second port too, and prints everything that passes, until Ctrl+C.")
final class ServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final boolean terminal;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Mixin
    private RecordOptions record = RecordOptions.off();

    @Mixin
    private FilterOption filter = new FilterOption();

    @Option(names = "--quiet", description = "print only where the servers listen, and the end")
    private boolean quiet;

    @Option(names = "--no-trace", description = "with --quiet: keep nothing of what passes, which is fastest")
    private boolean noTrace;

    @Option(names = "--json", description = "print one JSON object a line, for programs")
    private boolean json;

    @Option(
            names = "--capture",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto or off; auto captures the packets of these servers too, with dumpcap or tcpdump, where you"
                    + " have the right to (default: auto)")
    private CaptureChoice capture = CaptureChoice.AUTO;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never; auto looks at the terminal and at NO_COLOR (default: auto)")
    private ColourChoice colour = ColourChoice.AUTO;

    /// @param environment the process's
    /// @param terminal whether the output is a terminal
    ServeCommand(Map<String, String> environment, boolean terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (noTrace && !quiet) {
            throw new ParameterException(
                    command.commandLine(), "--no-trace keeps nothing, so nothing can be printed: use it with --quiet.");
        }
        if (quiet && !filter.filter().isEverything()) {
            throw new ParameterException(
                    command.commandLine(), "--filter chooses what is printed, and --quiet prints nothing: use one of both.");
        }
        return serve(servers);
    }

    /// Serves with these options and what else was said for this command.
    int serve(ServerOptions options) {
        options.check();
        tls.trouble(options).ifPresent(words -> {
            throw new ParameterException(command.commandLine(), words);
        });
        record.trouble(tls.isOn(), !noTrace).ifPresent(words -> {
            throw new ParameterException(command.commandLine(), words);
        });
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Serving serving = new Serving(out, err, quiet, !noTrace, capture == CaptureChoice.AUTO && !quiet);
        return serving.run(
                options,
                tls,
                record,
                filter.filter(),
                trace -> json
                        ? new JsonLines(trace)
                        : new TextLines(trace, colour.colours(environment, terminal), ZoneId.systemDefault()));
    }
}

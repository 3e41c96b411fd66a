package dev.wirelight.terminal;

import dev.wirelight.doctor.Examination;
import dev.wirelight.doctor.Target;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight doctor`
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "wirelight doctor [HOST] PORT",
            "   or: wirelight doctor ws://HOST:PORT/"
        },
        description = {
            "Why did nothing happen? Tries a port out and says what is wrong, and what to do next.",
            "It connects there, and sends a request (HEAD /) and, where that does not tell enough, the beginning of TLS.",
            "The exit status is 0 where nothing is wrong, and 1 where something is."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int SOMETHING_IS_WRONG = 1;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(arity = "1..2", paramLabel = "WHERE", description = "a port; a host and a port; or ws://, wss://, http://, https://")
    private List<String> where = List.of();

    /// @param environment the process's
    DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Target target;
        try {
            target = Target.of(where);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
        Examination.Report report = Examination.of(target, environment);
        PrintWriter out = command.commandLine().getOut();
        report.facts().forEach(fact -> out.println(Ink.PLAIN.write("✓ " + fact, Ink.Colours.NONE)));
        report.findings().forEach(finding -> {
            out.println(Ink.PLAIN.write("! " + finding.words(), Ink.Colours.NONE));
            out.println(Ink.PLAIN.write("  " + finding.next(), Ink.Colours.NONE));
        });
        if (report.findings().isEmpty()) {
            out.println("Nothing is wrong here. If nothing happens all the same, look at what the lab prints: it says there what"
                    + " it waits for.");
        }
        out.flush();
        return report.findings().isEmpty() ? 0 : SOMETHING_IS_WRONG;
    }
}

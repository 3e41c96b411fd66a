package dev.wirelight.terminal;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import dev.wirelight.workshop.Application;
import dev.wirelight.workshop.Preset;
import dev.wirelight.workshop.Run;
import dev.wirelight.workshop.RunReport;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight play`
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "wirelight play FILE ws://HOST:PORT/PATH [--echo]",
            "   or: wirelight play --preset NAME ws://HOST:PORT/PATH [--echo]",
            "   or: wirelight play --list"
        },
        description = {
            "Plays a conversation that is written down in a file against a WebSocket server, and says line by line what the"
                    + " rules ask of the server and what it did.",
            "The exit status is 0 when everything could be played, and the server broke no rule and did what was said of its"
                    + " application, else 1."
        })
final class PlayCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MOST_FILE_BYTES = 4 << 20;

    private final InputStream in;
    private final Map<String, String> environment;
    private final boolean terminal;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..2",
            paramLabel = "FILE ADDRESS",
            hideParamSyntax = true,
            description = "a file of conversations (- reads what is typed or piped), and ws://HOST:PORT/PATH")
    private List<String> words = new ArrayList<>();

    @Option(names = "--echo", description = "the server is known to send every message back")
    private boolean echo;

    @Option(names = "--preset", paramLabel = "NAME", description = "play this ready frame instead of a file")
    private @Nullable String preset;

    @Option(names = "--list", description = "print the names of the ready frames")
    private boolean list;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto", description = "auto, always or never (default: auto)")
    private ColourChoice colour = ColourChoice.AUTO;

    /// @param in what `-` reads
    /// @param environment the process's
    /// @param terminal whether the output is a terminal
    PlayCommand(InputStream in, Map<String, String> environment, boolean terminal) {
        this.in = in;
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            list(out);
            return 0;
        }
        String name = preset;
        if (words.size() != (name == null ? 2 : 1)) {
            throw wrong(name == null
                    ? "Which file, and which server? For example: wirelight play hello.txt ws://127.0.0.1:8000/"
                    : "Which server? For example: wirelight play --preset \"long ping\" ws://127.0.0.1:8000/");
        }
        URI uri = address(words.getLast());
        List<Script> scripts = name == null ? read(words.getFirst()) : List.of(ready(name));
        PlayLines lines = new PlayLines(colour.colours(environment, terminal));
        int wrong = 0;
        int played = 0;
        int notPlayed = 0;
        for (Script script : scripts) {
            out.print(lines.title(script, ++played, scripts.size()));
            out.flush();
            try {
                RunReport report = play(script, uri);
                notPlayed += report.isNotPlayed() ? 1 : 0;
                wrong += report.isRuleBroken() || report.isOtherThanSaid() ? 1 : 0;
                out.print(lines.report(report));
                out.flush();
            } catch (CannotConnect e) {
                leaveOut(e, played - 1, scripts.size());
                return FAILED;
            }
        }
        out.print(lines.sum(played, notPlayed, wrong));
        out.flush();
        return wrong + notPlayed == 0 ? 0 : FAILED;
    }

    /// There is no connection: no use in trying the others.
    private void leaveOut(CannotConnect why, int played, int all) {
        PrintWriter err = command.commandLine().getErr();
        err.println(String.valueOf(why.getMessage()));
        if (all > 1) {
            err.println(played == 0
                    ? "None of the " + all + " conversations was played."
                    : played + " of " + all + " conversations " + (played == 1 ? "was" : "were") + " played, the other "
                            + (all - played) + (all - played == 1 ? " was not." : " were not."));
        }
        err.flush();
    }

    private RunReport play(Script script, URI uri) throws CannotConnect, InterruptedException {
        Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        Run run = new Run(trace, uri, echo ? Application.ECHO : Application.UNKNOWN, script, Run.SILENCE);
        try (AtTheEnd _ = new AtTheEnd(run::cancel)) {
            return run.play();
        }
    }

    private List<Script> read(String file) {
        try {
            byte[] bytes = file.equals("-") ? in.readNBytes(MOST_FILE_BYTES) : readFile(file);
            return Script.parseAll(text(file.equals("-") ? "What was typed or piped" : "The file " + file, bytes));
        } catch (ScriptError e) {
            throw wrong((file.equals("-") ? "" : file + ": ") + e.getMessage());
        } catch (InvalidPathException e) {
            throw wrong("A file cannot have this name: " + file);
        } catch (IOException e) {
            throw wrong(whyUnread(file, e));
        }
    }

    /// Why a file cannot be read, in words for a learner.
    static String whyUnread(String file, IOException why) {
        return switch (why) {
            case NoSuchFileException _ -> "There is no file " + file + " here. Check its name, or the folder that you are in.";
            case AccessDeniedException _ -> "You are not allowed to read the file " + file
                    + ". Ask whoever it belongs to, or copy it into a folder of your own.";
            default -> Files.isDirectory(Path.of(file))
                    ? file + " is a folder. Name a file in it, such as " + Path.of(file, "hello.txt") + "."
                    : "The file " + file + " cannot be read: " + why.getMessage() + ".";
        };
    }

    /// Other bytes than those in the file must not be played, so it is read strictly.
    private String text(String what, byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        // A file that goes on is too long in any case, and the reader says so.
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(from, text, bytes.length < MOST_FILE_BYTES);
        if (result.isError()) {
            long line = 1 + text.flip().chars().filter(c -> c == '\n').count();
            throw wrong(what + " is no text in UTF-8: line " + line + " has the byte "
                    + String.format("%02X", bytes[from.position()]) + ", which does not fit there. In your editor, save it"
                    + " with the encoding UTF-8; a byte of your own can be written in hexadecimal.");
        }
        return text.flip().toString();
    }

    private static byte[] readFile(String file) throws IOException {
        try (InputStream from = Files.newInputStream(Path.of(file))) {
            return from.readNBytes(MOST_FILE_BYTES);
        }
    }

    private Script ready(String name) {
        Preset found = Preset.named(name, Role.CLIENT)
                .orElseThrow(() -> wrong("There is no ready frame \"" + name + "\". Their names: wirelight play --list"));
        return found.script(Role.CLIENT);
    }

    private URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw wrong("A WebSocket address looks like ws://127.0.0.1:8000/ and this one does not: " + text);
        }
    }

    private static void list(PrintWriter out) {
        for (Preset preset : Preset.values()) {
            String rules = preset.breaks(Role.CLIENT).stream().map(FrameRule::name).collect(Collectors.joining(", "));
            out.printf("%-30s %s%n", preset.title(Role.CLIENT), rules.isEmpty() ? preset.words() : "breaks " + rules);
        }
        out.flush();
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}

package dev.wirelight.terminal;

import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonBook;
import dev.wirelight.lesson.LessonPlayer;
import dev.wirelight.lesson.LessonReader;
import dev.wirelight.lesson.ProgressFile;
import dev.wirelight.lesson.Stage;
import dev.wirelight.stage.LabStage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `wirelight lesson`
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "wirelight lesson NUMBER [--lessons FOLDER] [--language TAG]",
            "   or: wirelight lesson FILE.md",
            "   or: wirelight lesson check [FOLDER]"
        },
        description = {
            "Plays a lesson: says what to do in another terminal, notices what really happened, and explains it.",
            "The list of all lessons: wirelight lessons"
        },
        subcommands = LessonCheckCommand.class)
final class LessonCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final InputStream in;
    private final Map<String, String> environment;
    private final boolean terminal;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private LessonOptions options = new LessonOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "LESSON",
            description = "its number, or a file of your own that ends in .md")
    private @Nullable String which;

    @Option(names = "--plain-port", paramLabel = "N", defaultValue = "" + Stage.PLAIN_PORT,
            description = "the plain TCP server's port (default: ${DEFAULT-VALUE}; the next free one where it is busy)")
    private int plainPort;

    @Option(names = "--ws-port", paramLabel = "N", defaultValue = "" + Stage.WEB_SOCKET_PORT,
            description = "the WebSocket server's port (default: ${DEFAULT-VALUE}; the next free one where it is busy)")
    private int webSocketPort;

    @Option(names = "--plain-tls-port", paramLabel = "N", defaultValue = "" + Stage.PLAIN_TLS_PORT,
            description = "the plain TCP server's port with TLS, where a lesson wants it (default: ${DEFAULT-VALUE})")
    private int plainTlsPort;

    @Option(names = "--wss-port", paramLabel = "N", defaultValue = "" + Stage.WEB_SOCKET_TLS_PORT,
            description = "the WebSocket server's port with TLS, where a lesson wants it (default: ${DEFAULT-VALUE})")
    private int webSocketTlsPort;

    /// @param in what the learner types
    /// @param environment the process's
    /// @param terminal whether the output is a terminal
    LessonCommand(InputStream in, Map<String, String> environment, boolean terminal) {
        this.in = in;
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        String wanted = which;
        if (wanted == null) {
            throw wrong("Which lesson? For example: wirelight lesson 1. The list: wirelight lessons");
        }
        Optional<Lesson> lesson;
        Optional<Path> file = Optional.empty();
        try {
            if (wanted.matches("[0-9]{1,4}")) {
                LessonBook book = options.book(environment, command.commandLine());
                lesson = book.numbered(Integer.parseInt(wanted));
                file = lesson.flatMap(l -> book.folder().map(folder -> folder.resolve(l.name() + ".md")));
                if (lesson.isEmpty()) {
                    book.problems().forEach(this::complain);
                    throw wrong("There is no lesson " + wanted + ". The list: wirelight lessons");
                }
                String ofTranslation = "/" + lesson.get().name() + ".md";
                book.problems().stream().filter(problem -> problem.file().endsWith(ofTranslation)).forEach(this::complain);
            } else {
                file = Optional.of(Path.of(wanted));
                LessonReader.Reading reading = LessonReader.read(file.get().getFileName().toString(),
                        Files.readString(file.get()));
                reading.problems().forEach(this::complain);
                lesson = reading.lesson();
            }
        } catch (IOException e) {
            complain(PlayCommand.whyUnread(file.map(Path::toString).orElse(options.where()), e));
            return FAILED;
        }
        return lesson.isEmpty() ? FAILED : play(lesson.get(), file);
    }

    private int play(Lesson lesson, Optional<Path> file) throws InterruptedException {
        ProgressFile progress = options.progress(environment);
        progress.trouble().ifPresent(this::complain);
        LabStage.Ports ports = new LabStage.Ports(plainPort, webSocketPort, plainTlsPort, webSocketTlsPort);
        try (LabStage stage = LabStage.withItsOwnLab(ports)) {
            LessonPlayer player = new LessonPlayer(lesson, stage.trace(), progress.of(lesson));
            LessonLines lines = new LessonLines(command.commandLine().getOut(), ColourChoice.AUTO.colours(environment,
                    terminal), stage);
            new LessonSession(stage, player, lines, progress, file).run(in);
            return 0;
        } catch (Stage.CannotPrepare e) {
            complain(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private void complain(Object words) {
        command.commandLine().getErr().println(words);
        command.commandLine().getErr().flush();
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}

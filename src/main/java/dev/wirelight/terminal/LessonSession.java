package dev.wirelight.terminal;

import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonPlayer;
import dev.wirelight.lesson.LessonReader;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.PlayEvent;
import dev.wirelight.lesson.Preparation;
import dev.wirelight.lesson.ProgressFile;
import dev.wirelight.lesson.Stage;
import dev.wirelight.lesson.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Plays one lesson in a terminal, beside the one in which the learner has telnet.
final class LessonSession {
    private static final long PULSE_MILLIS = 30;
    private static final String END = "/quit";

    private final Stage stage;
    private final LessonPlayer player;
    private final LessonLines lines;
    private final ProgressFile progress;
    private final Optional<Path> file;
    private final LinkedBlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private Step.@Nullable Choice predicted;
    private @Nullable FileTime changed;
    private boolean told;
    private Map<String, Mark> kept;
    private boolean over;

    /// @param file of the lesson, where there is one: it is read again when it changes
    LessonSession(Stage stage, LessonPlayer player, LessonLines lines, ProgressFile progress, Optional<Path> file) {
        this.stage = stage;
        this.player = player;
        this.lines = lines;
        this.progress = progress;
        this.file = file;
        this.changed = lastChange();
        this.kept = player.marks();
    }

    /// Plays until the learner leaves, the input ends, or this thread is interrupted.
    void run(InputStream in) throws Stage.CannotPrepare, InterruptedException {
        lines.title(player.lesson());
        prepare();
        lines.line(Ink.DIM, "At any time: /hint /skip /back /again /over /steps /waits /quit, and for the server's side: /say WORDS"
                + " /ping WORDS /start SERVER [PORT] /stop SERVER");
        Thread.ofPlatform().daemon().name("typing").start(() -> read(in));
        listening();
        tell(player.begin());
        try (AtTheEnd _ = new AtTheEnd(() -> typed.add(END))) {
            while (true) {
                String line = typed.poll(PULSE_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null && line.strip().equalsIgnoreCase(END)) {
                    break;
                }
                if (line != null) {
                    understand(line.strip());
                }
                reload();
                tell(player.look());
            }
        }
        lines.line(Ink.DIM, "Your progress is kept in " + progress.file());
    }

    private void prepare() throws Stage.CannotPrepare {
        List<Step.Reset> needs = Preparation.of(player.lesson(), stage);
        if (!needs.isEmpty()) {
            lines.line(Ink.PLAIN, "");
            lines.line(Ink.DIM, "This lesson needs something, which is done now:");
            needs.forEach(need -> lines.line(Ink.DIM, "  " + need.words()));
            Preparation.perform(needs, stage);
        }
        for (String service : Stage.SERVICES) {
            stage.address(service).ifPresent(address ->
                    lines.line(Ink.STRONG, "  The " + service + " server listens on " + address + " · "
                            + stage.behaviour(service)));
        }
    }

    private void read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                typed.add(line);
            }
        } catch (IOException e) {
            // Nobody can type any more.
        }
        typed.add(END);
    }

    private void understand(String line) throws Stage.CannotPrepare {
        if (line.isEmpty()) {
            lines.waits(player);
        } else if (line.startsWith("/")) {
            command(line.substring(1).split(" +", 3));
        } else if (player.needsPrediction()) {
            predict(line);
        } else if (player.needsAnswer()) {
            tell(player.answer(line));
        } else {
            lines.line(Ink.DIM, "Nothing is to be typed here now. Your telnet is in another terminal; /waits says what is waited for.");
        }
    }

    private void predict(String line) throws Stage.CannotPrepare {
        List<Step.Choice> choices = player.step().prediction().orElseThrow().choices();
        if (!line.matches("[0-9]") || Integer.parseInt(line) < 1 || Integer.parseInt(line) > choices.size()) {
            lines.line(Ink.DIM, "Predict first: type a number from 1 to " + choices.size() + ".");
            return;
        }
        tell(player.predict(Integer.parseInt(line) - 1));
    }

    private void command(String[] words) throws Stage.CannotPrepare {
        String rest = words.length < 2 ? "" : words[1] + (words.length < 3 ? "" : " " + words[2]);
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "hint" -> {
                if (!player.isFinished()) {
                    lines.hint(player);
                }
            }
            case "skip" -> tell(player.skip());
            case "back" -> tell(player.back());
            case "again" -> tell(player.again());
            case "over" -> {
                over = true;
                tell(player.startOver());
            }
            case "waits" -> lines.waits(player);
            case "steps" -> steps();
            case "say" -> said(stage.say(Stage.PLAIN, rest) + stage.say(Stage.WEB_SOCKET, rest));
            case "ping" -> said(stage.ping(rest));
            case "start" -> start(words);
            case "stop" -> {
                if (isServer(words)) {
                    stage.stop(words[1]);
                    listening();
                    lines.line(Ink.DIM, "  The " + words[1] + " server has stopped.");
                }
            }
            default ->
                lines.line(Ink.DIM, "There is no /" + words[0]
                        + ". There are: /hint /skip /back /again /over /steps /waits /quit /say /ping /start /stop.");
        }
        keep();
    }

    private void said(int clients) {
        lines.line(Ink.DIM, clients == 0 ? "  Nobody is connected, so nobody got it." : "  Sent to " + clients
                + (clients == 1 ? " client." : " clients."));
    }

    private boolean isServer(String[] words) {
        boolean server = words.length > 1 && Stage.SERVICES.contains(words[1]);
        if (!server) {
            lines.line(Ink.DIM, "Which server? Write /" + words[0] + " plain or /" + words[0] + " websocket.");
        }
        return server;
    }

    private void start(String[] words) {
        if (!isServer(words)) {
            return;
        }
        if (words.length > 2 && !words[2].matches("[0-9]{1,5}")) {
            lines.line(Ink.DIM, "A port is a number from 1 to 65535.");
            return;
        }
        try {
            stage.start(words[1], words.length > 2 ? OptionalInt.of(Integer.parseInt(words[2])) : OptionalInt.empty());
            listening();
            stage.address(words[1]).ifPresent(address -> lines.line(Ink.DIM, "  The " + words[1] + " server listens on "
                    + address + "."));
        } catch (Stage.CannotPrepare e) {
            lines.line(Ink.BROKEN, "  " + e.getMessage());
        }
    }

    private void steps() {
        for (int i = 0; i < player.lesson().steps().size(); i++) {
            String mark = switch (player.mark(i)) {
                case PASSED -> "✓";
                case SKIPPED -> "-";
                case OPEN -> " ";
            };
            lines.line(i == player.index() ? Ink.STRONG : Ink.PLAIN, "  " + mark + " " + (i + 1) + "  "
                    + player.lesson().steps().get(i).title());
        }
    }

    private void listening() {
        player.listening(Stage.SERVICES.stream()
                .flatMap(service -> stage.address(service).stream())
                .map(address -> address.port())
                .toList());
    }

    private void tell(List<PlayEvent> events) throws Stage.CannotPrepare {
        for (PlayEvent event : events) {
            if (event instanceof PlayEvent.Predicted(Step.Choice choice)) {
                predicted = choice;
            }
            lines.event(event, player);
            if (event instanceof PlayEvent.Passed(int index)) {
                lines.passed(player.lesson().steps().get(index), predicted);
                keep();
            }
            if (event instanceof PlayEvent.StepBegan) {
                predicted = null;
            }
            if (event instanceof PlayEvent.Prepare(List<Step.Reset> resets)) {
                Preparation.perform(resets, stage);
                listening();
                tell(player.prepared());
            }
        }
    }

    private void keep() {
        try {
            Map<String, Mark> now = player.marks();
            if (over) {
                progress.startOver(player.lesson());
                over = false;
            }
            progress.keep(player.lesson(), Mark.news(kept, now));
            kept = now;
        } catch (IOException e) {
            if (!told) {
                told = true;
                lines.line(Ink.BROKEN, "Your progress cannot be kept: " + progress.file() + ": " + e.getMessage()
                        + ". You can go on all the same.");
            }
        }
    }

    private void reload() throws Stage.CannotPrepare {
        FileTime now = lastChange();
        if (file.isEmpty() || now == null || now.equals(changed)) {
            return;
        }
        changed = now;
        try {
            LessonReader.Reading reading = LessonReader.read(file.get().getFileName().toString(), Files.readString(file.get()));
            reading.problems().forEach(problem -> lines.line(Ink.BROKEN, problem.toString()));
            Optional<Lesson> lesson = reading.lesson();
            if (lesson.isPresent()) {
                tell(player.reload(lesson.get()));
            }
        } catch (IOException e) {
            lines.line(Ink.BROKEN, "The lesson's file cannot be read any more: " + e.getMessage() + ". The old text goes on.");
        }
    }

    private @Nullable FileTime lastChange() {
        try {
            return file.isEmpty() ? null : Files.getLastModifiedTime(file.get());
        } catch (IOException e) {
            return null;
        }
    }
}

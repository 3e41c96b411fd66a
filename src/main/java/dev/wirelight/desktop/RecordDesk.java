package dev.wirelight.desktop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.record.InsideTls;
import dev.wirelight.capture.record.Recording;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.trace.Trace;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Saves what passed at the servers, or records it as it passes, as a pcapng file. While it records there is a red button
/// that says for how long, how much, and where to, and that ends it.
final class RecordDesk {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'wirelight-'yyyy-MM-dd-HHmmss'.pcapng'");

    private static final String ENDING = ".pcapng";

    private final Trace trace;
    private final Background background;
    private final MessageRow messages;
    private final Consumer<Boolean> changed;
    private final Button stop = Icons.button("square", "", say("End the recording (Ctrl+R)"), this::end);
    private @Nullable Recording recording;
    private @Nullable Path file;
    private @Nullable File lastFolder;
    private long since;
    private boolean busy;
    private InsideTls insideTls = InsideTls.LEFT_OUT;

    /// @param messages says what became of it
    /// @param changed told whether it records now
    RecordDesk(Trace trace, Background background, MessageRow messages, Consumer<Boolean> changed) {
        this.trace = trace;
        this.background = background;
        this.messages = messages;
        this.changed = changed;
        stop.getStyleClass().add("recording");
        show(false);
    }

    /// The button that ends the recording; takes no room while there is none.
    Node button() {
        return stop;
    }

    /// Says whether what is said inside TLS is to be kept from now on.
    void keepInsideTls(boolean keep) {
        insideTls = keep ? InsideTls.KEPT : InsideTls.LEFT_OUT;
        messages.say(
                keep
                        ? "What you save or record now holds what was said inside TLS: whoever opens the file can read it,"
                                + " passwords too."
                        : "What you save or record now holds only what was on the wire: of TLS that is encrypted.");
    }

    private boolean keepsInsideTls() {
        return insideTls == InsideTls.KEPT;
    }

    /// Begins to record into a file that the learner chooses, or ends it.
    void toggle(Stage owner) {
        if (recording != null) {
            end();
        } else if (!busy) {
            choose(owner, say("Record from now on to")).ifPresent(this::record);
        }
    }

    /// Saves what is in memory into a file that the learner chooses.
    void save(Stage owner) {
        choose(owner, say("Save what passed to")).ifPresent(this::save);
    }

    private Optional<Path> choose(Stage owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(say("pcapng captures"), "*.pcapng"));
        chooser.setInitialFileName(NAME.format(LocalDateTime.now()));
        chooser.setInitialDirectory(lastFolder);
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
        chosen.ifPresent(found -> lastFolder = found.getAbsoluteFile().getParentFile());
        return chosen.map(File::toPath).map(RecordDesk::endingOnce);
    }

    /// Some systems' dialogs add the ending to a name that has it already. A file that is there was not agreed to be replaced.
    static Path endingOnce(Path chosen) {
        String name = String.valueOf(chosen.getFileName());
        Path once = chosen.resolveSibling(name.substring(0, Math.max(0, name.length() - ENDING.length())));
        return name.endsWith(ENDING + ENDING) && !Files.exists(once) ? once : chosen;
    }

    /// Begins to record.
    void record(Path to) {
        busy = true;
        InsideTls inside = insideTls;
        background.run(() -> Recording.start(trace, to, inside), begun -> {
            busy = false;
            recording = begun;
            file = to.toAbsolutePath();
            since = System.nanoTime();
            messages.say(keepsInsideTls()
                    ? say("Recording to %s, with what is said inside TLS. The red button ends it.", file)
                    : say("Recording to %s. The red button ends it.", file));
            show(true);
            look();
        }, failure -> {
            busy = false;
            messages.warn(cannotWrite(to, failure));
        });
    }

    /// Saves what is in memory.
    void save(Path to) {
        InsideTls inside = insideTls;
        background.run(
                () -> Recording.save(trace, to, inside),
                done -> messages.say(say("Saved to %s: %s", to.toAbsolutePath(), words(done))),
                failure -> messages.warn(cannotWrite(to, failure)));
    }

    private static String cannotWrite(Path to, Exception failure) {
        String why =
                switch (failure) {
                    case AccessDeniedException _ -> say("You have no right to write there. Choose a folder of yours.");
                    case NoSuchFileException _ -> say("There is no such folder.");
                    case IOException e when e.getMessage() != null ->
                        say("The computer says: %s. Is the disk full? Choose another place.", e.getMessage());
                    default -> say("Choose another place. %s", failure);
                };
        return say("“%s” cannot be written. %s", to.toAbsolutePath(), why);
    }

    /// `34 packets, of which 20 were captured and 14 made up from what the sockets did (12.3 kB).`
    static String words(Recording.Progress done) {
        long all = done.captured() + done.reconstructed() + done.inside();
        String what = count(all, "%,d packet", "%,d packets");
        if (all > 0 && done.captured() == all) {
            what = say("%s, all captured", what);
        } else if (all > 0 && done.reconstructed() == all) {
            what = say("%s, all made up from what the sockets did and marked so", what);
        } else if (done.reconstructed() > 0) {
            what = say("%s, %,d of them made up from what the sockets did and marked so", what, done.reconstructed());
        }
        if (done.inside() > 0) {
            what = say("%s, %,d of them for what was said inside TLS, readable for everybody", what, done.inside());
        }
        what = say("%s (%s).", what, Amounts.roughBytes(done.bytes()));
        return done.missedEntries() == 0 ? what : what + " " + count(done.missedEntries(),
                "%,d call with %s was let go from memory before: it is not in it.",
                "%,d calls with %s were let go from memory before: they are not in it.",
                Amounts.roughBytes(done.missedBytes()));
    }

    /// Ends the recording.
    void end() {
        Recording ending = recording;
        Path to = file;
        if (ending == null || to == null) {
            return;
        }
        forget();
        background.run(
                () -> {
                    ending.close();
                    return ending.progress();
                },
                done -> report(to, done),
                failure -> messages.warn(cannotWrite(to, failure)));
    }

    private void report(Path to, Recording.Progress done) {
        done.trouble()
                .ifPresentOrElse(
                        trouble -> messages.warn(say("%s In %s are %s", trouble, to, words(done))),
                        () -> messages.say(say("Recorded to %s: %s", to, words(done))));
    }

    private void forget() {
        recording = null;
        file = null;
        show(false);
    }

    private void show(boolean recording) {
        stop.setVisible(recording);
        stop.setManaged(recording);
        changed.accept(recording);
    }

    /// Shows how far the recording is. Called a few times a second.
    void look() {
        Recording now = recording;
        Path to = file;
        if (now == null || to == null) {
            return;
        }
        Recording.Progress progress = now.progress();
        if (progress.trouble().isPresent()) {
            forget();
            report(to, progress);
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
        String lasts = "%d:%02d".formatted(seconds / 60, seconds % 60);
        String size = Amounts.roughBytes(progress.bytes());
        String text = keepsInsideTls()
                ? say("Recording %s · %s · TLS readable", lasts, size)
                : say("Recording %s · %s", lasts, size);
        if (!text.equals(stop.getText())) {
            stop.setText(text);
            stop.setAccessibleText(say("End the recording to %s. %s", to, text));
            stop.setTooltip(new Tooltip(say("To %s\nClick to end the recording (Ctrl+R)", to)));
        }
    }

    /// Ends the recording, and waits until the file is whole.
    void close() {
        Recording ending = recording;
        if (ending != null) {
            forget();
            ending.close();
        }
    }
}

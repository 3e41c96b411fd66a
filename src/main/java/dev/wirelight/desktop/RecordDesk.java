package dev.wirelight.desktop;

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
    private final Button stop = Icons.button("square", "", "End the recording (Ctrl+R)", this::end);
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
            choose(owner, "Record from now on to").ifPresent(this::record);
        }
    }

    /// Saves what is in memory into a file that the learner chooses.
    void save(Stage owner) {
        choose(owner, "Save what passed to").ifPresent(this::save);
    }

    private Optional<Path> choose(Stage owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("pcapng captures", "*.pcapng"));
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
            messages.say("Recording to " + file + (keepsInsideTls() ? ", with what is said inside TLS" : "")
                    + ". The red button ends it.");
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
                done -> messages.say("Saved to " + to.toAbsolutePath() + ": " + words(done)),
                failure -> messages.warn(cannotWrite(to, failure)));
    }

    private static String cannotWrite(Path to, Exception failure) {
        String why =
                switch (failure) {
                    case AccessDeniedException _ -> "You have no right to write there. Choose a folder of yours.";
                    case NoSuchFileException _ -> "There is no such folder.";
                    case IOException e when e.getMessage() != null ->
                        "The computer says: " + e.getMessage() + ". Is the disk full? Choose another place.";
                    default -> "Choose another place. " + failure;
                };
        return "“" + to.toAbsolutePath() + "” cannot be written. " + why;
    }

    /// `34 packets, of which 20 were captured and 14 made up from what the sockets did (12.3 kB).`
    static String words(Recording.Progress done) {
        long all = done.captured() + done.reconstructed() + done.inside();
        String kinds = all == 0
                ? ""
                : done.reconstructed() == 0
                        ? done.inside() == 0 ? ", all captured" : ""
                        : ", " + (done.captured() + done.inside() == 0 ? "all" : Amounts.number(done.reconstructed()) + " of them")
                                + " made up from what the sockets did and marked so";
        String inside = done.inside() == 0
                ? ""
                : ", " + Amounts.number(done.inside()) + " of them for what was said inside TLS, readable for everybody";
        String missed = done.missedEntries() == 0
                ? ""
                : " " + Amounts.of(done.missedEntries(), "call") + " with " + Amounts.roughBytes(done.missedBytes())
                        + " were let go from memory before: they are not in it.";
        return Amounts.of(all, "packet") + kinds + inside + " (" + Amounts.roughBytes(done.bytes()) + ")." + missed;
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
                        trouble -> messages.warn(trouble + " In " + to + " are " + words(done)),
                        () -> messages.say("Recorded to " + to + ": " + words(done)));
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
        String text = "Recording %d:%02d · %s".formatted(seconds / 60, seconds % 60, Amounts.roughBytes(progress.bytes()))
                + (keepsInsideTls() ? " · TLS readable" : "");
        if (!text.equals(stop.getText())) {
            stop.setText(text);
            stop.setAccessibleText("End the recording to " + to + ". " + text);
            stop.setTooltip(new Tooltip("To " + to + "\nClick to end the recording (Ctrl+R)"));
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

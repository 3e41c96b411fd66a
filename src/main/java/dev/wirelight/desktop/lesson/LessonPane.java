package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.lesson.Bookshelf.Shelf;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonLanguage;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.PlayEvent;
import dev.wirelight.lesson.Problem;
import dev.wirelight.lesson.ProgressFile;
import dev.wirelight.lesson.RealAddresses;
import dev.wirelight.lesson.Stage;
import dev.wirelight.server.Lab;
import dev.wirelight.stage.LabStage;
import dev.wirelight.trace.Address;
import dev.wirelight.words.Languages;
import dev.wirelight.words.Words;
import dev.wirelight.workshop.bench.BenchSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The pane on the left: the list of lessons, or one that is played; folded away, a thin edge. A lesson goes on while the
/// pane is folded.
///
/// All methods are for the window's thread.
public final class LessonPane extends StackPane {
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    /// As in the style sheet.
    private static final double WIDTH = 25;

    private static final double EDGE = 2.4;
    private static final long LOOK_EVERY_NANOS = 100_000_000;
    private static final long READ_EVERY_NANOS = 1_000_000_000;

    private final Background background;
    private final Pointing pointing;
    private final Consumer<String> openUrl;
    private final Consumer<BenchSetup> benches;
    private final Stage stage;
    private final Path progress;
    private final Bookshelf books;
    private final PaneFrame frame;
    private final Button edge;
    private final LessonList list;
    private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper();
    private volatile LessonMemory memory;
    private Shelf shelf = Shelf.EMPTY;
    private @Nullable Playing playing;
    private boolean resumed;
    private boolean reading;
    private long nextLook;
    private long nextRead;

    private record Playing(LessonRun run, LessonView view, Lesson lesson) {}

    /// Where files are.
    ///
    /// @param folder with lessons; empty for those that come with the app
    /// @param progress the file in which the progress is kept
    public record Places(Optional<Path> folder, Path progress) {

        /// The lessons of a source checkout where the app was started in one, else those that come with it; the same
        /// file of progress as in the terminal.
        public static Places usual() {
            Path home = Path.of(System.getProperty("user.home", "."));
            Path progress = ProgressFile.usual(System.getenv(), System.getProperty("os.name", ""), home);
            return new Places(Bookshelf.checkedOut(Path.of("").toAbsolutePath()), progress);
        }
    }

    /// What lies round the pane.
    ///
    /// @param usual where a server listens, or would if the learner started it, by its name
    /// @param changed told, on any thread, when a lesson has started or stopped a server, or told it what to do
    /// @param openUrl opens an address in the browser
    /// @param benches opens a workbench, with what is to lie on it
    public record Outside(Function<String, Address> usual, Runnable changed, Consumer<String> openUrl, Pointing pointing, Consumer<BenchSetup> benches) {}

    /// @param foldedAtFirst whether it is folded where nothing is remembered
    public LessonPane(Lab lab, Outside outside, Background background, Places places, boolean foldedAtFirst) {
        this.background = background;
        this.pointing = outside.pointing();
        this.openUrl = outside.openUrl();
        this.benches = outside.benches();
        this.stage = LabStage.of(lab, outside.usual(), outside.changed());
        this.progress = places.progress();
        this.memory = LessonMemory.of(progress);
        LessonLanguage language = new LessonLanguage(Languages.beside(progress), Words.spoken().language());
        this.books = new Bookshelf(places.folder(), progress, language);
        books.move(memory.folder());
        getStyleClass().addAll("lesson-pane", "panel");
        getStylesheets()
                .add(Objects.requireNonNull(Background.class.getResource("lesson.css")).toExternalForm());
        list = new LessonList(this::open, this::move);
        frame = new PaneFrame(() -> fold(true), this::showList);
        edge = Icons.button("book-open", say("Lessons"), say("Show the lessons (Ctrl+L)"), () -> fold(false));
        edge.setAccessibleText(say("Show the lessons"));
        edge.getStyleClass().addAll("flat", "lesson-edge");
        edge.setRotate(-90);
        frame.show(say("Lessons"), false, list);
        show(memory.folded().orElse(foldedAtFirst));
    }

    /// Whether only its edge is to be seen.
    public ReadOnlyBooleanProperty folded() {
        return folded.getReadOnlyProperty();
    }

    /// How wide it is, in em.
    public double wide() {
        return folded.get() ? EDGE : WIDTH;
    }

    /// Folds it away, or back. The next start of the app remembers it.
    public void toggle() {
        fold(!folded.get());
    }

    private void fold(boolean fold) {
        show(fold);
        remember(memory.withFolded(fold));
        if (fold) {
            edge.requestFocus();
        } else if (playing == null) {
            list.takeFocus();
        } else {
            frame.requestFocus();
        }
    }

    private void show(boolean fold) {
        folded.set(fold);
        getChildren().setAll(fold ? new Group(edge) : frame);
        pseudoClassStateChanged(FOLDED, fold);
    }

    /// Looks what is new. Called once a pulse.
    public void pulse(long now) {
        if (now - nextLook >= 0) {
            nextLook = now + LOOK_EVERY_NANOS;
            if (playing != null) {
                playing.run().pulse();
            }
        }
        if (now - nextRead >= 0 && !reading) {
            nextRead = now + READ_EVERY_NANOS;
            reading = true;
            background.run(books::readIfChanged, found -> {
                reading = false;
                found.ifPresent(this::found);
            }, failure -> {
                reading = false;
                frame.complain(say("The lessons cannot be read: %s", failure.getMessage()));
            });
        }
    }

    private void found(Shelf now) {
        shelf = now;
        list.show(now, memory.folder().isPresent());
        now.trouble().ifPresent(frame::complain);
        Playing current = playing;
        if (current != null) {
            reload(current);
        } else if (!resumed) {
            memory.lesson().flatMap(this::named).ifPresent(this::open);
        }
        resumed = true;
    }

    private Optional<Lesson> named(String name) {
        return shelf.book().lessons().stream().filter(lesson -> lesson.name().equals(name)).findFirst();
    }

    /// Shows the lessons of another folder.
    ///
    /// @param own a folder with lessons of a teacher's own; empty for those that the app has
    void move(Optional<Path> own) {
        books.move(own);
        remember(memory.withFolder(own));
    }

    private void reload(Playing current) {
        frame.showProblems(problems(current.lesson()));
        named(current.lesson().name()).filter(lesson -> !lesson.equals(current.lesson())).ifPresent(changed -> {
            playing = new Playing(current.run(), current.view(), changed);
            frame.show(place(changed), true, current.view());
            current.run().reload(changed);
        });
    }

    /// What is wrong with a lesson's file, or with its translation.
    private List<Problem> problems(Lesson lesson) {
        String file = lesson.name() + ".md";
        return shelf.book().problems().stream()
                .filter(problem -> problem.file().equals(file) || problem.file().endsWith("/" + file))
                .toList();
    }

    /// Opens a lesson, in place of the one that is open.
    void open(Lesson lesson) {
        leave();
        Mailbox mailbox = new Mailbox();
        LessonRun run = new LessonRun(lesson, shelf.marks(lesson), stage, background::inWindow, mailbox, this::keep);
        Prose prose = new Prose(new RealAddresses(stage), this::follow);
        List<Lesson> all = shelf.book().lessons();
        Optional<Lesson> next = all.stream().filter(other -> other.number() > lesson.number()).findFirst();
        LessonView view =
                new LessonView(run, prose, pointing, new LessonView.Outside(next, this::open, this::showList, benches));
        playing = new Playing(run, view, lesson);
        mailbox.view = view;
        frame.show(place(lesson), true, view);
        frame.showProblems(problems(lesson));
        remember(memory.withLesson(Optional.of(lesson.name())));
        run.pulse();
    }

    /// Takes what a lesson tells to its view, while it is the one that is open.
    private final class Mailbox implements LessonRun.Listener {
        private @Nullable LessonView view;

        @Override
        public void told(List<PlayEvent> events, Standing now) {
            LessonView open = view;
            if (open != null && playing != null && playing.view() == open) {
                open.told(events, now);
            }
        }

        @Override
        public void trouble(String words) {
            frame.complain(words);
        }
    }

    /// A teacher's own lessons may have any numbers.
    private String place(Lesson lesson) {
        List<Lesson> all = shelf.book().lessons();
        boolean numberedThrough = !all.isEmpty() && all.getLast().number() == all.size();
        return numberedThrough
                ? say("Lesson %s of %s", lesson.number(), all.size())
                : say("Lesson %s", lesson.number());
    }

    private void showList() {
        leave();
        frame.show(say("Lessons"), false, list);
        frame.showProblems(List.of());
        remember(memory.withLesson(Optional.empty()));
        list.takeFocus();
    }

    private void leave() {
        if (playing != null) {
            playing.run().close();
            playing = null;
            pointing.forget();
        }
    }

    /// On the lesson's thread.
    private boolean keep(Lesson lesson, Map<String, Mark> news, boolean over) {
        try {
            Map<String, Mark> marks = Bookshelf.keep(progress, lesson, news, over);
            background.inWindow(() -> {
                Map<String, Map<String, Mark>> all = new LinkedHashMap<>(shelf.marks());
                all.put(lesson.name(), marks);
                shelf = new Shelf(shelf.book(), all, shelf.trouble());
                list.show(shelf, memory.folder().isPresent());
            });
            return true;
        } catch (IOException e) {
            background.inWindow(() -> frame.complain(say(
                    "Your progress cannot be kept: %s: %s. You can go on all the same.",
                    progress, e.getMessage())));
            return false;
        }
    }

    /// What is remembered is of so little worth that nobody is told when it cannot be.
    private void remember(LessonMemory now) {
        memory = now;
        background.run(() -> {
            LessonMemory newest = memory;
            newest.keep(progress);
            return newest;
        }, _ -> {}, _ -> {});
    }

    private void follow(String target) {
        if (target.startsWith("http://") || target.startsWith("https://")) {
            openUrl.accept(target);
            return;
        }
        Optional<Lesson> lesson = target.endsWith(".md") ? named(target.substring(0, target.length() - 3)) : Optional.empty();
        lesson.ifPresentOrElse(this::open, () -> frame.complain(say("This leads to a file beside the lesson: %s", target)));
    }

    /// Plays no more. What was reached is kept already.
    public void close() {
        leave();
    }
}

package dev.wirelight.desktop.replay;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.trace.Connection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons of a replay: play, step, speed, and a slider over time. While nothing is replayed it takes no room.
///
/// On the slider the space key plays and pauses, and the arrow keys step.
public final class ReplayBar extends HBox {
    private static final double NANOS = 1e9;

    private final Supplier<@Nullable Connection> only;
    private final Button play = Icons.button("play", say("Play"), say("Let it happen again, from here on (space)"), this::playOrPause);
    private final Slider time = new Slider();
    private final Label place = new Label();
    private final ComboBox<Speed> speed = new ComboBox<>();
    private final Runnable moved;
    private Landmark step = Landmark.EVENT;
    private Optional<Replay> replay = Optional.empty();
    private boolean updating;

    /// @param only the connection that is looked at, to which steps keep; null for all
    /// @param moved told when the learner goes elsewhere
    public ReplayBar(Supplier<@Nullable Connection> only, Runnable moved) {
        this.only = only;
        this.moved = moved;
        getStyleClass().addAll("replay-bar", "panel");
        setAlignment(Pos.CENTER_LEFT);
        time.setAccessibleText(say("Moment of the replay"));
        time.setAccessibleHelp(say("Space plays and pauses, the arrow keys step to the next event or back"));
        time.setMinWidth(0);
        HBox.setHgrow(time, Priority.ALWAYS);
        time.valueProperty().addListener((_, _, seconds) -> {
            if (!updating) {
                replay.ifPresent(now -> now.goTo((long) (seconds.doubleValue() * NANOS)));
                moved.run();
            }
        });
        place.getStyleClass().addAll("dim", "mono", "small");
        place.setMinWidth(USE_PREF_SIZE);
        speed.getItems().setAll(Speed.values());
        speed.setValue(Speed.NORMAL);
        speed.setAccessibleText(say("Speed of the replay"));
        speed.setTooltip(new Tooltip(say("How fast it plays: one event after the other, or compared with how fast it happened")));
        speed.setMinWidth(USE_PREF_SIZE);
        speed.setOnAction(_ -> replay.ifPresent(now -> now.setSpeed(speed.getValue())));
        Button onward = named("Next frame, head or line", Icons.button(
                "chevron-right", "Frame", "On to the next frame, head or line", () -> next(Landmark.UNIT)));
        onward.setContentDisplay(ContentDisplay.RIGHT);
        getChildren()
                .addAll(
                        Icons.iconButton("skip-back", say("To the start"), say("To the start, before everything"), () -> go(Replay::toStart)),
                        named("Previous frame, head or line", Icons.button(
                                "chevron-left", "Frame", "Back to the frame, head or line before", () -> back(Landmark.UNIT))),
                        Icons.iconButton("chevron-left", say("Previous event"), say("One event back (←)"), this::back),
                        play,
                        Icons.iconButton("chevron-right", say("Next event"), say("One event on (→)"), this::next),
                        onward,
                        Icons.iconButton("skip-forward", say("To the end"), say("To the end, behind everything"), () -> go(Replay::toEnd)),
                        time,
                        place,
                        speed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        show(Optional.empty());
    }

    private static Button named(String name, Button button) {
        button.setAccessibleText(name);
        return button;
    }

    /// Moves this replay from now on.
    public void show(Optional<Replay> other) {
        if (!other.equals(replay)) {
            other.ifPresent(now -> speed.setValue(now.speed()));
        }
        replay = other;
        setVisible(other.isPresent());
        setManaged(other.isPresent());
        update();
    }

    /// Whether steps go to packets too, because they are shown.
    public void stepToPackets(boolean packets) {
        step = packets ? Landmark.ENTRY : Landmark.EVENT;
    }

    /// Shows where the replay is. Called once a pulse.
    public void update() {
        if (replay.isEmpty()) {
            return;
        }
        Replay now = replay.get();
        now.paceBy(step, only.get());
        if (!speed.isShowing() && speed.getValue() != now.speed()) {
            speed.setValue(now.speed());
        }
        Place where = now.place();
        String playing = now.isPlaying() ? say("Pause") : say("Play");
        if (!playing.equals(play.getText())) {
            play.setText(playing);
            play.setGraphic(new FontIcon(now.isPlaying() ? "fth-pause" : "fth-play"));
        }
        updating = true;
        time.setMin(where.begin() / NANOS);
        time.setMax(Math.max(where.end(), where.begin() + 1) / NANOS);
        time.setBlockIncrement((time.getMax() - time.getMin()) / 20);
        if (!time.isValueChanging()) {
            time.setValue(where.nanos() / NANOS);
        }
        updating = false;
        String text = say("%s s · event %,d of %,d", Amounts.seconds(where.nanos()), where.entry(), where.entries());
        long silence = now.skippedSilence();
        if (silence > 0) {
            text = say("skipped %s of silence · %s", duration(silence), text);
        }
        if (now.percentRead() < 100) {
            text = say("going there: %s %% · %s", now.percentRead(), text);
        }
        if (!text.equals(place.getText())) {
            place.setText(text);
        }
    }

    private static String duration(long nanos) {
        long seconds = Math.round(nanos / NANOS);
        return seconds < 120 ? say("%,d s", Math.max(1, seconds)) : say("%,d min", Math.round(seconds / 60.0));
    }

    /// Plays, or pauses what plays.
    public void playOrPause() {
        replay.ifPresent(now -> {
            if (now.isPlaying()) {
                now.pause();
            } else {
                now.play();
            }
            moved.run();
        });
        update();
    }

    /// One event on.
    public void next() {
        next(step);
    }

    /// One event back.
    public void back() {
        back(step);
    }

    private void next(Landmark what) {
        go(now -> now.next(what, only.get()));
    }

    private void go(Consumer<Replay> where) {
        replay.ifPresent(now -> {
            where.accept(now);
            moved.run();
        });
        update();
    }

    private void back(Landmark what) {
        go(now -> now.previous(what, only.get()));
    }

    private void pressed(KeyEvent event) {
        boolean choosing = speed.isFocused() || speed.isShowing();
        if (choosing || event.isControlDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE && time.isFocused()) {
            playOrPause();
        } else if (event.getCode() == KeyCode.RIGHT) {
            next();
        } else if (event.getCode() == KeyCode.LEFT) {
            back();
        } else {
            return;
        }
        event.consume();
    }
}

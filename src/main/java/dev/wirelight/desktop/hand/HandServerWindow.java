package dev.wirelight.desktop.hand;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.LadderView;
import dev.wirelight.server.HandServer;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Trace;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// "You are the server": a client connects and sends its request, and the learner writes the answer, by hand.
///
/// The steps stand one below the other: let a client come, read its request and answer it, then frames. At the end what
/// passed, as in the main window.
public final class HandServerWindow {
    private static final double WIDTH = 88;
    private static final double HEIGHT = 58;
    private static final double LADDER = 16;

    private final Trace trace;
    private final Background background;
    private final Feed feed;
    private final Look look;
    private final Stage stage = new Stage();
    private final LadderRows rows = new LadderRows(HandServer.SERVICE);
    private final Label where = new Label("…");
    private final Button copy;
    private final AnswerPane answer = new AnswerPane(this::send);
    private final FramesRow frames = new FramesRow(this::send, this::finish);
    private final ClientRow client;
    private final LadderView ladder;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            ladder.update();
        }
    };
    private @Nullable HandServer server;

    private HandServerWindow(Trace trace, Feed feed, Background background, Look look, Consumer<Selection> chosen) {
        this.trace = trace;
        this.background = background;
        this.feed = feed;
        this.look = look;
        client = new ClientRow(trace, background, answer::agreed, answer::refused, answer::gone);
        ladder = new LadderView(rows, say("server that you are"), look.em(), chosen);
        ladder.setServer(say("you"));
        ladder.setBytes(UnitBytes.in(trace));
        copy = Icons.iconButton("copy", say("Copy"), say("Copy this line, to paste it into a browser's console"), this::copyLine);
    }

    /// Opens the window, and listens.
    ///
    /// @param feed fills the ladder
    /// @param chosen told what the learner chooses in the ladder, to be explained
    public static void open(
            Trace trace, Feed feed, Background background, Look look, Window owner, Consumer<Selection> chosen) {
        new HandServerWindow(trace, feed, background, look, chosen).show(owner);
    }

    private void show(Window owner) {
        VBox box = new VBox(
                step("1", say("Let a client come"), say("It connects, sends its request, and waits. You have all the time you want.")),
                comeRow(),
                step("2", say("Answer its request"), say("Read the key, compute the accept value, and write the head of a response.")),
                answer,
                step("3", say("Speak in frames"), say("After your 101 the bytes are frames. Nobody answers a ping or a close for you.")),
                frames,
                client,
                ladder);
        VBox.setVgrow(ladder, Priority.ALWAYS);
        ladder.setPrefHeight(LADDER * look.em().get());
        Label nothing = new Label(say("Nothing has come yet."));
        nothing.getStyleClass().add("dim");
        ladder.setEmpty(nothing);
        box.getStyleClass().addAll("dialog-box", "panel", "hand-server");
        Scene scene = new Scene(box, WIDTH * look.em().get(), HEIGHT * look.em().get());
        look.dress(scene);
        stage.initOwner(owner);
        stage.setTitle(say("You are the server"));
        stage.setScene(scene);
        stage.setOnHidden(_ -> closed());
        stage.show();
        feed.add(rows);
        pulse.start();
        background.run(() -> HandServer.open(trace, this::heard), this::listening, failure -> answer.say(Verdict.bad(
                String.valueOf(failure.getMessage()))));
    }

    private HBox comeRow() {
        where.getStyleClass().add("mono");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label or = new Label(say("or in a browser's console:"));
        or.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(client.connectButton(), or, where, copy, space);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static HBox step(String number, String title, String words) {
        Label name = new Label(number + " · " + title);
        name.getStyleClass().add("heading");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label explanation = new Label(words);
        explanation.getStyleClass().addAll("dim", "small");
        HBox step = new HBox(name, explanation);
        step.getStyleClass().add("tool-row");
        step.setAlignment(Pos.BASELINE_LEFT);
        return step;
    }

    private void listening(HandServer opened) {
        server = opened;
        if (!stage.isShowing()) {
            closed();
            return;
        }
        String address = "ws://" + opened.address() + "/";
        where.setText("new WebSocket(\"" + address + "\")");
        client.serverIs(address);
    }

    private void copyLine() {
        Copied.text(where.getText());
    }

    /// Comes on a thread of the server's.
    private void heard(HandServer.Event event) {
        background.inWindow(() -> {
            if (stage.isShowing()) {
                show(event);
            }
        });
    }

    private void show(HandServer.Event event) {
        switch (event) {
            case HandServer.Event.Came came -> {
                answer.clientCame(came.client());
                frames.setClientThere(true);
            }
            case HandServer.Event.Asked asked -> answer.asked(asked.request());
            case HandServer.Event.Went went -> {
                answer.clientWent(went.words());
                frames.setClientThere(false);
            }
        }
    }

    private void send(byte[] bytes) {
        HandServer open = server;
        if (open != null) {
            background.run(() -> open.send(bytes), this::sent, this::notSent);
        }
    }

    private void finish() {
        HandServer open = server;
        if (open != null) {
            background.run(open::finish, this::sent, this::notSent);
        }
    }

    private void sent(boolean done) {
        if (!done) {
            answer.say(Verdict.bad("No client is connected, so nothing was sent. Let one come first."));
        }
    }

    private void notSent(Exception failure) {
        answer.say(Verdict.bad("That could not be sent: " + failure.getMessage() + ". The client is gone, most likely."));
    }

    private void closed() {
        pulse.stop();
        feed.remove(rows);
        look.forget(stage);
        client.hangUp();
        HandServer open = server;
        server = null;
        if (open != null) {
            background.run(
                    () -> {
                        open.close();
                        return true;
                    },
                    _ -> {},
                    _ -> {});
        }
    }
}

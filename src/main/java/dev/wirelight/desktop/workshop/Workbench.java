package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.client.ClientOffer;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.server.Behaviour;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.Application;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.FrameDraft;
import dev.wirelight.workshop.Preset;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All that stands in the workshop: composing on the left, the wire in the middle, the referee on the right, the script
/// below. It brings what one part says to the others.
final class Workbench extends VBox implements SendRows.Actions {
    /// A longer script is judged when it is sent, and not with every letter.
    private static final int MOST_FORESEEN = 1 << 20;
    private static final int FIRST_CUT = 2;

    private final ServerDesk desk;
    private final FrameForm form = new FrameForm();
    private final IntegerProperty cut = new SimpleIntegerProperty(FIRST_CUT);
    private final BooleanProperty compress = new SimpleBooleanProperty();
    private final ScriptText script = new ScriptText();
    private final AddressField address;
    private final Delivery delivery;
    private final Push push;
    private final RefereePane referee;
    private final BooleanProperty scriptIsMeant = new SimpleBooleanProperty();
    private final PresetList presets;
    private boolean taking;
    private String presetScript = "";

    /// @param desk of the lab's own WebSocket server
    /// @param em the font size in pixels
    /// @param browser opens the address of a specification's section
    Workbench(Trace trace, ServerDesk desk, Background background, DoubleExpression em, Consumer<String> browser) {
        this.desk = desk;
        getStyleClass().add("workbench");
        address = new AddressField(desk.address());
        delivery = new Delivery(trace, background);
        referee = new RefereePane(browser);
        push = new Push(trace, desk.servers(), background, delivery::own, referee::judge, referee::couldNot);
        WirePane wire = new WirePane(form, cut);
        VBox rows = new VBox(
                new FromRows(form.direction, address, desk, delivery, compress),
                new HeaderRows(form, wire::point),
                new PayloadRows(form, background, wire::point));
        rows.getStyleClass().add("compose-rows");
        ScrollPane composing = Parts.scrolled();
        composing.getStyleClass().add("composing");
        composing.setContent(rows);
        SendRows sending = new SendRows(form, cut, scriptIsMeant, script.isReady(), this);
        sending.setMinHeight(USE_PREF_SIZE);
        VBox compose = new VBox(composing, sending);
        compose.getStyleClass().add("compose");
        presets = new PresetList(this::sender, this::take);
        Bench bench = new Bench(compose, wire, referee, presets, em);
        VBox.setVgrow(bench, Priority.ALWAYS);
        getChildren().addAll(bench, new ScriptPane(script, this::sendScript));

        delivery.listen(referee::judge, referee::couldNot, this::foresee, referee::watchEnded);
        form.composed().addListener(_ -> mean(false));
        script.script().addListener((_, _, now) -> mean(ScriptText.steps(now) > 0));
        address.textProperty().addListener(_ -> changed());
        form.direction.addListener((_, _, now) -> {
            // A client that answers nothing is none to send to: the server's other clients are meant.
            if (now == Direction.SERVER_TO_CLIENT) {
                delivery.hangUp();
            }
            changed();
        });
        desk.webSockets().addListener(_ -> foresee());
        desk.behaviour().addListener(_ -> foresee());
        desk.compresses().addListener(_ -> foresee());
        compress.addListener(_ -> foresee());
        form.direction.addListener(_ -> presets.fill());
        foresee();
    }

    private void mean(boolean theScript) {
        scriptIsMeant.set(theScript);
        if (!taking) {
            presets.forgetChoice();
        }
        changed();
    }

    private void changed() {
        referee.beginAnew();
        foresee();
    }

    private Role sender() {
        return form.direction.get() == Direction.CLIENT_TO_SERVER ? Role.CLIENT : Role.SERVER;
    }

    /// The server, as far as it is known before it has answered.
    private Delivery.Target target(boolean raw) {
        boolean echo = address.isOwn() && desk.behaviour().get() == Behaviour.ECHO;
        boolean compresses = compress.get() && (!address.isOwn() || desk.compresses().get());
        return new Delivery.Target(
                echo ? Application.ECHO : Application.UNKNOWN,
                raw,
                compresses ? Optional.of(PerMessageDeflate.OFFER) : Optional.empty());
    }

    private ClientOffer offer() {
        return compress.get() ? ClientOffer.COMPRESSION : ClientOffer.NOTHING;
    }

    /// Says what should follow what was changed last.
    private void foresee() {
        if (scriptIsMeant.get()) {
            Script now = script.script().get();
            byte[] bytes = now.bytes(sender());
            if (bytes.length == 0) {
                referee.foreseeNothing(say("In this script the %s sends nothing.", sender()));
            } else if (bytes.length > MOST_FORESEEN) {
                referee.foreseeNothing(say("This script is long: the referee reads it when it is sent."));
            } else {
                boolean raw = now.isFromTheFirstByte();
                referee.foresee(say("This script"), next(true, raw), sender().peer(), foreseen(bytes, raw));
            }
        } else {
            form.composed().get().draft().ifPresentOrElse(
                    draft -> referee.foresee(
                            say("This frame"), next(false, false), sender().peer(), foreseen(draft.bytes(), false)),
                    () -> referee.foreseeNothing(say("No frame yet.")));
        }
    }

    /// `if you send this frame next, after what you already sent on this connection`
    private String next(boolean script, boolean raw) {
        boolean goesOn = sender() == Role.CLIENT ? delivery.goesOn(target(raw), offer()) : push.goesOn();
        String next = script ? say("if you send this script next") : say("if you send this frame next");
        if (!goesOn) {
            return next;
        }
        return sender() == Role.CLIENT
                ? say("%s, after what you already sent on this connection", next)
                : say("%s, after what you already sent to these clients", next);
    }

    private List<Expected> foreseen(byte[] bytes, boolean raw) {
        return sender() == Role.CLIENT ? delivery.foresee(bytes, target(raw), offer()) : push.foresee(bytes);
    }

    /// Takes a preset: a single frame into the form, several into the script.
    private void take(Preset preset) {
        taking = true;
        fill(preset);
        taking = false;
    }

    private void fill(Preset preset) {
        List<FrameDraft> frames = preset.frames(sender());
        compress.set(preset.isCompressed());
        form.show(frames.getFirst());
        if (frames.size() > 1) {
            boolean untouched = script.text().get().equals(presetScript);
            List<ScriptLine> lines = frames.stream().map(frame -> said(List.of(frame))).toList();
            if (untouched) {
                script.set(lines);
                presetScript = script.text().get();
            } else {
                script.add(lines);
            }
            mean(true);
        }
    }

    private ScriptLine said(List<FrameDraft> frames) {
        return new ScriptLine.Said(
                sender(), frames.stream().flatMap(frame -> FramePieces.of(frame).stream()).toList(), "");
    }

    @Override
    public void send() {
        form.composed().get().draft().ifPresent(draft -> deliver(title(draft), List.of(new Act.Send(draft.bytes())), false));
    }

    @Override
    public void sendSplit(int first, int pauseMillis) {
        form.composed().get().draft().ifPresent(draft -> {
            byte[] bytes = draft.bytes();
            List<Act> acts = List.of(
                    new Act.Send(Arrays.copyOf(bytes, first)),
                    new Act.Wait(pauseMillis),
                    new Act.Send(Arrays.copyOfRange(bytes, first, bytes.length)));
            deliver(say("%s, in two pieces", title(draft)), acts, false);
        });
    }

    @Override
    public void addToScript() {
        form.composed().get().draft().ifPresent(draft -> script.add(List.of(said(List.of(draft)))));
    }

    @Override
    public void addSplitToScript(int first, int pauseMillis) {
        form.composed().get().draft().ifPresent(draft -> script.add(FramePieces.split(draft, sender(), first, pauseMillis)));
    }

    /// Sends the frame or the script, whichever was changed last.
    @Override
    public void sendWhatIsMeant() {
        if (!scriptIsMeant.get()) {
            send();
        } else if (script.isReadable()) {
            sendScript();
        }
    }

    private void sendScript() {
        Script now = script.script().get();
        List<Act> acts = Act.of(now, sender());
        if (acts.stream().allMatch(Act.Wait.class::isInstance)) {
            referee.couldNot(say(
                    "In this script the %s sends nothing: it has no line for it that begins with %s.",
                    sender(), sender() == Role.CLIENT ? "<-" : "->"));
            return;
        }
        deliver(say("the script"), acts, now.isFromTheFirstByte());
    }

    /// `text frame, 11 bytes`
    private static String title(FrameDraft draft) {
        return count(draft.header().length() + draft.payload().length,
                "%2$s frame, %1$,d byte",
                "%2$s frame, %1$,d bytes",
                draft.header().opcode());
    }

    private void deliver(String what, List<Act> acts, boolean raw) {
        if (delivery.busy().get() || push.busy().get()) {
            return;
        }
        if (sender() == Role.SERVER) {
            push.send(what, acts);
            return;
        }
        address.uri().ifPresentOrElse(
                uri -> delivery.send(what, acts, uri, target(raw), offer()),
                () -> referee.couldNot(address.trouble().get()));
    }

    /// Ends the connection.
    void hangUp() {
        delivery.hangUp();
    }
}

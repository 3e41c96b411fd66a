package dev.wirelight.desktop.inspector;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.Theme;
import dev.wirelight.dissect.Layer;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Shows the inspector in a real window, for the eye: reads commands such as `show close`, `dark`, `size 1000 450`,
/// `font 21`, `osi`, `layer TRANSPORT`, `exit` from its input, and answers each with a line when it is drawn.
public final class InspectorPictures extends Application {
    private final Examples examples = new Examples();
    private final Unit request = examples.request(Examples.REQUEST);
    private final Unit response = examples.response(Examples.RESPONSE);
    private final Inspector inspector = new Inspector(
            examples.trace,
            unit -> unit == request ? Optional.of(response) : unit == response ? Optional.of(request) : Optional.empty(),
            Optional.of(address -> {}));
    private Theme theme = Theme.LIGHT;
    private double fontSize = Theme.FONT_SIZE;

    public static void main(String[] args) {
        launch(InspectorPictures.class);
    }

    @Override
    public void start(Stage stage) {
        Scene scene = new Scene(new javafx.scene.layout.StackPane(inspector.node()), 1290, 525);
        theme.dress(scene, fontSize);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        System.out.println("ready");
        Thread.ofVirtual().start(() -> readCommands(stage));
    }

    private void readCommands(Stage stage) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                Platform.runLater(() -> {
                    obey(stage, words);
                    afterSomeFrames(() -> System.out.println("done"));
                });
            }
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        Platform.exit();
    }

    private static void afterSomeFrames(Runnable then) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == 6) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private void obey(Stage stage, String[] words) {
        switch (words[0]) {
            case "show" -> inspector.show(selection(words[1]));
            case "dark", "light" -> {
                theme = Theme.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
                theme.dress(stage.getScene(), fontSize);
            }
            case "font" -> {
                fontSize = Double.parseDouble(words[1]);
                theme.dress(stage.getScene(), fontSize);
            }
            case "size" -> {
                stage.setWidth(Double.parseDouble(words[1]));
                stage.setHeight(Double.parseDouble(words[2]));
            }
            case "osi" -> inspector.layers(LayerModel.OSI);
            case "tcpip" -> inspector.layers(LayerModel.TCP_IP);
            case "layer" -> ((LayerList) inspector.node().lookup(".layer-list")).choose(Layer.Kind.valueOf(words[1]));
            case "clear" -> inspector.clear();
            default -> Platform.exit();
        }
    }

    private Selection selection(String name) {
        return switch (name) {
            case "hello" -> new Selection.OfUnit(examples.frame(Examples.HELLO));
            case "unmasked" -> new Selection.OfUnit(examples.unmaskedFrame());
            case "long" -> new Selection.OfUnit(examples.longFrame(126));
            case "huge" -> new Selection.OfUnit(examples.longFrame(1_000_000));
            case "close" -> new Selection.OfUnit(examples.frame(Examples.CLOSE));
            case "request" -> new Selection.OfUnit(request);
            case "response" -> new Selection.OfUnit(response);
            case "line" -> new Selection.OfUnit(examples.line("Hello, world\r\n"));
            case "negotiation" -> new Selection.OfUnit(examples.negotiation());
            case "read" -> new Selection.OfCall(examples.read(Examples.bytes(Examples.HELLO)));
            case "bind" -> new Selection.OfCall(
                    examples.call(new Call.Bind(new Address("127.0.0.1", 8000), "Address already in use")));
            default -> new Selection.OfCall(examples.call(new Call.Accept()));
        };
    }
}

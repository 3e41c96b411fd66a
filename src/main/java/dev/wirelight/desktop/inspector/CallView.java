package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Origin;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.Section;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A socket call, explained: what it does, what came back, and the line of code that does it.
final class CallView {
    private final Entry entry;
    private final CallWords words;

    CallView(Entry entry) {
        this.entry = entry;
        this.words = CallWords.of(entry);
    }

    String title() {
        return words.name();
    }

    /// Where a call stands: on the line between the program and TCP.
    List<Layer> layers() {
        Connection connection = entry.connection();
        String ends = connection == null ? say("no connection yet") : connection.toString();
        return List.of(
                new Layer(
                        Layer.Kind.APPLICATION,
                        say("Application — this program"),
                        say("it makes the call"),
                        say("The program decides what the bytes mean: lines of text, an HTTP request, frames."),
                        Origin.OBSERVED,
                        Optional.empty()),
                new Layer(
                        Layer.Kind.SOCKET_API,
                        say("Socket API — %s", words.name()),
                        say("not a layer: the door between the program and TCP"),
                        say("A socket is an endpoint that the operating system holds for the program. Through these calls the "
                                + "program hands bytes to TCP and takes bytes from it. Nothing of it is on the wire."),
                        Origin.OBSERVED,
                        Optional.empty()),
                new Layer(
                        Layer.Kind.TRANSPORT,
                        "Transport — TCP",
                        ends,
                        say("The operating system carries the bytes from here on, cut into segments as it likes."),
                        Origin.OBSERVED,
                        Optional.empty()));
    }

    Node words() {
        VBox box = new VBox();
        box.getStyleClass().add("call-words");
        Label name = new Label(words.name());
        name.getStyleClass().addAll("mono", "call-name");
        Label result = wrapped(arrow() + words.result(), "heading");
        box.getChildren().addAll(name, result, wrapped(words.does()));
        if (!words.java().isEmpty()) {
            box.getChildren().addAll(wrapped(say("In Java"), "dim", "small", "code-head"), wrapped(words.java(), "mono", "code"));
            box.getChildren().addAll(wrapped(say("In C"), "dim", "small", "code-head"), wrapped(words.c(), "mono", "code"));
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("call-view");
        return scroll;
    }

    private String arrow() {
        return switch (entry.call()) {
            case Call.Remark _, Call.Truncated _, Call.Segment _, Call.Gap _, Call.CaptureEnded _ -> "";
            default -> "→ ";
        };
    }

    /// The bytes that it moved, as one field: a call knows nothing of what they mean.
    Optional<Dissection> moved() {
        if (!(entry.call() instanceof Call.Transfer transfer)) {
            return Optional.empty();
        }
        byte[] all = transfer.bytes();
        byte[] shown = all.length <= Look.MOST_BYTES ? all : java.util.Arrays.copyOf(all, Look.MOST_BYTES);
        Section tcp = Section.rfc(9293, "3.9.1");
        Field field = new Field(
                say("Bytes %s to %s of this direction", transfer.offset(), transfer.offset() + all.length - 1),
                0,
                shown.length * 8L,
                false,
                count(all.length, "%,d byte", "%,d bytes"),
                Words.way(transfer.direction()),
                say("To TCP this is a stream of bytes and nothing else."),
                tcp,
                Origin.OBSERVED,
                List.of(),
                List.of());
        Source source = new Source("moved", Origin.OBSERVED, shown, List.of(field));
        return Optional.of(new Dissection(words.name(), tcp, List.of(source), shown.length, all.length));
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }
}

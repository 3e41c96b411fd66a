package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Wordiness;
import dev.wirelight.trace.Address;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// How to connect to the port with TLS. There only while that is switched on.
final class TlsRow extends HBox {
    private static final double ROOM_FOR_WORDS = 66;
    private static final double ROOM_FOR_SWITCH = 49;
    private static final String[] WORDS = {mark("Open"), mark("Built-in client"), mark("On the way"), mark("Certificate")};
    /// After the words, the line to type, its button and the space.
    private static final int PLACE_OF_SWITCH = 4;

    private final BooleanBinding narrow;
    private final BooleanBinding narrower;
    private final String whose;
    private final ToggleButton records = Icons.toggle(
            "eye",
            say("On the way"),
            say("Shows the TLS records too: all that somebody between client and server gets to see"));

    /// @param em the font size in pixels
    /// @param openUrl opens an address in the browser
    /// @param openClient opens a built-in client for the port at an address
    TlsRow(SecurePort port, Kind kind, DoubleExpression em, Consumer<String> openUrl, Consumer<Address> openClient) {
        whose = kind.title();
        narrow = widthProperty().lessThan(em.multiply(ROOM_FOR_WORDS + Wordiness.of(WORDS)));
        narrower = widthProperty().lessThan(em.multiply(ROOM_FOR_SWITCH + Wordiness.of(WORDS)));
        getStyleClass().addAll("tool-row", "connect-row", "tls-row");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(port.on());
        managedProperty().bind(port.on());
        BooleanExpression closed = BooleanExpression.booleanExpression(
                port.state().map(state -> state != ServerDesk.State.RUNNING));
        Label words = new Label("", new FontIcon("fth-lock"));
        words.getStyleClass().add("tls");
        words.textProperty().bind(port.state().map(TlsRow::words));
        words.setMinWidth(USE_PREF_SIZE);
        Label how = new Label();
        how.getStyleClass().add("mono");
        how.textProperty().bind(port.address().map(kind::howSecurely));
        how.setMinWidth(0); // it is in the tooltip too
        how.setTooltip(new Tooltip());
        how.getTooltip().textProperty().bind(how.textProperty());
        Button copy = Icons.iconButton(
                "copy", say("Copy the line for TLS"), say("Copy this line, to paste it elsewhere"), () -> Copied.text(how.getText()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(words, how, copy, space);
        if (kind == Kind.WEB_SOCKET) {
            Button open = Icons.button(
                    "external-link",
                    say("Open"),
                    say("Open this page in your browser. It warns, because it does not know who made the certificate"),
                    () -> openUrl.accept(how.getText()));
            open.setAccessibleText(say("Open the page with TLS"));
            add(open, closed);
        }
        Button client = Icons.button(
                "plus",
                say("Built-in client"),
                say("Open a small client in this app and connect it with TLS"),
                () -> openClient.accept(Kind.near(port.address().get())));
        client.setAccessibleText(say("Built-in client with TLS for the %s", kind.title()));
        add(client, closed);
    }

    private void add(Button button, BooleanExpression closed) {
        button.disableProperty().bind(closed);
        Icons.shorten(button, narrow);
        getChildren().add(button);
    }

    /// Lets the learner see what somebody on the way sees.
    ///
    /// @param show told whether that is wanted
    /// @param showCertificate explains the certificate
    void add(Consumer<Boolean> show, Runnable showCertificate) {
        records.setAccessibleText(say("As seen on the way to the %s", whose));
        records.selectedProperty().subscribe(show);
        Icons.shorten(records, narrower);
        Button certificate = Icons.button(
                "award",
                say("Certificate"),
                say("For whom the certificate is, its fingerprint, and why your browser warns"),
                showCertificate);
        certificate.setAccessibleText(say("Certificate of the %s", whose));
        Icons.shorten(certificate, narrow);
        getChildren().addAll(PLACE_OF_SWITCH, List.of(records, certificate));
    }

    /// Shows the records, as if the learner had wished it.
    void showRecords() {
        records.setSelected(true);
    }

    private static String words(ServerDesk.State state) {
        return switch (state) {
            case STOPPED -> say("TLS, not open:");
            case STARTING -> say("TLS, opening …");
            case RUNNING -> "TLS:";
            case STOPPING -> say("TLS, closing …");
        };
    }
}

package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.server.Kind;
import dev.wirelight.trace.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// Where the built-in client connects to. It follows the lab's own WebSocket server until somebody types another address.
final class AddressField extends TextField {
    private static final int LAST_PORT = 65_535;
    private static final String WANTED = mark("An address looks like ws://127.0.0.1:8000/ or ws://example.org/room.");

    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper isOwn = new ReadOnlyBooleanWrapper();
    private String own = "";

    /// @param lab where the lab's WebSocket server listens, or would
    AddressField(ObservableValue<Address> lab) {
        setAccessibleText(say("Address of the server"));
        setTooltip(new Tooltip(say("Any WebSocket server: ws://host:port/path")));
        getStyleClass().add("mono");
        lab.subscribe(address -> {
            boolean followed = getText().equals(own);
            own = "ws://" + Kind.near(address) + "/";
            if (followed) {
                setText(own);
            }
            isOwn.set(getText().strip().equals(own));
        });
        textProperty().subscribe(text -> {
            trouble.set(trouble(text.strip()));
            isOwn.set(text.strip().equals(own));
        });
    }

    /// Whether this is the lab's own server.
    boolean isOwn() {
        return isOwn.get();
    }

    ReadOnlyBooleanProperty own() {
        return isOwn.getReadOnlyProperty();
    }

    /// What is wrong with the address; empty when it is good.
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// The address; empty while it is none.
    Optional<URI> uri() {
        return trouble.get().isEmpty() ? Optional.of(URI.create(getText().strip())) : Optional.empty();
    }

    private static String trouble(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        if (start.startsWith("http://") || start.startsWith("https://")) {
            String wrong = text.substring(0, text.indexOf("//") + 2);
            return say("Write ws:// instead of %s: a WebSocket has an address of its own kind.", wrong);
        }
        if (!text.isEmpty() && !text.contains("://")) {
            return say("The beginning is missing: write ws://%s.", text);
        }
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getPort() > LAST_PORT) {
                return say("%s is no port: ports go from 1 to 65535.", uri.getPort());
            }
            boolean good = (scheme.equals("ws") || scheme.equals("wss")) && uri.getHost() != null;
            return good ? "" : say(WANTED);
        } catch (URISyntaxException e) {
            return say(WANTED);
        }
    }
}

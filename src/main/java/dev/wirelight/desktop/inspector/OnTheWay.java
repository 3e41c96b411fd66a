package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.tls.TlsContext;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The card that says what somebody between client and server sees of a connection with TLS, and what not.
final class OnTheWay {
    private static final int MOST_BYTES = 20 << 10;

    private final Trace trace;
    private final WireUnits wire;

    OnTheWay(Trace trace, WireUnits wire) {
        this.trace = trace;
        this.wire = wire;
    }

    /// @param unit what is explained
    /// @param records what of it is on the wire
    Node card(Unit unit, Unit records) {
        Connection connection = records.connection();
        Label title = new Label(say("What somebody on the way sees"));
        title.getStyleClass().addAll("heading", "part-heading");
        VBox card = new VBox(title);
        card.getStyleClass().add("inspector-notice");
        add(card, say("• both addresses and ports: %s", connection));
        Optional<Unit> hello = wire.clientHello(connection);
        hello.ifPresent(found -> {
            String name = found.content() instanceof Content.Tls tls ? tls.about() : "";
            add(card, name.isEmpty()
                    ? say("• no name of the server: the client asked for none (SNI)")
                    : say("• the name that the client asked for (SNI): %s", Inert.text(name)));
            List<String> offered = protocols(found);
            add(card, offered.isEmpty()
                    ? say("• no protocol that would be spoken inside: the client offered none (ALPN)")
                    : say("• the protocols that the client offered (ALPN): %s", Inert.text(String.join(", ", offered))));
        });
        add(card, count(records.length(),
                "• how much and when: %,d byte of records, %s seconds after the start",
                "• how much and when: %,d bytes of records, %s seconds after the start",
                Amounts.seconds(records.nanos())));
        Label not = new Label(say("And does not see"));
        not.getStyleClass().addAll("heading", "part-heading");
        card.getChildren().add(not);
        add(card, say("• what is said: HTTP heads, paths, cookies, frames, lines"));
        if (version(unit, records) == TlsContext.TLS_1_3) {
            add(card, say("• the server’s certificate, and which protocol was agreed on (TLS 1.3 hides both)"));
        }
        add(card, say("• the keys"));
        return card;
    }

    private int version(Unit unit, Unit records) {
        Optional<Unit> record = unit == records
                ? Optional.of(unit)
                : wire.record(records.connection(), records.direction(), records.offset());
        return record.map(Unit::content)
                .map(content -> content instanceof Content.Tls tls ? tls.context().version() : TlsContext.UNKNOWN)
                .orElse(TlsContext.UNKNOWN);
    }

    private List<String> protocols(Unit hello) {
        List<String> found = new ArrayList<>();
        hello.bytes(trace, MOST_BYTES)
                .ifPresent(bytes -> Dissector.explain(hello, bytes).wire().fields().forEach(field -> collect(field, found)));
        return found;
    }

    private static void collect(Field field, List<String> found) {
        if (field.name().equals("ProtocolName")) {
            found.add(field.text());
        }
        field.fields().forEach(part -> collect(part, found));
    }

    private static void add(VBox card, String text) {
        card.getChildren().add(TlsParts.wrapped(text));
    }
}

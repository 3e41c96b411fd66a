package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.LadderView;
import dev.wirelight.trace.Address;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleExpression;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One server's half of the window.
public final class ServerPane extends VBox {
    /// After the title, the options and how to connect without TLS.
    private static final int TLS_PLACE = 3;

    private final ServerDesk desk;
    private final LadderView ladder;
    private final FirstStep firstStep;
    private Optional<TlsRow> tlsRow = Optional.empty();

    /// What a pane tells the rest of the window.
    ///
    /// @param chosen what the learner chose in the ladder
    /// @param openUrl an address to open in the browser
    /// @param openClient where a built-in client is to connect to
    /// @param openSecureClient where one is to connect to with TLS
    /// @param showCertificate explains the certificate
    public record Outside(
            Consumer<Selection> chosen,
            Consumer<String> openUrl,
            Consumer<Address> openClient,
            Consumer<Address> openSecureClient,
            Runnable showCertificate) {}

    /// @param rows of this server's ladder
    /// @param em the font size in pixels
    public ServerPane(ServerDesk desk, Kind kind, LadderRows rows, DoubleExpression em, Outside outside) {
        this.desk = desk;
        getStyleClass().addAll("server-pane", "panel");
        setMinWidth(0);
        ladder = new LadderView(rows, kind.title(), em, outside.chosen());
        ladder.setConnectionMenu(new ConnectionMenu(desk, kind, rows, ladder));
        VBox.setVgrow(ladder, Priority.ALWAYS);
        ToggleButton options = Icons.toggle("settings", say("Options"), say("Port, and what the server answers with"));
        options.setAccessibleText(say("Options of the %s", kind.title()));
        getChildren()
                .addAll(
                        new TitleRow(desk, kind, em, options),
                        new OptionsRow(desk, kind, options.selectedProperty()),
                        new ConnectRow(desk, kind, em, outside.openUrl(), outside.openClient()),
                        new TricksRow(desk),
                        new NoticeRow(desk),
                        ladder,
                        new SendRow(desk, kind, ladder.only()));
        desk.secure().ifPresent(port -> {
            TlsRow tls = new TlsRow(port, kind, em, outside.openUrl(), outside.openSecureClient());
            tls.add(ladder::showRecords, outside.showCertificate());
            getChildren().add(TLS_PLACE, tls);
            tlsRow = Optional.of(tls);
        });
        desk.onAction(ladder::followNewest); // what the learner does now shall not pass unseen
        desk.onDistrust(outside.showCertificate());
        firstStep = new FirstStep(desk, kind);
        ladder.setEmpty(firstStep);
        desk.address().subscribe(address -> ladder.setServer(say("server :%s", address.port())));
    }

    public LadderView ladder() {
        return ladder;
    }

    /// Chooses the row of a unit, and shows TLS records among the rows where it is one.
    ///
    /// @return whether it has a row here
    public boolean choose(Unit unit) {
        boolean ours = desk.servers().stream()
                .anyMatch(server -> server.service().equals(unit.connection().service()));
        if (ours && unit.content() instanceof Content.Tls) {
            tlsRow.ifPresent(TlsRow::showRecords);
        }
        return ours && ladder.choose(new Seen.Completed(unit), true);
    }

    /// Puts the keyboard where the learner begins.
    public void takeFocus() {
        firstStep.takeFocus();
    }

    /// Draws what is new. Called once a pulse.
    public void update() {
        ladder.update();
    }

    /// Asks who is connected. Called a few times a second.
    public void look() {
        desk.look();
    }
}

package dev.wirelight.desktop.doctor;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.Inert;
import dev.wirelight.doctor.Finding;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.trace.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Something that was noticed: when and on which connection, what, and what to do next.
final class FoundCell extends ListCell<Rounds.Found> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Instant began;
    private final Label where = label("dim", "small");
    private final Label what = label("heading");
    private final Label next = label();
    private final VBox box = new VBox(where, what, next);

    /// @param began when the trace began
    FoundCell(Instant began) {
        this.began = began;
        getStyleClass().add("doctor-found");
        setPrefWidth(0); // as wide as the list, so that the words wrap
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void updateItem(Rounds.@Nullable Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Noticed noticed = found.noticed();
        Finding finding = noticed.finding();
        Connection connection = noticed.connection();
        where.setText(say("%s · %s · connection #%s from %s",
                CLOCK.format(began.plusNanos(noticed.nanos()).atZone(ZoneId.systemDefault())), connection.service(), connection.number(), connection.client()));
        what.setText("! " + Inert.text(finding.words()));
        next.setText("→ " + Inert.text(finding.next()));
        setGraphic(box);
        setAccessibleText(say("%s Connection %s", finding, connection.number()));
    }
}

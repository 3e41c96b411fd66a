package dev.wirelight.desktop.workshop;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Keys;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.inspector.Inspector;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window of the frame workshop.
public final class WorkshopWindow {
    private static final double WIDTH_EM = 108;
    private static final double HEIGHT_EM = 66;
    private static final double TITLE_BAR = 40;

    private final Look look;
    private final Stage stage = new Stage();
    private final FrameForm form = new FrameForm();
    private final IntegerProperty cut = new SimpleIntegerProperty(1);

    public WorkshopWindow(Look look, Background background) {
        this.look = look;
        WirePane wire = new WirePane(form, cut);
        VBox compose = new VBox(new HeaderRows(form, wire::point), new PayloadRows(form, background, wire::point));
        compose.getStyleClass().addAll("bench-column", "compose");
        VBox referee = new VBox();
        referee.getStyleClass().addAll("bench-column", "referee");
        Bench bench = new Bench(compose, wire, referee, look.em());
        VBox.setVgrow(bench, Priority.ALWAYS);
        VBox root = new VBox(bench);
        root.getStyleClass().addAll("workshop", "panel");
        Inspector.dress(root);
        root.getStylesheets()
                .add(Objects.requireNonNull(Look.class.getResource("workshop.css")).toExternalForm());
        Scene scene = new Scene(root);
        Keys.installSizes(scene, look);
        stage.setScene(scene);
        stage.setTitle("Wirelight · Frame workshop");
    }

    /// Opens the window, or brings it to the front where it is open already.
    public void open() {
        if (stage.isShowing()) {
            stage.toFront();
            stage.requestFocus();
            return;
        }
        look.dress(stage.getScene());
        place(Screen.getPrimary().getVisualBounds());
        stage.setOnHidden(_ -> look.forget(stage));
        stage.show();
    }

    private void place(Rectangle2D screen) {
        double em = look.em().get();
        stage.setWidth(Math.min(WIDTH_EM * em, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT_EM * em, screen.getHeight() - TITLE_BAR));
    }

    Stage stage() {
        return stage;
    }

    /// Closes it for good.
    public void close() {
        stage.close();
    }
}

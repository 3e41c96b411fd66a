package dev.wirelight.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Light or dark, and how large: the same for all windows of the app.
public final class Look {
    private static final int[] PERCENTS = {60, 70, 80, 90, 100, 110, 125, 140, 160, 180, 200, 225, 250};
    private static final int NORMAL = 100;
    /// The least room in which the main window has place for all of its controls, in em.
    private static final double LEAST_WIDTH = 58;
    private static final double LEAST_HEIGHT = 32;

    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
    private final ReadOnlyDoubleWrapper percent = new ReadOnlyDoubleWrapper(NORMAL);
    private final ReadOnlyDoubleWrapper most = new ReadOnlyDoubleWrapper(PERCENTS[PERCENTS.length - 1]);
    private final BooleanExpression largest = percent.greaterThanOrEqualTo(most);
    private double wanted = NORMAL;
    private final DoubleExpression em = percent.multiply(Theme.FONT_SIZE / NORMAL);
    private final List<Scene> scenes = new ArrayList<>();

    /// Gives a scene this look, now and whenever it changes, until its window is closed.
    public void dress(Scene scene) {
        scenes.add(scene);
        theme.get().dress(scene, em.get());
    }

    /// Called when a window is closed for good.
    public void forget(Window window) {
        scenes.remove(window.getScene());
    }

    /// The font size of plain text in pixels, which is 1 em.
    public DoubleExpression em() {
        return em;
    }

    /// 60 to 250, and no more than fits.
    public ReadOnlyDoubleProperty percent() {
        return percent.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// Whether the window has no room for anything larger.
    public BooleanExpression largest() {
        return largest;
    }

    /// Lets nothing be so large that the main window's controls have no place in it. Where the window becomes larger, the
    /// size that was wanted comes back. The normal size is always allowed.
    ///
    /// @param width of the main window, in pixels
    /// @param height of the main window, in pixels
    /// @param beside the width in em of what stands beside the controls
    public void fit(double width, double height, double beside) {
        double room = NORMAL * Math.min(width / (LEAST_WIDTH + beside), height / LEAST_HEIGHT) / Theme.FONT_SIZE;
        double fits = NORMAL;
        for (int step : PERCENTS) {
            if (step <= room) {
                fits = Math.max(fits, step);
            }
        }
        most.set(fits);
        scale(wanted);
    }

    public void larger() {
        for (int step : PERCENTS) {
            if (step > percent.get() && step <= most.get()) {
                scale(step);
                return;
            }
        }
    }

    public void smaller() {
        for (int i = PERCENTS.length - 1; i >= 0; i--) {
            if (PERCENTS[i] < percent.get()) {
                scale(PERCENTS[i]);
                return;
            }
        }
    }

    public void normalSize() {
        scale(NORMAL);
    }

    public void setTheme(Theme newTheme) {
        theme.set(newTheme);
        dressAll();
    }

    private void scale(double newPercent) {
        wanted = newPercent;
        double fitting = Math.min(wanted, most.get());
        if (fitting != percent.get()) {
            percent.set(fitting);
            dressAll();
        }
    }

    private void dressAll() {
        scenes.forEach(scene -> theme.get().dress(scene, em.get()));
    }
}

package dev.wirelight.desktop;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons with a Feather icon, made so that a screen reader knows them too.
public final class Icons {

    private Icons() {}

    /// A button with an icon and words.
    ///
    /// @param icon the name of a Feather icon, such as `play`
    /// @param does one sentence on what it does: its tooltip, and its help for screen readers
    public static Button button(String icon, String text, String does, Runnable action) {
        Button button = new Button(text, new FontIcon("fth-" + icon));
        button.setOnAction(_ -> action.run());
        describe(button, does);
        return button;
    }

    /// A button with an icon only.
    ///
    /// @param name what a screen reader says
    public static Button iconButton(String icon, String name, String does, Runnable action) {
        Button button = button(icon, "", does, action);
        button.getStyleClass().add("button-icon");
        button.setAccessibleText(name);
        return button;
    }

    /// A button with an icon and words that stays pressed.
    public static ToggleButton toggle(String icon, String text, String does) {
        ToggleButton button = new ToggleButton(text, new FontIcon("fth-" + icon));
        describe(button, does);
        return button;
    }

    /// Leaves the words away while there is no room for them; a screen reader says them all the same.
    public static void shorten(ButtonBase button, ObservableBooleanValue narrow) {
        if (button.getAccessibleText() == null) {
            button.setAccessibleText(button.getText());
        }
        button.contentDisplayProperty()
                .bind(Bindings.when(narrow).then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
    }

    private static void describe(ButtonBase button, String does) {
        button.setTooltip(new Tooltip(does));
        button.setAccessibleHelp(does);
        button.setMinWidth(ButtonBase.USE_PREF_SIZE);
    }
}

package dev.wirelight.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// How everything looks: AtlantaFX' Primer below, our own style sheet above it, our fonts, one size for all.
///
/// Colours are looked up by name in CSS (`-wl-client`, `-wl-server`, `-wl-good`, `-wl-api`, `-wl-bad`, `-wl-ink`, `-wl-dim`,
/// `-wl-line`, `-wl-panel`, `-wl-bg`, `-wl-selection`, `-wl-field-1` to `-wl-field-5`), so that nothing else
/// needs to know whether it is light or dark. Style classes for all: `mono` (fixed width, no ligatures), `dim`, `heading`,
/// `panel`, `small`. Sizes are in em, so that one font size scales the whole window.
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

    /// The font size at which the window is 100 % large, in pixels.
    public static final double FONT_SIZE = 13;

    /// The families, for the few places where CSS cannot reach.
    public static final String SANS = "Inter";

    public static final String MONO = "JetBrains Mono NL";

    private static final double ICON_SIZE = 1.15;

    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMonoNL-Regular.ttf");

    private final String colours;

    Theme(String colours) {
        this.colours = colours;
    }

    /// The other one of the two.
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Gives a scene this look. Popups, menus and tooltips that it opens take it over.
    ///
    /// @param fontSize of plain text, in pixels; [#FONT_SIZE] is 100 %
    public void dress(Scene scene, double fontSize) {
        loadFonts();
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(colours), sheet("wirelight.css"), sized(fontSize));
    }

    /// Makes the fonts known by their family names. Doing it twice does no harm.
    public static void loadFonts() {
        if (Font.getFamilies().contains(SANS) && Font.getFamilies().contains(MONO)) {
            return;
        }
        for (String file : FONTS) {
            try (InputStream in = resource("fonts/" + file).openStream()) {
                Font.loadFont(in, FONT_SIZE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String sheet(String file) {
        return resource(file).toExternalForm();
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(Theme.class.getResource(file), file);
    }

    /// A style sheet with nothing but the size: unlike a style of the root node, popups inherit it. An icon's em would
    /// be that of its own font, so icons get pixels too.
    private static String sized(double fontSize) {
        String css = ".root { -fx-font-size: " + fontSize + "px; } .ikonli-font-icon { -fx-icon-size: "
                + Math.round(fontSize * ICON_SIZE) + "px; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}

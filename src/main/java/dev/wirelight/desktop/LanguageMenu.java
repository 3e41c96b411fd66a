package dev.wirelight.desktop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import dev.wirelight.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which language the window speaks from the next start on. A globe, so that it is found by whoever cannot read the words.
final class LanguageMenu extends MenuButton {
    private final Languages languages;
    private final Background background;
    private final MessageRow messages;
    private Language wanted = Words.spoken().language();

    /// @param messages where it is said what became of a choice
    LanguageMenu(Languages languages, Background background, MessageRow messages) {
        super("", new FontIcon("fth-globe"));
        this.languages = languages;
        this.background = background;
        this.messages = messages;
        getStyleClass().add("button-icon");
        String does = say("The language of the window and the lessons");
        setAccessibleText(say("Language"));
        setAccessibleHelp(does);
        setTooltip(new Tooltip(does));
        setMinWidth(USE_PREF_SIZE);
        fill();
        setOnShowing(_ -> fill()); // a folder may have come meanwhile
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        getItems().clear();
        for (Language language : languages.all()) {
            RadioMenuItem item = new RadioMenuItem(language.name());
            item.setToggleGroup(group);
            item.setSelected(language.equals(wanted));
            item.setOnAction(_ -> choose(language));
            getItems().add(item);
        }
        MenuItem add = new MenuItem(say("Add a language …"), new FontIcon("fth-plus"));
        add.setOnAction(_ -> add());
        getItems().addAll(new SeparatorMenuItem(), add);
    }

    private void choose(Language language) {
        background.run(
                () -> {
                    languages.choose(language);
                    return language;
                },
                kept -> {
                    wanted = kept;
                    messages.say(kept.equals(Words.spoken().language())
                            ? say("Wirelight speaks %s.", kept.name())
                            : say("Wirelight speaks %s from the next start on.", kept.name()));
                },
                failure -> messages.warn(say("The choice cannot be kept: %s", failure.getMessage())));
    }

    /// Gives a translator all texts, and says what to do with them.
    private void add() {
        Path template = languages.folder().resolve(Languages.TEMPLATE);
        background.run(
                () -> {
                    Files.createDirectories(languages.folder());
                    return Files.writeString(template, Languages.template());
                },
                written -> messages.announce(say(
                        "All texts of the window are in %1$s now. Save it as %2$s in a folder with the language's short name"
                                + " (for German: %3$s), and put the translations into it. Then choose the language here.",
                        written,
                        Languages.WINDOW,
                        languages.folder().resolve("de").resolve(Languages.WINDOW))),
                failure -> messages.warn(say("The texts cannot be written to %s: %s", template, failure.getMessage())));
    }

    /// Says that texts of the language that is spoken could not be used, where it is so.
    static void tellMistakes(MessageRow messages) {
        List<String> mistakes = Words.spoken().mistakes();
        if (!mistakes.isEmpty()) {
            messages.warn(count(mistakes.size(),
                    "%,d mistake in the translation: that text is shown in English. %s",
                    "%,d mistakes in the translation: those texts are shown in English. The first one: %s",
                    mistakes.getFirst()));
        }
    }
}

package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What the lit field means, in sentences, and the rules that it breaks.
final class Explanation extends ScrollPane {
    private static final int MOST_SHOWN = 400;
    private static final int MOST_AT_ONCE = 4;

    private final Optional<Consumer<String>> browser;
    private final List<Violation> always;
    private final boolean wordyList;
    private final VBox content = new VBox();

    /// @param always the rules that are broken by no single field, shown whatever is lit
    /// @param wordyList whether the list shows what its fields mean by itself; then only parts are explained here
    /// @param browser opens an address; without one, sections are words and no links
    Explanation(Highlight highlight, List<Violation> always, boolean wordyList, Optional<Consumer<String>> browser) {
        this.always = always;
        this.wordyList = wordyList;
        this.browser = browser;
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("explanation");
        content.getStyleClass().add("explanation-content");
        highlight.lit().addListener((property, before, now) -> show(now));
        show(highlight.lit().get());
    }

    private void show(Optional<Highlight.Spot> spot) {
        content.getChildren().clear();
        always.forEach(violation -> content.getChildren().add(violated(violation)));
        spot.ifPresent(s -> s.fields().stream().limit(MOST_AT_ONCE).forEach(field -> explain(s.map(), field)));
        setVvalue(0);
    }

    private void explain(FieldMap map, Field field) {
        broken(field).forEach(violation -> content.getChildren().add(violated(violation)));
        boolean said = wordyList && map.source().fields().stream().anyMatch(root -> root == field);
        Text name = new Text(field.name());
        name.getStyleClass().addAll("heading", "ink");
        Text value = new Text(field.text().isEmpty() ? "" : "  " + Inert.text(field.text(), MOST_SHOWN));
        value.getStyleClass().addAll("mono", "ink");
        Text words = new Text(meaning(field) + (said ? "  " : "\n" + field.explanation() + " "));
        words.getStyleClass().add("ink");
        TextFlow flow = new TextFlow(name, value, words, section(field.section()));
        content.getChildren().add(flow);
    }

    private static String meaning(Field field) {
        return field.meaning().isBlank() ? "" : " — " + Inert.text(field.meaning(), MOST_SHOWN);
    }

    private static List<Violation> broken(Field field) {
        List<Violation> all = new ArrayList<>(field.violations());
        field.fields().forEach(part -> all.addAll(broken(part)));
        return all;
    }

    private Node violated(Violation violation) {
        Label title = new Label(say("This breaks a rule"), Notices.warningSign());
        title.getStyleClass().addAll("heading", "violation-title");
        TextFlow rule = new TextFlow(ink(violation.rule().sentence() + " "), section(violation.rule().section()));
        TextFlow seen = new TextFlow(ink(Inert.text(violation.detail(), MOST_SHOWN)));
        TextFlow who = new TextFlow(ink(say("Broken by:") + " "), strong(say("the %s", violation.brokenBy())));
        TextFlow next = new TextFlow(ink(say("What must follow:") + " "), strong(violation.rule().consequence()));
        VBox box = new VBox(title, rule, seen, who, next);
        box.getStyleClass().add("violation");
        return box;
    }

    private static Text ink(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("ink");
        return text;
    }

    private static Text strong(String words) {
        Text text = ink(words);
        text.getStyleClass().add("heading");
        return text;
    }

    private Node section(Section section) {
        if (browser.isPresent()) {
            Hyperlink link = new Hyperlink(section.toString());
            link.setOnAction(event -> browser.get().accept(section.url()));
            link.setAccessibleText(say("Open %s in the browser", section));
            return link;
        }
        Text text = new Text(section.toString());
        text.getStyleClass().add("dim");
        return text;
    }
}

package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Inline;
import dev.wirelight.lesson.RealAddresses;
import dev.wirelight.lesson.SectionLinks;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Draws the prose of lessons: words that wrap, code in a fixed-width font with a button that copies it, links that open.
final class Prose {
    private final RealAddresses addresses;
    private final Consumer<String> follow;

    /// @param addresses puts the real ports into what is to be typed
    /// @param follow opens an address, or another lesson by the name of its file
    Prose(RealAddresses addresses, Consumer<String> follow) {
        this.addresses = addresses;
        this.follow = follow;
    }

    /// Blocks, one below the other.
    VBox of(List<Block> blocks) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-prose");
        WindowProse.of(addresses.in(blocks)).forEach(block -> box.getChildren().add(node(block)));
        return box;
    }

    private Node node(Block block) {
        return switch (block) {
            case Block.Paragraph(List<Inline> pieces) -> line(pieces);
            case Block.Code(String text) -> code(text.stripTrailing());
            case Block.Items(boolean numbered, List<List<Block>> items) -> items(numbered, items);
            case Block.Quote(List<Block> inside) -> {
                VBox quote = of(inside);
                quote.getStyleClass().add("lesson-quote");
                yield quote;
            }
        };
    }

    /// Words in one paragraph, without what is special about addresses.
    TextFlow line(List<Inline> pieces) {
        TextFlow flow = new TextFlow();
        SectionLinks.in(pieces).forEach(piece -> flow.getChildren().add(node(piece)));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(Inline.text(pieces));
        return flow;
    }

    /// Plain words in one paragraph.
    TextFlow line(String words) {
        return line(List.of(new Inline.Words(words)));
    }

    /// A sentence with values between backticks, as conditions are written.
    TextFlow sentence(String sentence) {
        String[] parts = addresses.in(sentence).split("`", -1);
        TextFlow flow = new TextFlow();
        for (int i = 0; i < parts.length; i++) {
            flow.getChildren().add(text(parts[i], i % 2 == 0 ? "lesson-words" : "lesson-code"));
        }
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(String.join("", parts));
        return flow;
    }

    private Node node(Inline piece) {
        return switch (piece) {
            case Inline.Words(String text) -> text(text, "lesson-words");
            case Inline.Code(String text) -> text(text, "lesson-code");
            case Inline.Strong(String text) -> text(text, "lesson-strong");
            case Inline.Emphasis(String text) -> text(text, "lesson-strong");
            case Inline.Link(String text, String target) -> link(text, target);
        };
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    private Hyperlink link(String words, String target) {
        Hyperlink link = new Hyperlink(words);
        link.setOnAction(_ -> follow.accept(target));
        if (target.startsWith("http")) {
            link.setAccessibleText(say("Open %s in the browser", words));
            MenuItem copy = new MenuItem(say("Copy the address"));
            copy.setOnAction(_ -> Copied.text(target));
            link.setContextMenu(new ContextMenu(copy));
        }
        return link;
    }

    private static Node code(String text) {
        Label code = new Label(text);
        code.getStyleClass().add("mono");
        code.setMinSize(Label.USE_PREF_SIZE, Label.USE_PREF_SIZE);
        // A line that wraps looks like two, and one types what one sees.
        ScrollPane scroll = new ScrollPane(code);
        scroll.getStyleClass().add("lesson-listing-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(ScrollPane.USE_PREF_SIZE);
        scroll.setFocusTraversable(false);
        scroll.viewportBoundsProperty().addListener((_, _, seen) -> {
            boolean isCut = code.prefWidth(-1) > seen.getWidth() + 1;
            scroll.setHbarPolicy(isCut ? ScrollPane.ScrollBarPolicy.ALWAYS : ScrollPane.ScrollBarPolicy.NEVER);
            scroll.setFocusTraversable(isCut); // the arrow keys move it
        });
        HBox.setHgrow(scroll, Priority.ALWAYS);
        Button copy = Icons.iconButton("copy", say("Copy %s", text), say("Copy this, to paste it elsewhere"), () -> Copied.text(text));
        copy.getStyleClass().add("flat");
        HBox box = new HBox(scroll, copy);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("lesson-listing");
        return box;
    }

    private Node items(boolean numbered, List<List<Block>> items) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-items");
        for (int i = 0; i < items.size(); i++) {
            Label sign = new Label(numbered ? (i + 1) + "." : "•");
            sign.setMinWidth(Label.USE_PREF_SIZE);
            VBox words = of(items.get(i));
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox item = new HBox(sign, words);
            item.getStyleClass().add("lesson-item");
            box.getChildren().add(item);
        }
        return box;
    }
}

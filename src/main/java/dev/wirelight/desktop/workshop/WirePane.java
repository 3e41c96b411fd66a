package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.BitGrid;
import dev.wirelight.desktop.inspector.ByteReadout;
import dev.wirelight.desktop.inspector.HexView;
import dev.wirelight.desktop.inspector.Highlight;
import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.workshop.FrameDraft;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What will be on the wire: the frame's bits, its bytes, and how each byte of the payload is masked. It changes with
/// everything that is typed.
final class WirePane extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final int MOST_GRID_ROWS = 5;
    private static final int MOST_HEX_ROWS = 4;

    private final FrameForm form;
    private final IntegerProperty cut;
    private final Label heading = new Label();
    private final Label stale = new Label();
    private final VBox picture = new VBox();
    private Optional<OnTheWire> shown = Optional.empty();
    private Optional<HexView> hex = Optional.empty();
    private Highlight highlight = new Highlight();
    private String selected = "";
    private String pointed = "";

    /// @param cut after how many bytes a frame is cut in two when it is sent in pieces; a click on a byte cuts behind it
    WirePane(FrameForm form, IntegerProperty cut) {
        this.form = form;
        this.cut = cut;
        getStyleClass().addAll("bench-column", "wire-pane");
        heading.getStyleClass().addAll("heading", "column-title");
        heading.setWrapText(true);
        stale.getStyleClass().add("inspector-notice");
        stale.setWrapText(true);
        stale.setMinHeight(USE_PREF_SIZE);
        stale.managedProperty().bind(stale.visibleProperty());
        picture.getStyleClass().add("bytes-parts");
        getChildren().addAll(heading, stale, picture);
        form.composed().subscribe(this::show);
        cut.addListener(_ -> showCut());
    }

    private void show(Composed composed) {
        boolean good = composed.draft().isPresent();
        stale.setVisible(!good);
        stale.setText(say("What is typed makes no frame yet. Below is the last one."));
        picture.pseudoClassStateChanged(STALE, !good);
        composed.draft().ifPresent(this::draw);
    }

    private void draw(FrameDraft draft) {
        OnTheWire wire = OnTheWire.of(draft, form.direction.get());
        shown = Optional.of(wire);
        highlight = new Highlight();
        wire.field(selected).ifPresent(field -> highlight.select(wire.map(), field));
        light(wire, pointed);
        highlight.selected().addListener((_, _, now) -> now.ifPresent(this::chosen));
        heading.setText(count(wire.length(), "What will be on the wire · %,d byte", "What will be on the wire · %,d bytes"));
        int headerBytes = wire.header().map(FrameHeader::length).orElse(2);
        int gridRows = Math.min(MOST_GRID_ROWS, headerBytes / 4 + 1);
        HexView view = new HexView(wire.map(), MOST_HEX_ROWS, highlight);
        hex.ifPresent(view::startLike);
        hex = Optional.of(view);
        picture.getChildren().setAll(
                new BitGrid(wire.map(), gridRows, highlight), view, new ByteReadout(wire.map(), highlight));
        addCounted(wire);
        addMasking(draft, wire);
        showCut();
    }

    private void addCounted(OnTheWire wire) {
        if (wire.length() > OnTheWire.MOST_SHOWN) {
            picture.getChildren().add(note(count(wire.length(),
                    "Drawn here: the first %2$s of %1$,d byte. All of them are sent.",
                    "Drawn here: the first %2$s of %1$,d bytes. All of them are sent.",
                    OnTheWire.MOST_SHOWN)));
        }
        if (wire.behind() > 0) {
            picture.getChildren().add(note(count(wire.behind(),
                    "The last %,d byte stand behind the end that the length declares: they will be read as a new frame.",
                    "The last %,d bytes stand behind the end that the length declares: they will be read as a new"
                            + " frame.")));
        }
    }

    private void addMasking(FrameDraft draft, OnTheWire wire) {
        Label title = new Label(draft.header().masked() ? say("Masking, byte by byte") : say("Not masked"));
        title.getStyleClass().addAll("heading", "part-heading");
        picture.getChildren().add(title);
        if (!draft.header().masked()) {
            picture.getChildren().add(note(say("MASK is 0 and there is no key: the payload goes out just as it is.")));
        } else if (draft.payload().length == 0) {
            picture.getChildren().add(note(say("There is no payload, so there is nothing to mask. The key is sent all the same.")));
        } else {
            picture.getChildren().add(new XorTable(draft, wire.map(), highlight));
        }
    }

    private static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("dim");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private void chosen(Highlight.Spot spot) {
        selected = spot.fields().getFirst().name();
        if (spot.at() != Highlight.Spot.WHOLE) {
            cut.set(spot.at() + 1);
        }
    }

    private void showCut() {
        hex.ifPresent(view -> view.cutAfter(cut.get() - 1));
    }

    /// Lights a field of the frame while somebody is at the control that sets it.
    ///
    /// @param name as in the specification; empty for none
    void point(String name) {
        pointed = name;
        shown.ifPresent(wire -> light(wire, name));
    }

    private void light(OnTheWire wire, String name) {
        Optional<Field> field = wire.field(name);
        field.ifPresentOrElse(found -> highlight.point(wire.map(), found), highlight::pointAway);
    }

    /// What is lit, for the tests.
    Highlight highlight() {
        return highlight;
    }
}

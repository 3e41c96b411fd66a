package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Direction;
import dev.wirelight.workshop.FrameDraft;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Everything that is typed and chosen for one frame, and the frame that comes of it. What is typed stays as it is, also
/// where it makes no frame.
final class FrameForm {
    /// A payload is at most this long: 1 MiB.
    static final int MOST_PAYLOAD = 1 << 20;

    /// How the payload is given.
    enum PayloadKind {
        TEXT,
        HEX,
        FILE
    }

    // The example of RFC 6455 §5.7: a masked text frame with "Hello".
    final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.CLIENT_TO_SERVER);
    final BooleanProperty fin = new SimpleBooleanProperty(true);
    final BooleanProperty rsv1 = new SimpleBooleanProperty();
    final BooleanProperty rsv2 = new SimpleBooleanProperty();
    final BooleanProperty rsv3 = new SimpleBooleanProperty();
    final ObjectProperty<Opcode> opcode = new SimpleObjectProperty<>(Opcode.TEXT);
    final BooleanProperty masked = new SimpleBooleanProperty(true);
    final StringProperty key = new SimpleStringProperty("37 fa 21 3d");
    final ObjectProperty<LengthChoice> lengthForm = new SimpleObjectProperty<>(LengthChoice.SHORTEST);
    /// The length as somebody typed it; empty while it follows the payload.
    final StringProperty length = new SimpleStringProperty("");
    final ObjectProperty<PayloadKind> payloadKind = new SimpleObjectProperty<>(PayloadKind.TEXT);
    final StringProperty text = new SimpleStringProperty("Hello");
    final StringProperty hex = new SimpleStringProperty("");
    final ObjectProperty<Optional<FilePayload>> file = new SimpleObjectProperty<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Composed> composed = new ReadOnlyObjectWrapper<>();
    private boolean changing;

    FrameForm() {
        List<Observable> all = List.of(
                direction, fin, rsv1, rsv2, rsv3, opcode, masked, key, lengthForm, length, payloadKind, text, hex, file);
        all.forEach(one -> one.addListener(_ -> compose()));
        payloadKind.addListener((_, before, now) -> carryOver(before, now));
        // A client masks and a server does not (RFC 6455 §5.1); whoever wants it otherwise can say so afterwards.
        direction.addListener((_, _, now) -> masked.set(now == Direction.CLIENT_TO_SERVER));
        compose();
    }

    /// What the form holds just now.
    ReadOnlyObjectProperty<Composed> composed() {
        return composed.getReadOnlyProperty();
    }

    /// Fills in a frame.
    void show(FrameDraft draft) {
        FrameHeader header = draft.header();
        changing = true;
        fin.set(header.fin());
        rsv1.set(header.rsv1());
        rsv2.set(header.rsv2());
        rsv3.set(header.rsv3());
        opcode.set(header.opcode());
        masked.set(header.masked());
        if (header.masked()) {
            setKey(header.maskingKey());
        }
        length.set(draft.isLengthTrue() ? "" : Long.toUnsignedString(header.payloadLength()));
        lengthForm.set(LengthChoice.of(header.lengthForm(), header.payloadLength()));
        show(draft.payload());
        changing = false;
        compose();
    }

    private void show(byte[] payload) {
        Optional<String> words = PayloadText.of(payload);
        words.ifPresentOrElse(text::set, () -> hex.set(Words.hex(payload)));
        payloadKind.set(words.isPresent() ? PayloadKind.TEXT : PayloadKind.HEX);
    }

    /// Writes a masking key into its field, its first byte being the highest.
    void setKey(int value) {
        key.set(Words.hex(ByteBuffer.allocate(4).putInt(value).array()));
    }

    /// Who changes from text to hexadecimal, or back, goes on with the same bytes; where these are no text, the text that
    /// was there before stays.
    private void carryOver(PayloadKind before, PayloadKind now) {
        if (changing) {
            return;
        }
        if (before == PayloadKind.TEXT && now == PayloadKind.HEX) {
            hex.set(Words.hex(text.get().getBytes(StandardCharsets.UTF_8)));
        } else if (before == PayloadKind.HEX && now == PayloadKind.TEXT) {
            HexText typed = HexText.read(hex.get());
            Optional<String> same = typed.isGood() ? PayloadText.of(typed.bytes()) : Optional.empty();
            same.ifPresent(text::set);
        }
    }

    private void compose() {
        if (changing) {
            return;
        }
        HexText keyBytes = masked.get() ? keyBytes() : new HexText(new byte[4], "");
        HexText payload = payload();
        String lengthTrouble = DeclaredLength.trouble(length.get());
        Optional<FrameDraft> draft = Optional.empty();
        String note = "";
        if (keyBytes.isGood() && payload.isGood() && lengthTrouble.isEmpty()) {
            FrameDraft made = draft(ByteBuffer.wrap(keyBytes.bytes()).getInt(), payload.bytes());
            draft = Optional.of(made);
            note = DeclaredLength.note(made);
        }
        composed.set(new Composed(draft, keyBytes.trouble(), lengthTrouble, note, payload.trouble()));
    }

    private HexText keyBytes() {
        HexText typed = HexText.read(key.get());
        return typed.isGood() && typed.bytes().length != 4
                ? new HexText(typed.bytes(), say(
                        "A masking key has four bytes, and here are %s. For example: 37 fa 21 3d.",
                        typed.bytes().length))
                : typed;
    }

    private HexText payload() {
        HexText all = switch (payloadKind.get()) {
            case TEXT -> new HexText(text.get().getBytes(StandardCharsets.UTF_8), "");
            case HEX -> HexText.read(hex.get());
            case FILE -> file.get()
                    .map(FilePayload::content)
                    .orElse(new HexText(new byte[0], say("Choose a file: its bytes become the payload.")));
        };
        return all.bytes().length <= MOST_PAYLOAD
                ? all
                : new HexText(new byte[0], count(all.bytes().length,
                        "These are %,d byte. Here a payload has at most 1,048,576 bytes (1 MiB): make it shorter.",
                        "These are %,d bytes. Here a payload has at most 1,048,576 bytes (1 MiB): make it shorter."));
    }

    private FrameDraft draft(int keyValue, byte[] payload) {
        long declared = length.get().isBlank() ? payload.length : DeclaredLength.read(length.get());
        LengthForm form = lengthForm.get().form(declared);
        int rsv = (rsv1.get() ? 4 : 0) | (rsv2.get() ? 2 : 0) | (rsv3.get() ? 1 : 0);
        FrameHeader header = new FrameHeader(
                fin.get(), rsv, opcode.get(), masked.get(), masked.get() ? keyValue : 0, form, declared);
        return new FrameDraft(header, payload);
    }
}

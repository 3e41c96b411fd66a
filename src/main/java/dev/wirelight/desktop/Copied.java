package dev.wirelight.desktop;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What the learner copies, to paste it elsewhere.
public final class Copied {

    private Copied() {}

    /// Puts a text into the system's clipboard.
    public static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

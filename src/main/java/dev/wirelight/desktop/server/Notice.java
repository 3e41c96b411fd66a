package dev.wirelight.desktop.server;

import org.jspecify.annotations.Nullable;

/// A sentence for the learner, perhaps with a button that does something about it.
///
/// @param bad whether something went wrong
/// @param button what stands on the button; null for none
/// @param action what the button does
public record Notice(String text, boolean bad, @Nullable String button, Runnable action) {

    static Notice said(String text) {
        return new Notice(text, false, null, () -> {});
    }

    static Notice wrong(String text) {
        return new Notice(text, true, null, () -> {});
    }
}

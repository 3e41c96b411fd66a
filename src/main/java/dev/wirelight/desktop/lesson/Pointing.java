package dev.wirelight.desktop.lesson;

import dev.wirelight.conversation.Seen;
import java.util.Optional;

/// Marks in the rest of the window what a lesson speaks of.
public interface Pointing {

    /// Marks and selects the row where something happened, and the field that matters.
    ///
    /// @param field its name in the inspector; empty where no field matters more than others
    void point(Seen seen, Optional<String> field);

    /// Takes all marks away.
    void forget();
}

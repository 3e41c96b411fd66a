package dev.wirelight.desktop.lesson;

import dev.wirelight.conversation.Seen;
import java.util.Optional;

/// Marks in the rest of the window what a lesson speaks of.
public interface Pointing {

    /// Marks the row where something happened.
    ///
    /// @param field the one that matters, by its name in the inspector; empty where none matters more than others
    /// @param choose whether the row is also chosen, and so explained
    void mark(Seen seen, Optional<String> field, boolean choose);

    /// Marks and chooses a row because the learner asked where it is.
    void show(Seen seen, Optional<String> field);

    /// Takes all marks away.
    void forget();
}

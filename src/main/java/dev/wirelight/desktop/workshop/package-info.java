/// The frame workshop: a window in which a learner composes a frame bit by bit, also a wrong one, sees what will be on the
/// wire, is told by the referee what must follow, sends it, and compares.
///
/// What is typed stands once, in [dev.wirelight.desktop.workshop.FrameForm]; every part shows it or changes it. Bits and
/// bytes are drawn by the parts of the inspector. Uses `workshop`, `client`, `server`, `dissect` and JavaFX; whatever
/// waits for a socket runs in [dev.wirelight.desktop.Background].
/// Start with [dev.wirelight.desktop.workshop.WorkshopWindow].
@NullMarked
package dev.wirelight.desktop.workshop;

import org.jspecify.annotations.NullMarked;

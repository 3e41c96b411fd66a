/// Where lessons are played: the lab's two servers, as far as a lesson may start, stop and set them. The same for window
/// and terminal, which both may use it; it uses `lesson`, `server` and `trace`.
///
/// Start with [dev.wirelight.stage.LabStage].
@NullMarked
package dev.wirelight.stage;

import org.jspecify.annotations.NullMarked;

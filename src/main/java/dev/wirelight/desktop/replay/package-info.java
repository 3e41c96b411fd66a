/// Going through a trace at one's own pace: play, pause, step, jump.
///
/// Replaying moves a reader, never a server: what happens meanwhile waits in the trace. [dev.wirelight.desktop.replay.Replay]
/// says which entries are due and [dev.wirelight.desktop.replay.Landmarks] where the next unit stands; neither knows JavaFX.
/// [dev.wirelight.desktop.replay.ReplayBar] has the buttons. Start reading with Replay.
@NullMarked
package dev.wirelight.desktop.replay;

import org.jspecify.annotations.NullMarked;

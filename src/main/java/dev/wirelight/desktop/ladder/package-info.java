/// The ladder: client on the left, server on the right, time going down, one row for what passed between them.
///
/// [dev.wirelight.desktop.ladder.LadderRows] collects the rows and knows no JavaFX; its words are made in
/// [dev.wirelight.dissect.UnitWords] and [dev.wirelight.dissect.CallWords], for the rows on the screen only.
/// [dev.wirelight.desktop.ladder.LadderView] draws them.
@NullMarked
package dev.wirelight.desktop.ladder;

import org.jspecify.annotations.NullMarked;

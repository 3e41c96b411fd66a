/// The command line, and the live view in a terminal.
///
/// [dev.wirelight.terminal.WirelightCommand] is what a user types; each subcommand is a class of its own. What passes is
/// read by [dev.wirelight.terminal.LiveView] and put into words by a [dev.wirelight.terminal.Printer]. Uses everything
/// but JavaFX; the window comes in from outside as a [dev.wirelight.terminal.Window].
@NullMarked
package dev.wirelight.terminal;

import org.jspecify.annotations.NullMarked;

/// Bytes on their way into the clipboard: as hexadecimal, as an array for a program, as Base64, as text.
///
/// [dev.wirelight.desktop.copy.CopyAs] writes them and knows no JavaFX; [dev.wirelight.desktop.copy.CopyMenu] lets somebody
/// choose, and says what was copied.
@NullMarked
package dev.wirelight.desktop.copy;

import org.jspecify.annotations.NullMarked;

/// A capture file in the window: what is in it, its connections, and the ladder of one of them or all.
///
/// [dev.wirelight.desktop.file.OpenedFile] reads the file on a thread of its own and [dev.wirelight.desktop.file.Talks] says
/// what its connections are; both know no JavaFX. [dev.wirelight.desktop.file.FileView] draws them. Start reading there.
@NullMarked
package dev.wirelight.desktop.file;

import org.jspecify.annotations.NullMarked;

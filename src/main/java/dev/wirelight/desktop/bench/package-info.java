/// The workbenches: a window in which single steps can be done by hand, without a lesson and without a server.
///
/// [dev.wirelight.desktop.bench.BenchWindow] holds them as tabs; what is right and what is not is said by
/// [dev.wirelight.workshop.bench]. Frames are composed and sent elsewhere, in the frame workshop.
@NullMarked
package dev.wirelight.desktop.bench;

import org.jspecify.annotations.NullMarked;

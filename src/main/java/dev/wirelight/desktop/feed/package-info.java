/// Carries what is new in the trace to the ladders, at a pace that the window can draw.
@NullMarked
package dev.wirelight.desktop.feed;

import org.jspecify.annotations.NullMarked;

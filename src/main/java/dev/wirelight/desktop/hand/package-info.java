/// The window in which the learner plays the server: a client's request comes in, and every byte of the answer is
/// written by hand. Start with [dev.wirelight.desktop.hand.HandServerWindow].
@NullMarked
package dev.wirelight.desktop.hand;

import org.jspecify.annotations.NullMarked;

/// The clients that are built in: a small window each, so that a learner needs no other program to begin.
@NullMarked
package dev.wirelight.desktop.client;

import org.jspecify.annotations.NullMarked;

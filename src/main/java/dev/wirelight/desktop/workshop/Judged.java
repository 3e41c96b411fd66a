package dev.wirelight.desktop.workshop;

import dev.wirelight.workshop.Verdict;

/// What is to be said of one end that got what was sent.
///
/// @param who it is, where there are several; else empty
record Judged(String who, Verdict verdict) {}

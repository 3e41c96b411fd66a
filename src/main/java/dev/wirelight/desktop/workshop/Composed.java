package dev.wirelight.desktop.workshop;

import dev.wirelight.workshop.FrameDraft;
import java.util.Optional;

/// What the form holds just now.
///
/// @param draft the frame; empty while something typed makes none
/// @param keyTrouble what is wrong with the masking key, in plain words; empty when it is good
/// @param lengthTrouble likewise with the length
/// @param lengthNote what the learner should know about a length that could be typed so
/// @param payloadTrouble likewise with the payload
record Composed(
        Optional<FrameDraft> draft, String keyTrouble, String lengthTrouble, String lengthNote, String payloadTrouble) {}

/// The workbenches: single steps of the protocol that somebody does by hand, one after the other, and is told at once what
/// is right and what is not.
///
/// [dev.wirelight.workshop.bench.HandshakeTrial] is the handshake's value, [dev.wirelight.workshop.bench.MaskingSheet] a
/// masked frame. Both are values: what is typed makes another one. Uses `protocol` and `dissect`; draws nothing.
@NullMarked
package dev.wirelight.workshop.bench;

import org.jspecify.annotations.NullMarked;

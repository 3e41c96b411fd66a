/// A small language that says which rows of a conversation are wanted: `opcode:text and from:client`.
///
/// [dev.wirelight.filter.Filter] reads it and judges rows, [dev.wirelight.filter.Field] lists what can be asked,
/// [dev.wirelight.filter.Completion] proposes what can be typed next, [dev.wirelight.filter.Sieve] lets pass what is wanted
/// of what a reader saw. Uses `protocol`, `trace`, `conversation` and `dissect`.
@NullMarked
package dev.wirelight.filter;

import org.jspecify.annotations.NullMarked;

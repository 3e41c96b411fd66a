/// The field above a ladder in which somebody types which rows are wanted ([dev.wirelight.desktop.filter.FilterBar]).
///
/// It knows the language ([dev.wirelight.filter]), and of the ladder only the numbers that it shows.
@NullMarked
package dev.wirelight.desktop.filter;

import org.jspecify.annotations.NullMarked;

/// Lessons: Markdown that says what a learner is to do and what must be seen happening, and a player that notices it.
///
/// Start with [dev.wirelight.lesson.Lesson] (what a lesson is), [dev.wirelight.lesson.LessonReader] (how it is written),
/// [dev.wirelight.lesson.Fact] (everything that can be noticed) and [dev.wirelight.lesson.LessonPlayer] (the state
/// machine over the trace). Uses `protocol`, `trace`, `conversation`, `dissect`, `workshop`, `words` (which
/// language) and, to play recorded solutions, `client`; the servers that a lesson needs are started by whoever plays it, through
/// [dev.wirelight.lesson.Stage].
@NullMarked
package dev.wirelight.lesson;

import org.jspecify.annotations.NullMarked;

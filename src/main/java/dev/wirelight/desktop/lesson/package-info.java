/// The lesson pane: the lessons with how far the learner has come, and one of them step by step, beside the servers that it
/// speaks of.
///
/// Start with [dev.wirelight.desktop.lesson.LessonPane] (the pane), [dev.wirelight.desktop.lesson.LessonRun] (plays a
/// lesson on a thread of its own) and [dev.wirelight.desktop.lesson.StepCard] (the step that is to be done). What is a
/// lesson and when a step is passed is the affair of `lesson`.
@NullMarked
package dev.wirelight.desktop.lesson;

import org.jspecify.annotations.NullMarked;

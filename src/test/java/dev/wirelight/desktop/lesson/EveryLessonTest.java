package dev.wirelight.desktop.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Fx;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonBook;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lessons that come with the app, in the window.
class EveryLessonTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @Test
    void everyStepOfEveryLessonCanBeShown() {
        LessonWindow window = LessonWindow.withAll(folder);
        try {
            for (Lesson lesson : LessonBook.builtIn().lessons()) {
                window.press("Lesson " + lesson.number() + ", " + lesson.title() + ", " + lesson.minutes() + " minutes");
                window.awaitShown(lesson.number() + " of " + LessonBook.builtIn().lessons().size());
                window.beginIfAsked();
                for (int i = 0; i < lesson.steps().size(); i++) {
                    window.awaitShown((i + 1) + " · " + lesson.steps().get(i).title());
                    window.press("Hint 1 of " + lesson.steps().get(i).hints().size());
                    window.awaitShown("Hint 1 of " + lesson.steps().get(i).hints().size());
                    window.press("Skip");
                    window.awaitShown((i + 1) + " · " + lesson.steps().get(i).title() + " (skipped)");
                }
                window.awaitShown("The end of this lesson: 0 of " + lesson.steps().size() + " steps passed.");
                assertThat(window.isShown("Wirelight made a mistake")).isFalse();
                window.press("All lessons");
            }
        } finally {
            window.close();
        }
    }
}

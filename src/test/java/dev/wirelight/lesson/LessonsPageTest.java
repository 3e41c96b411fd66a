package dev.wirelight.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class LessonsPageTest {

    @Test
    void thePageForTeachersSaysWhatTheCodeSays() throws Exception {
        assertThat(Files.readString(LessonsPage.FILE))
                .as("lessons/README.md is old. Run the main method of LessonsPage from the project's folder to write it again.")
                .isEqualTo(LessonsPage.page());
    }

    @Test
    void everyConditionFieldAndWorkedValueIsOnIt() throws Exception {
        String page = LessonsPage.page();
        for (Fact fact : Fact.values()) {
            assertThat(page).contains("| " + fact.sentence().replace("{}", "…") + " | " + fact.meaning());
        }
        for (Field field : Field.values()) {
            assertThat(page).contains("| " + field.words() + " | " + field.meaning());
        }
        for (WorkedValue value : WorkedValue.values()) {
            assertThat(page).contains("| " + value.words() + " | " + value.meaning());
        }
        for (String part : StepReader.PARTS) {
            assertThat(page).contains("`### " + part);
        }
    }
}

package dev.wirelight.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FilterPageTest {

    @Test
    void thePageSaysWhatTheCodeSays() throws Exception {
        assertThat(Files.readString(FilterPage.FILE))
                .as("docs/filter.md is old. Run the main method of FilterPage from the project's folder to write it again.")
                .isEqualTo(FilterPage.page());
    }

    @Test
    void everyFilterOfItsFirstTableIsUnderstood() throws FilterError {
        String page = FilterPage.page();
        Matcher filter = Pattern.compile("(?m)^\\| `([^`]*)` \\|").matcher(page.substring(0, page.indexOf("## The rules")));
        int count = 0;
        while (filter.find()) {
            assertThat(Filter.of(filter.group(1))).isNotNull();
            count++;
        }
        assertThat(count).isEqualTo(12);
    }
}

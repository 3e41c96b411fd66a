package dev.wirelight.words;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The template has what the code says.
class TemplateTest {

    @Test
    void theTemplateHasEveryTextOfTheWindowAndNoOther() throws IOException {
        assertThat(Files.readString(TemplatePage.FILE))
                .as("write it again: java src/test/java/dev/wirelight/words/TemplatePage.java")
                .isEqualTo(TemplatePage.read().text());
    }

    @Test
    void textsAreLiteralsAndHaveAPlaceholderForEveryValue() throws IOException {
        assertThat(TemplatePage.read().mistakes).isEmpty();
    }

    @Test
    void theTemplateIsAFileThatIsReadWithoutMistakes() {
        PoFile template = PoFile.read("window.pot", Languages.template());

        assertThat(template.mistakes()).isEmpty();
        assertThat(template.entries()).hasSizeGreaterThan(5).noneMatch(PoEntry::isTranslated);
    }

    /// What a class says while it is loaded would stay in the language of that moment.
    @Test
    void nothingIsSaidWhileAClassIsLoaded() {
        noCodeUnits()
                .that(new DescribedPredicate<JavaCodeUnit>("load a class") {
                    @Override
                    public boolean test(JavaCodeUnit unit) {
                        return unit instanceof JavaStaticInitializer;
                    }
                })
                .should(new ArchCondition<>("say something") {
                    @Override
                    public void check(JavaCodeUnit unit, ConditionEvents events) {
                        unit.getMethodCallsFromSelf().stream()
                                .filter(call -> call.getTargetOwner().isEquivalentTo(Words.class))
                                .filter(call -> !call.getName().equals("mark"))
                                .forEach(call -> events.add(SimpleConditionEvent.satisfied(unit, call.getDescription())));
                    }
                })
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.wirelight.desktop"));
    }
}

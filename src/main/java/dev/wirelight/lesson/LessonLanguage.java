package dev.wirelight.lesson;

import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lessons told in another language: a file of the same name as the English one takes its place. Where there is none, or
/// it does not fit, the English one stays.
///
/// @param languages where they are looked for
/// @param language in which they are to be told
public record LessonLanguage(Languages languages, Language language) {

    /// The user's own folder with lessons of this language, where there is one.
    public Optional<Path> folder() {
        return languages.of(language).map(inside -> inside.resolve(Languages.LESSONS)).filter(Files::isDirectory);
    }

    /// The same lessons, told in this language as far as there are translations.
    ///
    /// @param english all lessons
    /// @return with what is wrong with translations among the problems
    public LessonBook tell(LessonBook english) {
        if (language.equals(Language.ENGLISH)) {
            return english;
        }
        List<Lesson> told = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(english.problems());
        english.lessons().forEach(lesson -> told.add(translation(lesson, problems).orElse(lesson)));
        return new LessonBook(List.copyOf(told), List.copyOf(problems), english.folder(), english.texts());
    }

    private Optional<Lesson> translation(Lesson english, List<Problem> problems) {
        String file = english.name() + ".md";
        String shown = language.tag() + "/" + Languages.LESSONS + "/" + file;
        Optional<String> text;
        try {
            Optional<Path> own = folder().map(inside -> inside.resolve(file)).filter(Files::exists);
            text = own.isPresent() ? Optional.of(Languages.text(own.get())) : Languages.lesson(language, file);
        } catch (IOException e) {
            problems.add(new Problem(shown, 1, String.valueOf(e.getMessage()), "Until then the English lesson is shown."));
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        LessonReader.Reading reading = LessonReader.read(file, text.get());
        reading.problems().forEach(problem ->
                problems.add(new Problem(shown, problem.line(), problem.what(), problem.instead())));
        return reading.lesson().filter(lesson -> fits(lesson, english, shown, problems));
    }

    /// A translation of an older lesson would play steps that there are no more.
    private static boolean fits(Lesson lesson, Lesson english, String shown, List<Problem> problems) {
        if (lesson.number() != english.number()) {
            problems.add(new Problem(shown, 1, "The English lesson of this name has the number " + english.number()
                    + ", and this one has " + lesson.number() + ".", "Write lesson: " + english.number()));
            return false;
        }
        if (lesson.steps().size() != english.steps().size()) {
            problems.add(new Problem(shown, 1, "The English lesson has " + english.steps().size() + " steps, and this one has "
                    + lesson.steps().size() + ": it is no translation of the newest lesson.",
                    "Translate it again, step by step. Until then the English lesson is shown."));
            return false;
        }
        return true;
    }
}

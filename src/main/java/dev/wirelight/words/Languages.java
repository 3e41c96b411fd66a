package dev.wirelight.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The languages that there are: English, those that come with the app, and those of the user's own folder. In that, every
/// language has a folder with its tag as name, with the window's texts in [#WINDOW] and lessons in a folder [#LESSONS].
///
/// @param folder of the user's own languages; it need not be there
public record Languages(Path folder) {
    /// The name of the file with the window's texts.
    public static final String WINDOW = "window.po";

    /// The name of the file that a translator begins with.
    public static final String TEMPLATE = "window.pot";

    /// The name of the folder with a language's lessons.
    public static final String LESSONS = "lessons";

    private static final String CHOSEN = "chosen.properties";
    private static final String KEY = "language";
    private static final long LARGEST = 1 << 24;

    /// The languages beside the file in which the learner's progress is kept.
    public static Languages beside(Path progress) {
        return new Languages(progress.resolveSibling("languages"));
    }

    /// All that can be chosen, English first, the others in the order of their tags.
    public List<Language> all() {
        TreeSet<String> tags = new TreeSet<>();
        resource("languages.txt").lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(tags::add);
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(Files::isDirectory)
                    .flatMap(path -> Language.of(path.getFileName().toString()).stream())
                    .forEach(language -> tags.add(language.tag()));
        } catch (IOException e) {
            // No folder, no languages of one's own.
        }
        tags.remove(Language.ENGLISH.tag());
        List<Language> all = new ArrayList<>(List.of(Language.ENGLISH));
        tags.forEach(tag -> all.add(new Language(tag)));
        return List.copyOf(all);
    }

    /// Which language is to be spoken: the one that was asked for, else the one that was chosen in the window, else the
    /// system's, with its country or without, where we have it; else English.
    public Language which(Optional<Language> asked, Locale system) {
        return asked.or(this::chosen)
                .or(() -> Language.of(system.toLanguageTag()))
                .flatMap(this::find)
                .orElse(Language.ENGLISH);
    }

    /// A language that we have: this one, or the same without its country.
    public Optional<Language> find(Language wanted) {
        List<Language> all = all();
        return Stream.of(wanted, wanted.alone()).filter(all::contains).findFirst();
    }

    /// The one that was chosen in the window; empty where none was, which means the system's.
    public Optional<Language> chosen() {
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(CHOSEN), StandardCharsets.UTF_8)) {
            kept.load(in);
            return Language.of(kept.getProperty(KEY, ""));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Keeps a choice for the next start.
    ///
    /// @throws IOException when the file cannot be written
    public void choose(Language language) throws IOException {
        Files.createDirectories(folder);
        Properties kept = new Properties();
        kept.setProperty(KEY, language.tag());
        try (Writer out = Files.newBufferedWriter(folder.resolve(CHOSEN), StandardCharsets.UTF_8)) {
            kept.store(out, "The language that was chosen in Wirelight's window");
        }
    }

    /// Reads a language's texts: those of the user's own folder, else those that come with the app. A language without
    /// texts for the window speaks English there.
    public Catalogue open(Language language) {
        if (language.equals(Language.ENGLISH)) {
            return Catalogue.ENGLISH;
        }
        Optional<Path> own = of(language).map(inside -> inside.resolve(WINDOW)).filter(Files::exists);
        String name = own.map(Path::toString).orElse(language.tag() + "/" + WINDOW);
        try {
            String text = own.isPresent() ? text(own.get()) : resource(language.tag() + "/" + WINDOW);
            return Catalogue.of(language, PoFile.read(name, text));
        } catch (IOException e) {
            return Catalogue.without(language, String.valueOf(e.getMessage()));
        }
    }

    /// A file of texts in UTF-8.
    ///
    /// @throws IOException with a sentence as its message, when it cannot be read, is no UTF-8, or is too large
    public static String text(Path file) throws IOException {
        try {
            if (Files.size(file) <= LARGEST) {
                return Files.readString(file);
            }
        } catch (IOException e) {
            throw new IOException("The file cannot be read as text in UTF-8: " + file + ". Is it there, and saved as UTF-8?", e);
        }
        throw new IOException("The file is larger than " + LARGEST + " bytes: " + file + ". Is it the right one?");
    }

    /// The user's own folder for a language, where there is one.
    public Optional<Path> of(Language language) {
        return Stream.of(language.tag(), language.tag().replace('-', '_')).map(folder::resolve).filter(Files::isDirectory).findFirst();
    }

    /// A lesson of a language that comes with the app.
    ///
    /// @param file its name, such as `03-telnet-echo.md`
    /// @return empty where the language has none of this name
    public static Optional<String> lesson(Language language, String file) {
        String text = resource(language.tag() + "/" + LESSONS + "/" + file);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// All texts of the window, for a translator to begin with.
    public static String template() {
        return resource(TEMPLATE);
    }

    private static String resource(String name) {
        try (InputStream in = Languages.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

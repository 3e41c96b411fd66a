package dev.wirelight.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoFileTest {
    private static final String POLISH = """
            msgid ""
            msgstr ""
            "Language: pl\\n"
            "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

            """;

    @AfterEach
    void speakEnglishAgain() {
        Words.speak(Catalogue.ENGLISH);
    }

    private static void speak(String text) {
        Words.speak(Catalogue.of(new Language("pl"), PoFile.read("window.po", text)));
    }

    private static List<String> mistakes(String text) {
        return PoFile.read("window.po", text).mistakes().stream().map(Mistake::toString).toList();
    }

    @Test
    void aTextIsSaidInTheLanguageAndWhatIsMissingInEnglish() {
        speak("msgid \"Stop\"\nmsgstr \"Zatrzymaj\"\n\nmsgid \"Start\"\nmsgstr \"\"\n");

        assertThat(Words.say("Stop")).isEqualTo("Zatrzymaj");
        assertThat(Words.say("Start")).isEqualTo("Start");
        assertThat(Words.say("Pause")).isEqualTo("Pause");
    }

    @Test
    void aTextOfManyLinesWithEscapesIsPutTogether() {
        speak("""
                # a comment of the translator
                #: desktop/TopBar.java
                msgid ""
                "Say \\"hi\\",\\n"
                "\\tthen \\\\ go"
                msgstr "Powiedz "
                "\\"cześć\\"\\n"
                """);

        assertThat(Words.say("Say \"hi\",\n\tthen \\ go")).isEqualTo("Powiedz \"cześć\"\n");
    }

    @Test
    void theOrderOfTheValuesIsTheTranslators() {
        speak("msgid \"%s of %s\"\nmsgstr \"%2$s: %1$s\"\n");

        assertThat(Words.say("%s of %s", "port", 7007)).isEqualTo("7007: port");
        assertThat(Words.say("%s asked for %,d bytes: 100 %%.", "nc", 1_234_567)).isEqualTo("nc asked for 1,234,567 bytes: 100 %.");
    }

    @Test
    void theFormOfAnAmountIsTheLanguages() {
        speak(POLISH + """
                msgid "%,d file on %s"
                msgid_plural "%,d files on %s"
                msgstr[0] "jeden plik: %2$s"
                msgstr[1] "%,d pliki: %s"
                msgstr[2] "%,d plików: %s"
                """);

        assertThat(List.of(1L, 2L, 5L, 12L, 22L, 1_000L).stream().map(n -> Words.count(n, "%,d file on %s", "%,d files on %s", "A")))
                .containsExactly("jeden plik: A", "2 pliki: A", "5 plików: A", "12 plików: A", "22 pliki: A", "1,000 plików: A");
    }

    @Test
    void englishCountsWithoutAFile() {
        assertThat(Words.count(1, "%,d call", "%,d calls")).isEqualTo("1 call");
        assertThat(Words.count(0, "%,d call", "%,d calls")).isEqualTo("0 calls");
        assertThat(Words.count(-1_000, "%,d call", "%,d calls")).isEqualTo("-1,000 calls");
    }

    @Test
    void oneWordWithTwoMeaningsHasTwoTranslations() {
        speak("""
                msgctxt "to be done"
                msgid "Open"
                msgstr "Otwórz"

                msgid "Open"
                msgstr "Otwarty"
                """);

        assertThat(Words.sayAs("to be done", "Open")).isEqualTo("Otwórz");
        assertThat(Words.say("Open")).isEqualTo("Otwarty");
        assertThat(Words.sayAs("of a door", "Open")).isEqualTo("Open");
    }

    @Test
    void whatTheTranslatorWasNotSureOfIsSaidInEnglish() {
        speak("#, fuzzy\nmsgid \"Stop\"\nmsgstr \"Start?\"\n\nmsgid \"Start\"\nmsgstr \"Zacznij\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Stary\"\n");

        assertThat(Words.say("Stop")).isEqualTo("Stop");
        assertThat(Words.say("Start")).isEqualTo("Zacznij");
        assertThat(Words.say("Old")).isEqualTo("Old");
    }

    @Test
    void otherPlaceholdersThanTheEnglishTextHasAreAMistakeAndEnglishIsSaid() {
        String text = "\nmsgid \"Port %s is busy.\"\nmsgstr \"Port %d jest zajęty.\"\n";
        speak(text);

        assertThat(Words.say("Port %s is busy.", 7007)).isEqualTo("Port 7007 is busy.");
        assertThat(mistakes(text)).containsExactly("window.po, line 2: The translation has other placeholders than the English text: "
                + "\"Port %s is busy.\" Use each of these once, in any order: %s. Where the order is another one, write the number of"
                + " the value: %1$s, %2$s.");
    }

    @Test
    void everyMistakeNamesItsLineAndWhatToWriteAndDisturbsNothingElse() {
        String text = """
                msgid "Stop
                msgstr "Zatrzymaj"

                mgsid "Start"

                "left over"

                msgid "Pause"

                msgid "Keys"
                msgstr "Klawisze\\q"

                msgid "File"
                msgstr "Plik"
                msgstr "Akta"

                msgid "File"
                msgstr "Plik"
                """;

        assertThat(mistakes(text)).containsExactly(
                "window.po, line 1: The text has no end. Put the text between two quotation marks; one inside it is written \\\".",
                "window.po, line 4: This line is nothing that such a file has: \"mgsid \"Start\"\" Lines begin with msgid, msgstr, a"
                        + " quotation mark or, where they are for people only, with #.",
                "window.po, line 6: This text belongs to nothing. Write msgid or msgstr before it.",
                "window.po, line 8: This entry has no msgstr. Every text has both: msgid with the English one, msgstr with the"
                        + " translation.",
                "window.po, line 11: \\q means nothing here. There are \\n (a new line), \\t (a tabulator), \\\" and \\\\.",
                "window.po, line 15: There is a msgstr too many, or their numbers are not 0, 1, 2 in this order. Write one msgstr for"
                        + " one msgid, or msgstr[0], msgstr[1] and so on.",
                "window.po, line 17: This text stands in line 13 already: \"File\" Keep one of the two.");
        speak(text);
        assertThat(Words.say("File")).isEqualTo("Plik");
    }

    @Test
    void tooFewFormsAreAMistake() {
        assertThat(mistakes(POLISH + "msgid \"%,d file\"\nmsgid_plural \"%,d files\"\nmsgstr[0] \"%,d plik\"\nmsgstr[1] \"%,d pliki\"\n"))
                .containsExactly("window.po, line 6: The language has 3 forms of plural, and here are 2: \"%,d file\" Write msgstr[0] to"
                        + " msgstr[2].");
    }

    @Test
    void aRuleForPluralsThatIsNoneIsToldAndThatOfEnglishTaken() {
        String header = "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=system(n);\\n\"\n";

        assertThat(mistakes(header)).hasSize(1).first().asString().contains("Plural-Forms cannot be understood");
        assertThat(PoFile.read("window.po", header).plural()).isSameAs(PluralRule.ENGLISH);
    }

    @Test
    void aFileOfNothingButMistakesIsToldInAHundredOfThem() {
        PoFile file = PoFile.read("window.po", "nonsense\n".repeat(1_000));

        assertThat(file.mistakes()).hasSize(100);
        assertThat(file.unsaid()).isEqualTo(900);
    }
}

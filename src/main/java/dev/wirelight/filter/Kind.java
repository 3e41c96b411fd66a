package dev.wirelight.filter;

import dev.wirelight.trace.Address;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/// What sort of value a [Field] has: it decides which operators and values it takes.
sealed interface Kind {

    /// A number, or several.
    record Numbers(Scale scale, NumbersOf of) implements Kind {}

    /// One of a few words.
    record Words(List<Word> words) implements Kind {}

    /// Text: `:` finds it anywhere in there, `=` wants all of it, `~` is a regular expression; capital letters do not count.
    ///
    /// @param usual values to propose
    record Text(TextOf of, List<String> usual) implements Kind {}

    /// Yes or no; rows that it is not about are neither.
    record YesNo(Predicate<Happening> isAbout, Predicate<Happening> isSo) implements Kind {}

    /// The address of an end of the connection, or of both.
    record Ends(EndsOf of) implements Kind {}

    /// A broken rule: who broke it, its name, its section.
    record Rules() implements Kind {}

    /// What a number stands for.
    enum Scale {
        PLAIN("a number such as 3 or 0x3"),
        BYTES("a number of bytes such as 125, 64KiB or 1MB"),
        SECONDS("a number of seconds such as 1.5, or 250ms"),
        STATUS("a number such as 404, or 4xx");

        private final String words;

        Scale(String words) {
            this.words = words;
        }

        /// What is expected: `a number such as 3`.
        @Override
        public String toString() {
            return words;
        }
    }

    /// Gives a row's numbers to somebody who looks for one.
    @FunctionalInterface
    interface NumbersOf {
        boolean any(Happening row, LongPredicate wanted);
    }

    /// Gives a row's texts to somebody who looks for one.
    @FunctionalInterface
    interface TextOf {
        Truth any(Happening row, UnitBytes bytes, Wanted wanted);
    }

    /// Gives a row's ends to somebody who looks for one.
    @FunctionalInterface
    interface EndsOf {
        boolean any(Happening row, Predicate<Address> wanted);
    }

    /// One of the words that a field can have as its value.
    ///
    /// @param name as it is proposed
    /// @param others other ways to write it
    record Word(String name, List<String> others, String explanation, Predicate<Happening> isSo) {
        Word(String name, String explanation, Predicate<Happening> isSo) {
            this(name, List.of(), explanation, isSo);
        }

        boolean isCalled(String word) {
            return name.equalsIgnoreCase(word) || others.stream().anyMatch(word::equalsIgnoreCase);
        }
    }
}

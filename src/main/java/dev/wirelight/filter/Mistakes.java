package dev.wirelight.filter;

import java.util.Optional;
import java.util.stream.Stream;

/// What can be wrong in the build of a filter, in words for whoever typed it.
final class Mistakes {
    private Mistakes() {}

    /// A `)` without a `(`.
    static FilterError opensNowhere(int at) {
        return new FilterError(at, at + 1, "There is no ( before that belongs to this ).");
    }

    /// A `)` where a part is missing.
    static FilterError closesTooEarly(int at) {
        return new FilterError(at, at + 1, "Before this ) something is missing: a field, or words to search for.");
    }

    /// A filter that ends behind `and`, `or` or `not`.
    static FilterError endsTooEarly(String text, int from) {
        String before = text.substring(0, from).strip();
        String last = before.substring(before.lastIndexOf(' ') + 1);
        return new FilterError(
                from,
                from,
                "After “" + last + "” something must follow: a field such as opcode:text, or words to search for.");
    }

    /// A name before an operator that no field has.
    static FilterError noSuchField(String text, int from, int end) {
        String name = text.substring(from, end);
        Optional<String> near = NearName.of(name, Stream.of(Field.values()).flatMap(Field::names));
        return new FilterError(
                from,
                end,
                "There is no field “" + name + "”." + near.map(word -> " Did you mean " + word + "?").orElse("")
                        + " To search for these signs themselves, put them in quotation marks.",
                near.orElse(""));
    }

    /// An operator with nothing before it.
    static FilterError needsField(Operator operator, int from) {
        return new FilterError(
                from,
                from + operator.toString().length(),
                "Before " + operator + " a field must stand, such as length. To search for these signs themselves, put"
                        + " them in quotation marks.");
    }

    /// An operator that a field does not take.
    ///
    /// @param end behind the operator
    static FilterError cannotCompare(Field field, Operator operator, int end) {
        String signs = String.join(" ", Operator.of(field).stream().map(Operator::toString).toList());
        return new FilterError(
                end - operator.toString().length(),
                end,
                "“" + field + "” cannot be compared with " + operator + ". It takes " + signs + " only.");
    }

    /// A field alone that asks nothing by itself.
    ///
    /// @param word as it was typed
    static FilterError needsValue(Field field, String word, int from) {
        return new FilterError(
                from,
                from + word.length(),
                "“" + word + "” is a field, so say what it shall be. For example: " + field.example()
                        + ". To search for the word itself, put it in quotation marks.");
    }
}

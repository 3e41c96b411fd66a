package dev.wirelight.filter;

import dev.wirelight.filter.Condition.Ask;
import dev.wirelight.filter.Condition.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a filter, from the left to the right:
///
///     filter = all { "or" all }
///     all    = term { [ "and" ] term }
///     term   = "not" term | "(" filter ")" | field operator value { "," value } | field | word | "quoted"
final class FilterReader {
    private static final int DEEPEST = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.-]*");
    private static final Pattern WORDY_OPERATOR = Pattern.compile("\\s+(contains|matches)(?=[\\s\"])", Pattern.CASE_INSENSITIVE);

    private final String text;
    private int at;
    private int depth;
    private boolean segments;

    FilterReader(String text) {
        this.text = text;
    }

    /// Whether what was read asks about captured segments.
    boolean asksForSegments() {
        return segments;
    }

    Condition read() throws FilterError {
        Condition all = any();
        if (at < text.length()) { // only a closing parenthesis ends it before
            throw Mistakes.opensNowhere(at);
        }
        return all;
    }

    private Condition any() throws FilterError {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (passWord("or", "||", "|")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(List.copyOf(parts));
    }

    private Condition all() throws FilterError {
        List<Condition> parts = new ArrayList<>(List.of(term()));
        while (passWord("and", "&&", "&") || !isAtEndOfAll()) {
            parts.add(term());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(List.copyOf(parts));
    }

    private boolean isAtEndOfAll() {
        passSpace();
        int before = at;
        boolean end = at == text.length() || text.charAt(at) == ')' || passWord("or", "||", "|");
        at = before;
        return end;
    }

    private Condition term() throws FilterError {
        passSpace();
        int from = at;
        if (at == text.length()) {
            throw Mistakes.endsTooEarly(text, from);
        }
        if (++depth > DEEPEST) {
            throw new FilterError(at, text.length(), "This is nested too deeply: at most 100 levels are read.");
        }
        Condition term =
                passNot() ? new Not(term()) : text.charAt(at) == '(' ? parentheses() : question();
        depth--;
        return term;
    }

    private boolean passNot() {
        if (text.startsWith("!", at) && !text.startsWith("!=", at) && !text.startsWith("!~", at)
                || text.startsWith("-", at) && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
            at++;
            return true;
        }
        return passWord("not");
    }

    private Condition parentheses() throws FilterError {
        int from = at++;
        passSpace();
        if (text.startsWith(")", at)) {
            throw new FilterError(from, at + 1, "Nothing stands in these parentheses.");
        }
        Condition inside = any();
        if (!text.startsWith(")", at)) {
            throw new FilterError(from, from + 1, "This ( is never closed: a ) is missing.");
        }
        at++;
        return inside;
    }

    private Condition question() throws FilterError {
        int from = at;
        if (text.charAt(at) == ')') {
            throw from == 0 ? Mistakes.opensNowhere(at) : Mistakes.closesTooEarly(at);
        }
        if (text.charAt(at) == '"') {
            return searchFor(Wanted.part(quoted()));
        }
        Optional<FilterError> foreign = Wireshark.at(text, from);
        if (foreign.isPresent()) {
            throw foreign.get();
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            int end = name.end();
            Optional<Field> field = Field.called(name.group());
            Optional<Operator> operator = operatorAfter(end, field);
            if (operator.isPresent()) {
                return compare(field.orElseThrow(() -> Mistakes.noSuchField(text, from, end)), operator.get(), from);
            }
            at = end;
        }
        Optional<Operator> alone = Operator.at(text, from);
        if (alone.isPresent()) {
            return withoutField(alone.get(), from);
        }
        at = from;
        return word(bare("()\""));
    }

    /// Finds an operator behind a name, after spaces or none, and passes it.
    private Optional<Operator> operatorAfter(int end, Optional<Field> field) {
        at = end;
        Matcher wordy = WORDY_OPERATOR.matcher(text).region(end, text.length());
        if (field.isPresent() && wordy.lookingAt()) {
            at = wordy.end();
            return Optional.of(wordy.group(1).equalsIgnoreCase("contains") ? Operator.HAS : Operator.MATCHES);
        }
        passSpace();
        Optional<Operator> found = Operator.at(text, at);
        found.ifPresent(operator -> at += operator.lengthAt(text, at));
        return found;
    }

    private Condition withoutField(Operator operator, int from) throws FilterError {
        if (operator != Operator.MATCHES) {
            throw Mistakes.needsField(operator, from);
        }
        at = from + operator.lengthAt(text, from);
        Value value = value("~", "h.llo");
        return searchFor(Wanted.expression(Values.expression(value)));
    }

    private Condition compare(Field field, Operator operator, int from) throws FilterError {
        if (!Operator.of(field).contains(operator)) {
            throw Mistakes.cannotCompare(field, operator, at);
        }
        List<Condition> parts = new ArrayList<>();
        do {
            Value value = value(text.substring(from, at).strip(), field.example());
            noteSegments(field, value.text());
            parts.add(new Ask(Values.question(field, operator, value)));
        } while (passComma());
        Condition any = parts.size() == 1 ? parts.getFirst() : new Condition.Any(List.copyOf(parts));
        return operator.isOpposite() ? new Not(any) : any;
    }

    private boolean passComma() {
        if (!text.startsWith(",", at)) {
            return false;
        }
        at++;
        return true;
    }

    /// What stands after an operator or a comma.
    ///
    /// @param before what stands in front of it
    /// @param example what could have stood there
    private Value value(String before, String example) throws FilterError {
        passSpace();
        int from = at;
        if (text.startsWith("\"", at)) {
            return new Value(quoted(), true, from, at);
        }
        String word = bare("(),\"");
        if (word.isEmpty()) {
            throw new FilterError(from, from, "After “" + before + "” a value must follow. For example: " + example);
        }
        return new Value(word, false, from, at);
    }

    /// The signs up to a space or one of those that end it.
    private String bare(String ends) {
        int from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /// What stands between quotation marks; `\"` is one of them.
    private String quoted() throws FilterError {
        int from = at++;
        StringBuilder inside = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.startsWith("\\\"", at)) {
                at++;
            }
            inside.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new FilterError(from, at, "This quotation mark is never closed: another one is missing.");
        }
        at++;
        if (inside.isEmpty()) {
            throw new FilterError(from, at, "Nothing stands between these quotation marks.");
        }
        return inside.toString();
    }

    /// A word that stands alone: a protocol, a field that is a question by itself, or words to search for.
    private Condition word(String word) throws FilterError {
        int from = at - word.length();
        for (Kind.Word protocol : Field.PROTOCOL.words()) {
            if (protocol.isCalled(word)) {
                noteSegments(Field.PROTOCOL, word);
                return new Ask(Condition.Question.plain(protocol.isSo()));
            }
        }
        // Only its own name: the other ways to write it, such as host or size, are words that one looks for.
        Optional<Field> field = Field.called(word).filter(called -> called.toString().equalsIgnoreCase(word));
        if (field.isEmpty()) {
            return searchFor(Wanted.part(word));
        }
        if (!field.get().standsAlone()) {
            throw Mistakes.needsValue(field.get(), word, from);
        }
        noteSegments(field.get(), "");
        return new Ask(Condition.Question.plain(Values.alone(field.get())));
    }

    private void noteSegments(Field field, String value) {
        segments |= field == Field.SEGMENT
                || field == Field.PROTOCOL && value.equalsIgnoreCase("tcp")
                || field == Field.KIND && value.equalsIgnoreCase("segment");
    }

    private static Condition searchFor(Wanted wanted) {
        return new Ask((row, bytes) -> UnitText.anywhere(row, bytes, wanted));
    }

    private void passSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /// Passes a word of the language, or a sign for it, where one stands next.
    private boolean passWord(String word, String... signs) {
        int before = at;
        passSpace();
        for (String sign : signs) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return true;
            }
        }
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || "()\"".indexOf(text.charAt(end)) >= 0);
        at = there ? end : before;
        return there;
    }
}

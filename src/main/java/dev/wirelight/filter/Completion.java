package dev.wirelight.filter;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What could be typed next in a filter.
///
/// @param from where what is typed already begins, which a proposal takes the place of
/// @param to where that ends: at the caret
/// @param proposals the most likely first; at most [#MOST]
public record Completion(int from, int to, List<Proposal> proposals) {
    /// More than this nobody reads.
    public static final int MOST = 40;

    private static final Pattern VALUE =
            Pattern.compile("(?:^|[\\s(!-])([A-Za-z][A-Za-z0-9.-]*)\\s*(!=|!~|<=|>=|==|[:=<>~≠≤≥])\\s*((?:[^\\s(),\"]+,\\s*)*)([^\\s(),\"]*)$");
    private static final Pattern NAMED = Pattern.compile("(?:^|[\\s(!-])([A-Za-z][A-Za-z0-9.-]*)(\\s+)$");
    private static final Pattern WORD = Pattern.compile("(?:^|(?<=[\\s(])|(?<=[\\s(][!-])|(?<=^[!-]))([^\\s()\"!-][^\\s()\"]*)?$");
    private static final List<Integer> USUAL_CODES = List.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011);
    private static final List<Integer> USUAL_STATUS = List.of(101, 200, 304, 400, 404, 426, 500);

    /// Proposes what could stand at the caret.
    ///
    /// @param text of the filter
    /// @param caret 0 to its length
    /// @param connections those that are there, for their numbers, addresses and ports; may be empty
    public static Completion at(String text, int caret, Collection<Connection> connections) {
        String before = text.substring(0, caret);
        if (isInQuotes(before)) {
            return nothing(caret);
        }
        Matcher value = VALUE.matcher(before);
        if (value.find()) {
            String begun = value.group(4);
            return Field.called(value.group(1))
                    .map(field -> new Completion(caret - begun.length(), caret, fitting(values(field, connections), begun)))
                    .orElse(nothing(caret));
        }
        Matcher named = NAMED.matcher(before);
        Optional<Field> field = named.find() ? Field.called(named.group(1)) : Optional.empty();
        if (field.isPresent() && !field.get().standsAlone()) {
            return new Completion(named.start(1), caret, operators(named.group(1), field.get()));
        }
        Matcher word = WORD.matcher(before);
        return word.find() ? ofWord(word.group(1) == null ? "" : word.group(1), before, caret) : nothing(caret);
    }

    private static Completion nothing(int caret) {
        return new Completion(caret, caret, List.of());
    }

    private static boolean isInQuotes(String before) {
        return before.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static Completion ofWord(String begun, String before, int caret) {
        Map<String, Proposal> found = new LinkedHashMap<>();
        if (begun.isEmpty() && isAfterATerm(before)) {
            add(found, "and ", "both: what stands before and after it (may be left out)");
            add(found, "or ", "one of both, or both");
        }
        Field.called(begun)
                .filter(field -> field.toString().equalsIgnoreCase(begun) && !field.standsAlone())
                .ifPresent(field -> operators(begun, field).forEach(one -> add(found, one.insert(), one.explanation())));
        for (Field field : Field.values()) {
            if (starts(field.toString(), begun)) {
                add(found, field + (field.standsAlone() ? "" : ":"), field.explanation());
            }
        }
        for (Kind.Word protocol : Field.PROTOCOL.words()) {
            if (starts(protocol.name(), begun)) {
                add(found, protocol.name() + " ", protocol.explanation());
            }
        }
        if (starts("not", begun)) {
            add(found, "not ", "everything but what follows");
        }
        if (begun.isEmpty()) {
            add(found, "\"", "text to search for, such as \"two words\"");
        } else {
            addWordsOfFields(found, begun);
            addLooselyNamed(found, begun);
        }
        return new Completion(caret - begun.length(), caret, found.values().stream().limit(MOST).toList());
    }

    /// Somebody who types `ping` may well mean `opcode:ping`.
    private static void addWordsOfFields(Map<String, Proposal> found, String begun) {
        for (Field field : Field.values()) {
            for (Kind.Word word : field.words()) {
                if (field != Field.PROTOCOL && begun.length() >= 2 && starts(word.name(), begun)) {
                    add(found, field + ":" + word.name() + " ", word.explanation());
                }
            }
        }
    }

    /// Fields that are called otherwise, or have the word in their explanation.
    private static void addLooselyNamed(Map<String, Proposal> found, String begun) {
        String small = begun.toLowerCase(Locale.ROOT);
        for (Field field : Field.values()) {
            boolean other = field.others().stream().anyMatch(name -> starts(name, begun));
            if (other || begun.length() >= 4 && field.explanation().toLowerCase(Locale.ROOT).contains(small)) {
                add(found, field + (field.standsAlone() ? "" : ":"), field.explanation());
            }
        }
    }

    private static boolean isAfterATerm(String before) {
        String said = before.strip().toLowerCase(Locale.ROOT);
        return !said.isEmpty() && !said.matches("(?s)(.*[\\s(])?(and|or|not|&&|\\|\\||!|\\()");
    }

    private static List<Proposal> operators(String name, Field field) {
        List<Proposal> operators = new ArrayList<>();
        for (Operator operator : Operator.of(field)) {
            String insert = operator == Operator.HAS ? name + ":" : name + " " + operator + " ";
            operators.add(new Proposal(insert, operator.explanation()));
        }
        return operators;
    }

    private static List<Proposal> values(Field field, Collection<Connection> connections) {
        List<Proposal> values = new ArrayList<>(ofConnections(field, connections));
        switch (field.kind()) {
            case Kind.Words(List<Kind.Word> words) ->
                words.forEach(word -> values.add(new Proposal(word.name(), word.explanation())));
            case Kind.YesNo _ -> {
                values.add(new Proposal("yes", "it is so"));
                values.add(new Proposal("no", "it is not so"));
            }
            case Kind.Text(Kind.TextOf _, List<String> usual) ->
                usual.forEach(one -> values.add(new Proposal(one, field.explanation())));
            case Kind.Rules() -> rules(values);
            case Kind.Numbers _ -> numbers(field, values);
            case Kind.Ends _ -> {}
        }
        return values;
    }

    private static void rules(List<Proposal> values) {
        values.add(new Proposal("any", "a rule was broken, whichever"));
        values.add(new Proposal("client", "the client broke a rule"));
        values.add(new Proposal("server", "the server broke a rule"));
        BrokenRule.all().map(rule -> rule.section().number()).distinct().sorted()
                .forEach(number -> values.add(new Proposal(number, "a rule of section " + number + " was broken")));
        BrokenRule.all().forEach((Rule rule) -> values.add(new Proposal(rule.name(), rule.sentence())));
    }

    private static void numbers(Field field, List<Proposal> values) {
        if (field == Field.CODE) {
            USUAL_CODES.forEach(code -> values.add(new Proposal(code.toString(), CloseCode.nameOf(code))));
        } else if (field == Field.STATUS) {
            USUAL_STATUS.forEach(status -> values.add(
                    new Proposal(status.toString(), dev.wirelight.protocol.http.StatusCode.reasonOf(status))));
            values.add(new Proposal("4xx", "400 to 499: the request was wrong"));
            values.add(new Proposal("5xx", "500 to 599: the server failed"));
        }
    }

    private static List<Proposal> ofConnections(Field field, Collection<Connection> connections) {
        return switch (field) {
            case CONNECTION -> each(connections, connection -> Integer.toString(connection.number()));
            case PORT, CLIENT_PORT -> each(connections, connection -> Integer.toString(connection.client().port()));
            case SERVER_PORT -> each(connections, connection -> Integer.toString(connection.server().port()));
            case CLIENT, ADDRESS -> each(connections, connection -> host(connection.client()));
            case SERVER -> each(connections, connection -> host(connection.server()));
            default -> List.of();
        };
    }

    private static String host(Address address) {
        return address.urlHost();
    }

    private static List<Proposal> each(Collection<Connection> connections, Function<Connection, String> value) {
        Map<String, Proposal> found = new LinkedHashMap<>();
        connections.forEach(connection -> add(found, value.apply(connection), connection.toString()));
        return List.copyOf(found.values());
    }

    private static List<Proposal> fitting(List<Proposal> values, String begun) {
        String small = begun.toLowerCase(Locale.ROOT);
        List<Proposal> fitting = new ArrayList<>(values.stream().filter(one -> starts(one.insert(), begun)).toList());
        if (begun.length() >= 3) {
            values.stream()
                    .filter(one -> !starts(one.insert(), begun) && one.insert().toLowerCase(Locale.ROOT).contains(small))
                    .forEach(fitting::add);
        }
        boolean said = fitting.size() == 1 && fitting.getFirst().insert().equalsIgnoreCase(begun);
        return said ? List.of() : fitting.stream().limit(MOST).toList();
    }

    private static boolean starts(String name, String begun) {
        return name.regionMatches(true, 0, begun, 0, begun.length());
    }

    private static void add(Map<String, Proposal> found, String insert, String explanation) {
        found.putIfAbsent(insert.strip(), new Proposal(insert, explanation));
    }
}

package dev.wirelight.workshop.code;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Some lines of a source file, found by what stands in them: so they are found again after the file has changed.
///
/// @param file its name in the resources, from the root
/// @param title what happens there
/// @param first a piece of the first line; must stand in the file exactly once
/// @param last a piece of the last line: the next that has it, perhaps the first one itself
/// @param marks by a piece of a line: which calls are made in it
record Excerpt(String file, String title, String first, String last, Map<String, Set<Step>> marks) {

    /// @throws IllegalStateException where a piece is not to be found, since then this description is out of date
    List<CodeLine> of(List<String> source) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            if (source.get(i).contains(first)) {
                starts.add(i);
            }
        }
        if (starts.size() != 1) {
            throw new IllegalStateException(file + " has " + starts.size() + " lines with: " + first);
        }
        int from = starts.getFirst();
        int to = from;
        while (!source.get(to).contains(last)) {
            if (++to == source.size()) {
                throw new IllegalStateException(file + " has no line after it with: " + last);
            }
        }
        return lines(source, from, to);
    }

    private List<CodeLine> lines(List<String> source, int from, int to) {
        int indent = source.subList(from, to + 1).stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        List<CodeLine> lines = new ArrayList<>();
        lines.add(new CodeLine(0, title + " · " + file.substring(file.lastIndexOf('/') + 1), Set.of()));
        Set<String> found = new HashSet<>();
        for (int i = from; i <= to; i++) {
            String text = source.get(i);
            Set<Step> steps = EnumSet.noneOf(Step.class);
            marks.forEach((piece, calls) -> {
                if (text.contains(piece)) {
                    steps.addAll(calls);
                    found.add(piece);
                }
            });
            lines.add(new CodeLine(i + 1, text.isBlank() ? "" : text.substring(indent), steps));
        }
        if (found.size() < marks.size()) {
            throw new IllegalStateException(file + " lacks one of these from line " + (from + 1) + " on: " + marks.keySet());
        }
        return lines;
    }
}

package dev.wirelight.words;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The template for translators, `window.pot`: every text that the window's code gives to `say`, `sayAs`, `count` or `mark`,
/// imported from [Words] with `import static`; or to `Words.say` and so on, in a class that has a `say` of its own.
///
/// After a text has changed, write it again, in the project's folder:
///
///     java src/test/java/dev/wirelight/words/TemplatePage.java
final class TemplatePage {
    static final Path FILE = Path.of("src/main/resources/dev/wirelight/words/window.pot");

    private static final Path CODE = Path.of("src/main/java/dev/wirelight");
    private static final String WORDS = "dev.wirelight.words.Words.";
    private static final String HEAD = """
            # The texts of Wirelight's window, for translators: docs/languages.md says what to do with them.
            # Made from the code; changes here are lost.
            msgid ""
            msgstr ""
            "Language: \\n"
            "MIME-Version: 1.0\\n"
            "Content-Type: text/plain; charset=UTF-8\\n"
            "Content-Transfer-Encoding: 8bit\\n"
            "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
            """;
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d)\\$)?(,d|[sd%])");

    /// What is wrong in the code: a sentence each.
    final List<String> mistakes = new ArrayList<>();

    private final Map<String, Text> texts = new LinkedHashMap<>();

    private static final class Text {
        final String context;
        final String english;
        final Set<String> places = new LinkedHashSet<>();
        String many = "";
        boolean filled;

        Text(String context, String english) {
            this.context = context;
            this.english = english;
        }
    }

    private TemplatePage() {}

    /// Writes the template.
    public static void main(String[] args) throws IOException {
        TemplatePage page = read();
        page.mistakes.forEach(System.err::println);
        Files.writeString(FILE, page.text());
    }

    /// Reads the window's code.
    static TemplatePage read() throws IOException {
        TemplatePage page = new TemplatePage();
        List<Path> files;
        try (Stream<Path> all = Files.walk(CODE.resolve("desktop"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String place = CODE.toAbsolutePath().toUri().relativize(unit.getSourceFile().toUri()).getPath();
                page.new Calls(trees, place, unit.getImports()).scan(unit, null);
            }
        }
        return page;
    }

    String text() {
        StringBuilder all = new StringBuilder(HEAD);
        for (Text text : texts.values()) {
            all.append('\n');
            text.places.forEach(place -> all.append("#: ").append(place).append('\n'));
            if (text.filled) {
                all.append("#, java-printf-format\n");
            }
            if (!text.context.isEmpty()) {
                all.append("msgctxt ").append(quoted(text.context)).append('\n');
            }
            all.append("msgid ").append(quoted(text.english)).append('\n');
            if (text.many.isEmpty()) {
                all.append("msgstr \"\"\n");
            } else {
                all.append("msgid_plural ").append(quoted(text.many)).append("\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n");
            }
        }
        return all.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
    }

    private final class Calls extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final String place;
        private final Set<String> imported = new HashSet<>();

        Calls(Trees trees, String place, List<? extends ImportTree> imports) {
            this.trees = trees;
            this.place = place;
            for (ImportTree one : imports) {
                String what = one.getQualifiedIdentifier().toString();
                if (what.startsWith(WORDS)) {
                    imported.add(what.substring(WORDS.length()));
                } else if ((what + ".").equals(WORDS)) {
                    imported.addAll(List.of("Words.say", "Words.mark", "Words.sayAs", "Words.count"));
                }
            }
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String name = call.getMethodSelect().toString();
            List<? extends ExpressionTree> values = call.getArguments();
            switch (imported.contains(name) ? name.replace("Words.", "") : "") {
                case "say" -> texts(values.getFirst(), true)
                        .forEach(english -> text("", english, values.size() - 1));
                case "mark" -> texts(values.getFirst(), false).forEach(english -> text("", english, 0).filled |= holes(english) > 0);
                case "sayAs" -> texts(values.get(1), false)
                        .forEach(english -> text(texts(values.getFirst(), false).getFirst(), english, 0));
                case "count" -> count(values);
                default -> {}
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private void count(List<? extends ExpressionTree> values) {
            List<String> one = texts(values.get(1), false);
            List<String> many = texts(values.get(2), false);
            if (one.size() != 1 || many.size() != 1) {
                mistake("count wants one text of one, and one of many");
                return;
            }
            Text text = text("", one.getFirst(), holes(one.getFirst()));
            if (!text.many.isEmpty() && !text.many.equals(many.getFirst())) {
                mistake("two plurals for \"" + text.english + "\": \"" + text.many + "\" and \"" + many.getFirst() + "\"");
            }
            if (holes(many.getFirst()) != values.size() - 2) {
                mistake("\"" + many.getFirst() + "\" has not as many placeholders as there are values");
            }
            text.many = many.getFirst();
            text.filled = true;
        }

        private Text text(String context, String english, int values) {
            Text text = texts.computeIfAbsent(context + "\u0004" + english, _ -> new Text(context, english));
            text.places.add(place);
            text.filled |= values > 0;
            if (values > 0 && holes(english) != values) {
                mistake("\"" + english + "\" has not as many placeholders as there are values");
            }
            return text;
        }

        /// The texts that an argument can be.
        ///
        /// @param mayBeKept whether it may be a text that was marked somewhere else
        private List<String> texts(Tree argument, boolean mayBeKept) {
            List<String> found = new ArrayList<>();
            switch (argument) {
                case LiteralTree literal when literal.getValue() instanceof String text -> found.add(text);
                case ParenthesizedTree inside -> found.addAll(texts(inside.getExpression(), mayBeKept));
                case ConditionalExpressionTree choice -> {
                    found.addAll(texts(choice.getTrueExpression(), mayBeKept));
                    found.addAll(texts(choice.getFalseExpression(), mayBeKept));
                }
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                    List<String> left = texts(sum.getLeftOperand(), false);
                    List<String> right = texts(sum.getRightOperand(), false);
                    if (left.size() == 1 && right.size() == 1) {
                        found.add(left.getFirst() + right.getFirst());
                    }
                }
                default -> {
                    if (!mayBeKept) {
                        mistake("this is no literal: " + argument);
                    }
                }
            }
            return found;
        }

        private void mistake(String what) {
            TreePath path = getCurrentPath();
            long line = path.getCompilationUnit().getLineMap().getLineNumber(
                    trees.getSourcePositions().getStartPosition(path.getCompilationUnit(), path.getLeaf()));
            mistakes.add(place + ":" + line + ": " + what);
        }
    }

    /// How many values a text asks for.
    private static int holes(String text) {
        int next = 0;
        int most = 0;
        for (var found : (Iterable<MatchResult>) PLACEHOLDER.matcher(text).results()::iterator) {
            if (!found.group(2).equals("%")) {
                most = Math.max(most, found.group(1) == null ? ++next : Integer.parseInt(found.group(1)));
            }
        }
        return most;
    }
}

package akashi.guard;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One Java file as the compiler's parser sees it: what the guards want to know, with line numbers. */
final class JavaSource {

    /** Something at a line: a method's name, a caught type, a member, an imported name, a literal. */
    record Found(String what, long line) {}

    /** A method with its result, first line and length, Javadoc not counted. */
    record Method(String name, String result, long line, long lines) {}

    /** A call or construction by its name as written, with its arguments: string literals as they are, others null. */
    record Call(String name, List<String> arguments, long line) {}

    final List<Method> methods = new ArrayList<>();
    final List<Found> imports = new ArrayList<>();
    final List<Found> caught = new ArrayList<>();
    final List<Found> members = new ArrayList<>();
    final List<Found> literals = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private static final Map<String, JavaSource> PARSED = new ConcurrentHashMap<>();

    private JavaSource() {}

    /** The parsed text of one file. */
    static JavaSource of(String path, String text) {
        readAhead(Map.of(path, text));
        return PARSED.get(path + "\n" + text);
    }

    /** Parses many files at once, for all guards: starting the parser costs more than a file. */
    static synchronized void readAhead(Map<String, String> files) {
        List<JavaFileObject> unread = files.entrySet().stream()
                .filter(file -> !PARSED.containsKey(file.getKey() + "\n" + file.getValue()))
                .map(file -> file(file.getKey(), file.getValue()))
                .toList();
        if (unread.isEmpty()) {
            return;
        }
        JavacTask task = (JavacTask)
                COMPILER.getTask(null, FILES, new DiagnosticCollector<>(), List.of("-proc:none"), null, unread);
        try {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                JavaSource source = new JavaSource();
                source.read(unit, positions);
                String path = unit.getSourceFile().toUri().getPath().substring(1);
                PARSED.put(path + "\n" + unit.getSourceFile().getCharContent(true), source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject file(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private void read(CompilationUnitTree unit, SourcePositions positions) {
        new Reader(unit, positions).scan(unit, null);
    }

    private final class Reader extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        private long line(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }

        @Override
        public Void visitImport(ImportTree tree, Void none) {
            imports.add(new Found(tree.getQualifiedIdentifier().toString(), line(tree)));
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            long end = positions.getEndPosition(unit, tree);
            if (end >= 0) {
                long last = unit.getLineMap().getLineNumber(end);
                String result = String.valueOf(tree.getReturnType());
                methods.add(new Method(tree.getName().toString(), result, line(tree), last - line(tree) + 1));
            }
            return super.visitMethod(tree, none);
        }

        @Override
        public Void visitCatch(CatchTree tree, Void none) {
            Tree type = tree.getParameter().getType();
            Stream<? extends Tree> types =
                    type instanceof UnionTypeTree union ? union.getTypeAlternatives().stream() : Stream.of(type);
            types.forEach(one -> caught.add(new Found(one.toString(), line(tree))));
            return super.visitCatch(tree, none);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, Void none) {
            members.add(new Found(name(tree), line(tree)));
            return super.visitMemberSelect(tree, none);
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void none) {
            if (tree.getValue() instanceof String text) {
                literals.add(new Found(text, line(tree)));
            }
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
            calls.add(call(name(tree.getMethodSelect()), tree.getArguments(), tree));
            return super.visitMethodInvocation(tree, none);
        }

        @Override
        public Void visitNewClass(NewClassTree tree, Void none) {
            calls.add(call("new " + name(tree.getIdentifier()), tree.getArguments(), tree));
            return super.visitNewClass(tree, none);
        }

        /** A dotted name as written; what is no name before a dot is left out, for printing it is slow. */
        private static String name(Tree tree) {
            if (tree instanceof MemberSelectTree select) {
                return name(select.getExpression()) + "." + select.getIdentifier();
            }
            return tree instanceof IdentifierTree identifier
                    ? identifier.getName().toString()
                    : "";
        }

        private Call call(String name, List<? extends ExpressionTree> arguments, Tree tree) {
            List<String> texts = new ArrayList<>();
            for (ExpressionTree argument : arguments) {
                boolean text = argument instanceof LiteralTree literal && literal.getValue() instanceof String;
                texts.add(text ? (String) ((LiteralTree) argument).getValue() : null);
            }
            return new Call(name, texts, line(tree));
        }
    }
}

package akashi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads expressions: properties, calls, texts, whole numbers, {@code and or not}, comparisons, {@code + -} and
 * {@code a ? b : c}. That is all that templates need; what needs more belongs into Java.
 */
final class ExpressionReader {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('[^']*')|(\\d+)|([A-Za-z_]\\w*)|(==|!=|>=|<=|&&|\\|\\||[-+!?:.,()\\[\\]<>]))");
    private static final String END = "";

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ExpressionReader(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
            matcher.region(end, matcher.regionEnd());
        }
        if (end < text.strip().length()) {
            throw unreadable(text.strip().substring(end));
        }
        tokens.add(END);
    }

    /** The expression that the text is; what is none is a defect and throws. */
    static Expression read(String text) {
        ExpressionReader reader = new ExpressionReader(text);
        Expression whole = reader.choice();
        if (!reader.token().equals(END)) {
            throw reader.unreadable(reader.token());
        }
        return whole;
    }

    private Expression choice() {
        Expression test = either();
        if (!take("?")) {
            return test;
        }
        Expression yes = choice();
        need(":");
        Expression no = choice();
        return variables -> test.holds(variables) ? yes.in(variables) : no.in(variables);
    }

    private Expression either() {
        Expression left = both();
        while (take("or") || take("||")) {
            Expression one = left;
            Expression other = both();
            left = variables -> one.holds(variables) || other.holds(variables);
        }
        return left;
    }

    private Expression both() {
        Expression left = equality();
        while (take("and") || take("&&")) {
            Expression one = left;
            Expression other = equality();
            left = variables -> one.holds(variables) && other.holds(variables);
        }
        return left;
    }

    private Expression equality() {
        Expression left = order();
        while (token().equals("==") || token().equals("!=")) {
            boolean wanted = next().equals("==");
            left = of(left, order(), (a, b) -> Values.equal(a, b) == wanted);
        }
        return left;
    }

    private Expression order() {
        Expression left = sum();
        while (List.of("<", ">", "<=", ">=").contains(token())) {
            String sign = next();
            left = of(left, sum(), (a, b) -> Values.ordered(sign, a, b));
        }
        return left;
    }

    private Expression sum() {
        Expression left = sign();
        while (token().equals("+") || token().equals("-")) {
            left = of(left, next().equals("+") ? sign() : sign().then(Values::negative), Values::sum);
        }
        return left;
    }

    private Expression sign() {
        if (take("!") || take("not")) {
            Expression inner = sign();
            return variables -> !inner.holds(variables);
        }
        return take("-") ? sign().then(Values::negative) : path();
    }

    private Expression path() {
        Expression value = start();
        while (true) {
            if (take(".")) {
                value = member(value, next());
            } else if (take("[")) {
                value = of(value, choice(), Values::at);
                need("]");
            } else {
                return value;
            }
        }
    }

    private Expression member(Expression owner, String name) {
        if (!Character.isJavaIdentifierStart((name + " ").charAt(0))) {
            throw unreadable(name);
        }
        if (!take("(")) {
            return owner.then(Member.property(name)::of);
        }
        Expression[] arguments = arguments().toArray(Expression[]::new);
        Member method = Member.method(name);
        return variables -> {
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].in(variables);
            }
            return method.call(owner.in(variables), values);
        };
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        while (!take(")")) {
            if (!arguments.isEmpty()) {
                need(",");
            }
            arguments.add(choice());
        }
        return arguments;
    }

    private Expression start() {
        String token = next();
        char first = (token + " ").charAt(0);
        if (token.equals("(")) {
            Expression inner = choice();
            need(")");
            return inner;
        }
        if (first == '\'') {
            return Expression.constant(token.substring(1, token.length() - 1));
        }
        if (Character.isDigit(first)) {
            return Expression.constant(Integer.valueOf(token));
        }
        if (!Character.isJavaIdentifierStart(first)) {
            throw unreadable(token);
        }
        return switch (token) {
            case "null" -> Expression.constant(null);
            case "true", "false" -> Expression.constant(Boolean.valueOf(token));
            default -> variables -> variables.get(token);
        };
    }

    private static Expression of(Expression left, Expression right, BinaryOperator<Object> operator) {
        return variables -> operator.apply(left.in(variables), right.in(variables));
    }

    private String token() {
        return tokens.get(at);
    }

    private String next() {
        String token = token();
        if (token.equals(END)) {
            throw unreadable("the end");
        }
        at++;
        return token;
    }

    private boolean take(String wanted) {
        boolean there = token().equals(wanted);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String wanted) {
        if (!take(wanted)) {
            throw unreadable(token());
        }
    }

    private IllegalArgumentException unreadable(String where) {
        return new IllegalArgumentException("cannot read ${" + text + "} at " + where);
    }
}

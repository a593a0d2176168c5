package akashi.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.OGNLVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Works out {@code ${…}} in templates. Thymeleaf's own way, OGNL, looks up every property anew and took most of the time
 * of a page; templates need only a small part of that language, and this is it. What asks Thymeleaf's own objects, such
 * as {@code #strings}, still goes the old way.
 */
final class Expressions implements IStandardVariableExpressionEvaluator {

    private static final Pattern OWN_OBJECT = Pattern.compile("#[a-z]+\\.");

    private final Map<String, Optional<Expression>> read = new ConcurrentHashMap<>();
    private final IStandardVariableExpressionEvaluator slow = new OGNLVariableExpressionEvaluator(false);

    @Override
    public Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext how) {
        String text = expression.getExpression();
        try {
            Optional<Expression> known = read.get(text);
            if (known == null) {
                known = reads(text) ? Optional.of(ExpressionReader.read(text)) : Optional.empty();
                read.put(text, known);
            }
            boolean plain = !expression.getUseSelectionAsRoot() && !how.getPerformTypeConversion();
            return known.isPresent() && plain
                    ? known.get().in(context::getVariable)
                    : slow.evaluate(context, expression, how);
        } catch (IllegalArgumentException failed) {
            throw new TemplateProcessingException("${" + text + "}: " + failed.getMessage(), failed);
        }
    }

    /** Whether it is in the part of the language that is read here. */
    static boolean reads(String text) {
        return !OWN_OBJECT.matcher(text).find();
    }
}

package akashi.web;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code th:kept}: puts a {@link Kept} part into an element as it is. Only what a template rendered can be one, so that
 * no other text gets into a page unescaped.
 */
final class Shows extends AbstractStandardExpressionAttributeTagProcessor {

    private static final int AS_TEXT = 1300;

    Shows(String prefix) {
        super(TemplateMode.HTML, prefix, "kept", AS_TEXT, true);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String value,
            Object result,
            IElementTagStructureHandler handler) {
        handler.setBody(((Kept) result).shown(), false);
    }
}

package akashi.web;

import java.util.Map;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** Gives every form that is posted the mark of the site on which it is shown: see {@link Ground}. */
final class MarkedForms extends AbstractElementTagProcessor {

    /** After everything that templates say of a form. */
    static final int LAST = 10_000;

    MarkedForms(String prefix) {
        super(TemplateMode.HTML, prefix, "form", false, null, false, LAST);
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag form, IElementTagStructureHandler handler) {
        if ("post".equalsIgnoreCase(form.getAttributeValue("method"))) {
            Ground.in(context).ifPresent(ground -> handler.insertImmediatelyAfter(field(context, ground), false));
        }
    }

    private static IModel field(ITemplateContext context, Ground ground) {
        Map<String, String> attributes = Map.of("type", "hidden", "name", Ground.FIELD, "value", ground.mark());
        IModel model = context.getModelFactory().createModel();
        model.add(context.getModelFactory()
                .createStandaloneElementTag("input", attributes, AttributeValueQuotes.DOUBLE, false, true));
        return model;
    }
}

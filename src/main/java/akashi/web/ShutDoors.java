package akashi.web;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Leaves out links, forms and buttons that lead to what is shut on a training site. The name of a thing stays as text,
 * and so does the way to the same page in another language.
 */
final class ShutDoors extends AbstractElementTagProcessor {

    /** After everything that templates say of it, and before a form is marked. */
    private static final int LAST = MarkedForms.LAST - 1;

    private final String address;

    private ShutDoors(String prefix, String element, String address) {
        super(TemplateMode.HTML, prefix, element, false, null, false, LAST);
        this.address = address;
    }

    static ShutDoors links(String prefix) {
        return new ShutDoors(prefix, "a", "href");
    }

    static ShutDoors forms(String prefix) {
        return new ShutDoors(prefix, "form", "action");
    }

    static ShutDoors buttons(String prefix) {
        return new ShutDoors(prefix, "button", "formaction");
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler handler) {
        String to = tag.getAttributeValue(address);
        boolean open = to == null
                || tag.hasAttribute("hreflang")
                || Ground.in(context)
                        .map(ground -> ground.opens(method(tag), to))
                        .orElse(true);
        if (open) {
            return;
        }
        String kind = tag.getAttributeValue("class");
        if (kind != null && kind.contains("host")) {
            handler.removeTags();
        } else {
            handler.removeElement();
        }
    }

    private static Route.Method method(IProcessableElementTag tag) {
        return "post".equalsIgnoreCase(tag.getAttributeValue("method")) ? Route.Method.POST : Route.Method.GET;
    }
}

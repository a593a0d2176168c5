package akashi.web;

import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.serializer.IStandardJavaScriptSerializer;

/**
 * The template dialect with {@code th:kept}, with forms that say of which site they are, and without values in scripts,
 * which no template may have. Its own way of writing them would load the whole of Jackson at every start.
 */
final class NoScript implements IStandardJavaScriptSerializer {

    static StandardDialect dialect() {
        StandardDialect dialect = new StandardDialect() {
            @Override
            public Set<IProcessor> getProcessors(String prefix) {
                Set<IProcessor> all = new LinkedHashSet<>(super.getProcessors(prefix));
                all.add(new Shows(prefix));
                all.add(new MarkedForms(prefix));
                all.add(ShutDoors.links(prefix));
                all.add(ShutDoors.forms(prefix));
                all.add(ShutDoors.buttons(prefix));
                return all;
            }
        };
        dialect.setJavaScriptSerializer(new NoScript());
        return dialect;
    }

    @Override
    public void serializeValue(Object value, Writer to) {
        throw new UnsupportedOperationException("a value in a script");
    }
}

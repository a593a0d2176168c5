package akashi.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders a template of {@code templates/}, or one named part of it. A part is an element that carries both
 * {@code th:fragment="name"} and {@code id="name"}; an unknown part and a blank result throw, since Thymeleaf itself
 * would answer nothing at all with 200.
 */
public final class Renderer {

    private static final Pattern PART = Pattern.compile("th:fragment=\"([a-z][a-z0-9-]*)\"");

    private final TemplateEngine engine = new TemplateEngine();
    private final Map<String, Set<String>> parts = new ConcurrentHashMap<>();
    private final Semaphore turn = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Messages messages;

    /** One per portal: parsed templates are kept. */
    public Renderer(Messages messages) {
        this.messages = messages;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ClasspathFolder.loader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCacheable(true);
        StandardDialect dialect = NoScript.dialect();
        dialect.setVariableExpressionEvaluator(new Expressions());
        engine.setDialect(dialect);
        engine.setCacheManager(caches());
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new FromMessages());
    }

    /** All templates and what is written in them are kept: they are few, and reading them anew costs more than a page. */
    private static StandardCacheManager caches() {
        StandardCacheManager caches = new StandardCacheManager();
        caches.setTemplateCacheMaxSize(-1);
        caches.setTemplateCacheUseSoftReferences(false);
        caches.setExpressionCacheMaxSize(-1);
        caches.setExpressionCacheUseSoftReferences(false);
        return caches;
    }

    /** The whole template. */
    public String page(String template, Lang lang, Map<String, Object> model) {
        return rendered(template, lang, model).toString();
    }

    /** The whole template as UTF-8. */
    byte[] bytes(String template, Lang lang, Map<String, Object> model) {
        return rendered(template, lang, model).bytes();
    }

    private Utf8 rendered(String template, Lang lang, Map<String, Object> model) {
        return notBlank(template, written(template, null, new Context(lang.locale(), model)));
    }

    /** One part of a template. */
    public String part(String template, String part, Lang lang, Map<String, Object> model) {
        if (!hasPart(template, part)) {
            throw new IllegalArgumentException("no part " + part + " in " + template + ": " + parts(template));
        }
        Utf8 out = written(template, Set.of(part), new Context(lang.locale(), model));
        return notBlank(template + " :: " + part, out).toString();
    }

    /** Whether a template has such a part. */
    boolean hasPart(String template, String part) {
        return part != null && parts(template).contains(part);
    }

    /** The parts of a template. */
    public Set<String> parts(String template) {
        return parts.computeIfAbsent(template, Renderer::read);
    }

    private static Set<String> read(String template) {
        String source = new String(ClasspathFolder.bytes("templates/" + template + ".html"), StandardCharsets.UTF_8);
        Set<String> found = new TreeSet<>();
        Matcher matcher = PART.matcher(source);
        while (matcher.find()) {
            if (source.contains("id=\"" + matcher.group(1) + "\"")) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    /** In turn, as many at once as there are processors: more would only interrupt one another. */
    private Utf8 written(String template, Set<String> part, Context context) {
        Utf8 out = new Utf8();
        turn.acquireUninterruptibly();
        try {
            engine.process(template, part, context, out);
        } finally {
            turn.release();
        }
        return out;
    }

    private static Utf8 notBlank(String what, Utf8 html) {
        if (html.isBlank()) {
            throw new IllegalStateException("rendered nothing: " + what);
        }
        return html;
    }

    /** Lets {@code #{key}} in templates read the same messages as everything else. */
    private final class FromMessages extends AbstractMessageResolver {
        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] args) {
            Lang lang = Lang.of(context.getLocale().getLanguage()).orElseThrow();
            return messages.text(lang, key, args == null ? new Object[0] : args);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] args) {
            throw new IllegalStateException("no text for " + key);
        }
    }
}

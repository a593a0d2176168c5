package akashi.core.site;

import java.util.function.Function;

/**
 * What follows from inventory, authorities and wanted switches alone. It is worked out once for a site and handed on
 * while acts change nothing but certificates, so its rule must ask neither for these, nor for evidence, nor for the row
 * of the site. To be kept in a constant: each is a fact of its own.
 */
public final class PlanFact<T> {

    private final Function<SiteSnapshot, T> rule;

    public PlanFact(Function<SiteSnapshot, T> rule) {
        this.rule = rule;
    }

    T workedOut(SiteSnapshot site) {
        return rule.apply(site);
    }
}

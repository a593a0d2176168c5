package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.KeyRules;
import akashi.store.UseCase;
import java.util.Optional;
import java.util.UUID;

/**
 * Sets what becomes of exported keys.
 *
 * @param certificateId the certificate; empty for the whole site
 * @param rule empty lets the certificate follow the site
 */
record SetKeyRule(Optional<UUID> certificateId, Optional<KeyRule> rule) implements Act<Boolean> {

    /** A site has to have a rule. */
    SetKeyRule {
        if (certificateId.isEmpty() && rule.isEmpty()) {
            throw new Fault.BadInput("rule", "web.field.required");
        }
    }

    @Override
    public String code() {
        return "set-key-rule";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Sets it. */
    static final class Setting implements UseCase<SetKeyRule, Boolean> {

        @Override
        public Class<SetKeyRule> act() {
            return SetKeyRule.class;
        }

        @Override
        public Boolean perform(SetKeyRule act, ActContext context) {
            KeyRules rules = new KeyRules(context.db(), context.siteId());
            Object whose = Message.of("exports.rule.site");
            if (act.certificateId().isPresent()) {
                UUID id = act.certificateId().get();
                Certificate certificate =
                        context.site().certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
                rules.set(id, act.rule().map(Enum::name));
                whose = certificate.subject();
            } else {
                rules.ofSite(act.rule().orElseThrow().name());
            }
            Message rule = act.rule().map(KeyRule::label).orElseGet(() -> Message.of("exports.rule.as-site"));
            context.tell(whose, rule);
            return true;
        }
    }
}

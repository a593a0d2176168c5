package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.SiteSnapshot;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;
import java.util.UUID;

/** Signs what was reserved for a key elsewhere, and uses the permit up in the same breath: both happen or neither. */
record SignPermitted(SignCertificate signing, Permit permit) implements Act<UUID> {

    @Override
    public String code() {
        return permit.code();
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return signing.subject();
    }

    @Override
    public List<Object> args() {
        return List.of(
                signing.subject(),
                signing.draft().serial(),
                signing.draft().validity().notAfter(),
                permit.giver());
    }

    /** Does it under the site's lock, so that of two who come with one code one gets something. */
    static final class Doing implements UseCase<SignPermitted, UUID> {

        private final Signing signing;

        Doing(Signing signing) {
            this.signing = signing;
        }

        @Override
        public Class<SignPermitted> act() {
            return SignPermitted.class;
        }

        @Override
        public UUID perform(SignPermitted act, ActContext context) {
            SiteSnapshot site = context.site();
            act.permit().judge(context.db(), site, context.now());
            UUID signed = signing.perform(act.signing(), context);
            act.permit().spend(context, signed);
            return signed;
        }
    }
}

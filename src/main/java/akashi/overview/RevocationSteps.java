package akashi.overview;

import akashi.core.fault.Mend;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.RevocationLists.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What revocation asks for: a list that ran out or is about to, and an address at which nobody answers. */
final class RevocationSteps {

    private RevocationSteps() {}

    /**
     * The steps.
     *
     * @param named whether new certificates say where verifiers ask
     * @param listening whether this portal answers them
     */
    static List<Overview.Step> of(
            SiteSnapshot site, Map<UUID, Head> lists, boolean named, boolean listening, Instant now) {
        List<Overview.Step> steps = new ArrayList<>();
        if (named && !listening) {
            steps.add(step(Status.BROKEN, "status-closed", "/settings/revocation"));
        }
        for (Authority authority : site.authorities()) {
            Head list = lists.get(authority.id());
            boolean over = authority
                    .validity()
                    .filter(life -> now.isAfter(life.notAfter()))
                    .isPresent();
            // Where no certificate names an address and nothing is revoked, nobody misses the list.
            if (list == null || over || !named && list.revoked() == 0) {
                continue;
            }
            String page = "/authorities/" + authority.id() + "/revocation";
            if (now.isAfter(list.nextUpdate())) {
                steps.add(step(Status.BROKEN, "list-over", page, authority.name()));
            } else if (now.isAfter(warnFrom(list))) {
                steps.add(step(Status.EXPIRING, "list-ending", page, authority.name(), list.nextUpdate()));
            }
        }
        return steps;
    }

    /** Lists renew themselves after half of their time; one in its last third was not renewed. */
    private static Instant warnFrom(Head list) {
        return list.nextUpdate()
                .minus(Duration.between(list.issuedAt(), list.nextUpdate()).dividedBy(3));
    }

    private static Overview.Step step(Status status, String what, String path, Object... args) {
        return new Overview.Step(
                status,
                Message.of("overview.step." + what, args),
                Message.of("overview.step." + what + ".why"),
                new Mend(Message.of("overview.step." + what + ".go"), path));
    }
}

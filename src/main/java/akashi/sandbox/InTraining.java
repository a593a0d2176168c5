package akashi.sandbox;

import akashi.core.access.Access;
import akashi.core.access.Allowance;
import akashi.store.Act;
import akashi.web.Handler;
import akashi.web.Route;
import akashi.web.Routes;
import akashi.web.Session;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is open on the site of a learner. Only what stands here is: pages, and below them acts. Users, settings, keys and
 * passwords of the portal, warnings, probes of the network, keys that leave and things that come from elsewhere are not.
 */
public final class InTraining {

    private static final Set<String> PAGES = words("""
            /training /account /audit /search /diagnose /diagnose/replay /
            /servers /servers/new /servers/{id} /servers/{id}/edit /servers/{id}/remove /servers/{id}/rename
            /servers/{id}/out /servers/{id}/back /servers/{id}/in /servers/{id}/replace /servers/{id}/retire
            /clients /clients/new /clients/{id} /sites/import /sites/import/{id} /sites/export.csv
            /topology /topology/{link} /topology/role/{role}
            /encryption /encryption/new /encryption/{id} /runbook /runbook/{journey} /runbook/{journey}/paper
            /authorities /authorities/new /authorities/{id} /authorities/{id}/end /authorities/{id}/issuing
            /authorities/{id}/again /authorities/{id}/cross /authorities/{id}/cross/{authority}
            /authorities/{id}/root-authority-public.cer /authorities/{id}/root-authority-public.pem
            /authorities/{id}/issuing-authority-public.cer /authorities/{id}/chain.pem
            /authorities/{id}/revocation /authorities/{id}/revoked.crl /authorities/{id}/revoked.pem
            /certificates /certificates.csv /certificates/issue /certificates/jobs/{id} /certificates/renewals
            /certificates/{id} /certificates/{id}/certificate.cer /certificates/{id}/certificate.pem
            /certificates/{id}/chain.p7b /certificates/{id}/chain.pem
            /certificates/{id}/chain-older-root.pem /certificates/{id}/truststore.p12
            /certificates/{id}/truststore.jks /trust /facts /expiry /report /report.csv""");

    private static final Set<String> DEEDS = words("""
            /training/look /search
            /servers/new /servers/{id}/edit /servers/{id}/remove /servers/{id}/rename
            /servers/{id}/out /servers/{id}/back /servers/{id}/in /servers/{id}/replace /servers/{id}/retire
            /clients/new /clients/{id} /clients/{id}/remove /sites/import /sites/import/{id}
            /encryption/turn /encryption/new /encryption/{id}/go /encryption/{id}/in-effect /encryption/{id}/undo
            /runbook/{journey}/say /runbook/{journey}/pace /runbook/{journey}/anew
            /authorities/new /authorities/{id}/end /authorities/{id}/issuing /authorities/{id}/again
            /authorities/{id}/cross /authorities/{id}/revocation
            /certificates/issue /certificates/jobs/{id}/cancel /certificates/extend /certificates/renewals
            /certificates/renewals/spread /certificates/renewals/end /certificates/{id}/renew
            /certificates/{id}/revoke /facts""");

    private static final Set<String> ACTS = words("""
            make-sandbox issue-completion
            import-inventory add-computer change-computer remove-computer rename-computer
            take-out-of-service bring-back put-in-service replace-computer retire-computer
            add-clients change-clients remove-clients
            save-change go record-in-effect undo-change begin-runbook say-step set-runbook-pace
            create-authority create-authorities sign-authority-new sign-authority-again sign-authority-cross
            retire-authority delete-authority issue-revocation-list
            issue-certificate issue-certificates renew-certificate renew-certificates extend-certificates
            spread-renewals end-renewal-plan revoke-certificate tell-facts keep-sightings""");

    /** What makes keys, signs or speaks to ports: it costs everybody who shares the portal. */
    private static final Set<String> COSTLY = words("""
            /training/look /authorities/new /authorities/{id}/issuing /authorities/{id}/again /authorities/{id}/cross
            /certificates/issue /certificates/extend /certificates/renewals /certificates/{id}/renew
            /certificates/{id}/revoke /authorities/{id}/revocation""");

    /** So often may one learner do such a thing within a minute. */
    static final int COSTLY_PER_MINUTE = 20;

    private InTraining() {}

    /** What is said to the routes of the portal. */
    public static Routes.Training routes() {
        Allowance costly = Allowance.perMinute(COSTLY_PER_MINUTE, "lab", "sandbox.refused.costly");
        return new Routes.Training() {

            @Override
            public boolean opens(Route.Method method, String path, Optional<Access> least) {
                return InTraining.opens(method, path, least);
            }

            @Override
            public Handler there(Route.Method method, String path, Handler handler) {
                return method == Route.Method.POST && COSTLY.contains(path) ? counted(costly, handler) : handler;
            }
        };
    }

    private static Handler counted(Allowance costly, Handler handler) {
        return x -> {
            if (x.session().filter(Session::training).isPresent()) {
                costly.take(x.actor().userId(), x.now());
            }
            handler.handle(x);
        };
    }

    /** Whether a route is open there. Lessons are for everybody everywhere, but not their trainer's pages. */
    public static boolean opens(Route.Method method, String path, Optional<Access> least) {
        boolean lesson = path.equals("/learn") || path.startsWith("/learn/");
        if (lesson) {
            return least.filter(Access.TRAINEE::equals).isPresent();
        }
        return switch (method) {
            case GET -> PAGES.contains(path);
            case POST -> DEEDS.contains(path);
            default -> false;
        };
    }

    /** Whether an act may be done there. */
    public static boolean allows(Act<?> act) {
        return ACTS.contains(act.code());
    }

    /** The codes of everything that may be done there. */
    static Set<String> acts() {
        return ACTS;
    }

    /** Every route that is named here, as {@code GET /servers}. */
    static Set<String> named() {
        return Stream.concat(PAGES.stream().map("GET "::concat), DEEDS.stream().map("POST "::concat))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}

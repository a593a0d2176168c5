package akashi.openid;

import akashi.access.Entrance;
import akashi.access.Welcome;
import akashi.core.fault.Fault;
import akashi.openid.Turned.Why;
import akashi.store.Database;
import akashi.store.OpenIdBegun;
import akashi.web.Exchange;
import akashi.web.LocalPath;
import akashi.web.Route;
import akashi.web.Routes;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the provider and back. What binds both ends is a cookie of a few minutes; its sign-in is taken once. Whoever
 * is not let in reads the reason and the next step; the log has the detail, under the id that the page names.
 */
final class DoorPages {

    static final String BEGIN = "/sign-in/openid";
    static final String BACK = "/sign-in/openid/back";
    static final String REFUSED = "/sign-in/openid/refused";
    static final String LEFT = "/sign-in/openid/left";

    private static final Logger LOG = LoggerFactory.getLogger(DoorPages.class);
    private static final Duration AWAY = Duration.ofMinutes(10);
    private static final Pattern REQUEST = Pattern.compile("[0-9a-v]{1,20}");

    private final Database database;
    private final OpenId openId;
    private final Entrance entrance;

    DoorPages(Database database, OpenId openId, Entrance entrance) {
        this.database = database;
        this.openId = openId;
        this.entrance = entrance;
    }

    void routes(Routes routes) {
        routes.open(Route.Method.GET, BEGIN, this::begin);
        routes.open(Route.Method.GET, BACK, this::comeBack);
        routes.open(Route.Method.GET, REFUSED, this::refused);
        routes.open(Route.Method.GET, LEFT, this::left);
    }

    /** Where the provider sends browsers back to, as it has to be registered there. */
    static URI back(Exchange x) {
        return URI.create(x.origin() + BACK);
    }

    /** Where the provider sends browsers that signed out there. */
    static URI home(Exchange x) {
        return URI.create(x.origin() + "/sign-in");
    }

    private void begin(Exchange x) {
        Optional<OpenIdSettings> settings = openId.on();
        if (settings.isEmpty()) {
            x.redirect("/sign-in");
            return;
        }
        try {
            Bound bound = Bound.fresh();
            URI there = new Asking(settings.get(), openId.provider(settings.get()))
                    .address(back(x), bound, x.lang().code(), x.query().flag("other"));
            String next = x.query().text("next").flatMap(LocalPath::of).orElse("/");
            new OpenIdBegun(database.db()).insert(bound.token(), next, x.now().plus(AWAY));
            x.away().go(there, bound.token(), (int) AWAY.toSeconds());
        } catch (Turned why) {
            refuse(x, why);
        }
    }

    private void comeBack(Exchange x) {
        Optional<OpenIdSettings> settings = openId.on();
        if (settings.isEmpty()) {
            x.redirect("/sign-in");
            return;
        }
        try {
            Bound bound = x.away().token().map(Bound::new).orElseThrow(() -> new Turned(Why.STALE, "no cookie"));
            Returned returned = Returned.of(x.query(), back(x));
            // A foreign answer takes away nothing: the own one may still come.
            returned.mustAnswer(bound);
            x.away().end();
            String next = new OpenIdBegun(database.db())
                    .take(bound.token(), x.now())
                    .orElseThrow(() -> new Turned(Why.STALE, "over, or used before"));
            welcome(x, new Arrival(openId, settings.get()).of(returned, bound, back(x), x.now()), next);
        } catch (Turned why) {
            entrance.turnedAway(x.address());
            refuse(x, why);
        }
    }

    private void welcome(Exchange x, Arrival.Person person, String next) {
        Welcome welcome = entrance.welcome(person.vouched(), x.address());
        if (welcome instanceof Welcome.In in) {
            entrance.comesIn(x, in.account(), next);
            return;
        }
        refuse(x, new Turned(why(welcome), person.told()));
    }

    private static Why why(Welcome welcome) {
        if (welcome instanceof Welcome.KeptOut) {
            return Why.KEPT_OUT;
        }
        if (welcome instanceof Welcome.NameTaken) {
            return Why.NAME_TAKEN;
        }
        return welcome instanceof Welcome.NoName ? Why.NAME_UNFIT : Why.NO_ROLE;
    }

    /** By an address that says no more than why: the one of the answer has its code in it. */
    private static void refuse(Exchange x, Turned turned) {
        LOG.warn("sign-in at the provider came to nothing: {}: {}", turned.why(), turned.getMessage());
        x.redirect(REFUSED + "?why=" + turned.why() + "&request=" + x.id());
    }

    private void refused(Exchange x) {
        Why why = x.query().text("why").flatMap(Why::named).orElseThrow(() -> new Fault.NotFound("a reason"));
        String id = x.query().text("request").filter(REQUEST.asMatchPredicate()).orElse(x.id());
        x.page(
                "openid/refused",
                Map.of(
                        "said", why.said(),
                        "next", why.next(),
                        "other", why.ofPerson(),
                        "again", BEGIN + (why.ofPerson() ? "?other=yes" : ""),
                        "id", id));
    }

    /** After the session here is over: offers to end the one at the provider, and begins to by itself. */
    private void left(Exchange x) {
        Optional<URI> there = openId.on().flatMap(settings -> wayOut(settings, home(x)));
        if (there.isEmpty()) {
            x.redirect("/sign-in");
            return;
        }
        // Not by 303: forms of the portal lead nowhere else, and this is the answer to one.
        x.header("Refresh", "0; url=" + there.get().toASCIIString());
        x.page(
                "openid/left",
                Map.of(
                        "there",
                        there.get().toASCIIString(),
                        "name",
                        openId.name().orElse("")));
    }

    private Optional<URI> wayOut(OpenIdSettings settings, URI home) {
        try {
            return Optional.ofNullable(openId.provider(settings).metadata().getEndSessionEndpointURI())
                    .filter(IssuerAddress::mayLead)
                    .map(end -> new LogoutRequest(end, null, null, new ClientID(settings.clientId()), home, null, null)
                            .toURI());
        } catch (Turned silent) {
            LOG.warn("nobody could be signed out at the provider: {}", silent.getMessage());
            return Optional.empty();
        }
    }
}

package akashi.openid;

import akashi.access.Vouched;
import akashi.openid.Turned.Why;
import akashi.pki.Password;
import akashi.store.OpenIdPeople;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds out for whom the provider vouches, and with which role. */
final class Arrival {

    private static final int SHOWN = 20;
    /** OpenID Connect Core 1.0, 2: at most 255 characters of ASCII. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final OpenId openId;
    private final OpenIdSettings settings;

    Arrival(OpenId openId, OpenIdSettings settings) {
        this.openId = openId;
        this.settings = settings;
    }

    /**
     * Somebody for whom the provider vouches.
     *
     * @param told for the log: what was said that might have given a role
     */
    record Person(Vouched vouched, String told) {}

    Person of(Returned returned, Bound bound, URI back, Instant now) throws Turned {
        Provider provider = openId.provider(settings);
        AuthorizationCode code = returned.code(settings, provider.metadata());
        Password secret = openId.secret().orElseThrow(() -> new Turned(Why.LOCKED, "the client secret is shut"));
        Map<String, Object> claims = new Answered(settings, provider, secret).claims(code, back, bound, now);
        String subject = String.valueOf(claims.get("sub"));
        if (!SUBJECT.matcher(subject).matches()) {
            throw new Turned(Why.INVALID, "a subject that is none");
        }
        List<String> values = Claims.texts(claims, settings.rolesClaim()).orElse(List.of());
        Vouched vouched = new Vouched(
                new OpenIdPeople.Subject(settings.issuer(), subject),
                Claims.userName(claims, settings.nameClaim()),
                settings.gives(values));
        return new Person(
                vouched,
                "of " + settings.rolesClaim() + " came "
                        + values.stream().limit(SHOWN).toList());
    }
}

package akashi.openid;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of the provider: how it is asked, who gets which role, and a try without which nobody comes in by it. */
final class OpenIdPages {

    static final String HERE = "/settings/openid";

    private static final long MOST_BYTES = 1 << 20;
    private static final int LONGEST_SECRET = 300;

    private final Database database;
    private final Acts acts;
    private final OpenId openId;

    OpenIdPages(Database database, Acts acts, OpenId openId) {
        this.database = database;
        this.acts = acts;
        this.openId = openId;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::show);
        routes.upload(HERE, Access.ADMIN, MOST_BYTES, this::save);
        routes.post(HERE + "/try", Access.ADMIN, this::tryIt);
    }

    /** A role, the field of its values, and which give it. */
    record Gives(Access access, String field, String values) {}

    private void show(Exchange x) {
        Optional<OpenIdSettings> now = OpenIdSettings.of(database.db());
        Map<String, Object> model = new HashMap<>();
        model.put("kept", now.isPresent());
        model.put("on", now.filter(OpenIdSettings::on).isPresent());
        model.put("wasTried", now.filter(OpenIdSettings::tried).isPresent());
        model.put("label", now.map(OpenIdSettings::label).orElse("OpenID Connect"));
        model.put("issuer", now.map(OpenIdSettings::issuer).orElse(""));
        model.put("clientId", now.map(OpenIdSettings::clientId).orElse(""));
        model.put("secret", openId.hasSecret());
        model.put("scopes", now.map(it -> String.join(" ", it.scopes())).orElse("openid profile"));
        model.put("rolesClaim", now.map(OpenIdSettings::rolesClaim).orElse("groups"));
        model.put("nameClaim", now.map(OpenIdSettings::nameClaim).orElse("preferred_username"));
        model.put("gives", gives(now));
        model.put("back", DoorPages.back(x).toString());
        model.put("home", DoorPages.home(x).toString());
        model.putAll(OpenIdForm.TRUST.model(
                now.map(OpenIdSettings::trust), database.db(), x.actor().siteId()));
        x.page("openid/settings", model);
    }

    private static List<Gives> gives(Optional<OpenIdSettings> now) {
        return Stream.of(Access.values())
                .map(access -> new Gives(
                        access,
                        OpenIdForm.valuesField(access),
                        now.map(it -> String.join("\n", it.values().getOrDefault(access, List.of())))
                                .orElse("")))
                .toList();
    }

    private void save(Exchange x) {
        x.onFault(this::show);
        char[] secret = x.form().secret("secret");
        if (secret.length > LONGEST_SECRET) {
            x.form().error("secret", Message.of("openid.text.long", LONGEST_SECRET));
        }
        OpenIdSettings settings = OpenIdForm.read(x, OpenIdSettings.of(database.db()));
        Optional<Password> given = secret.length == 0 ? Optional.empty() : Optional.of(Password.of(secret));
        acts.run(x.actor(), new SetOpenId(settings, given));
        x.redirect(HERE, Message.of(settings.on() ? "openid.saved.on" : "openid.saved.off"));
    }

    /** Asks by what is kept, on or off. Nobody comes in by it. */
    private void tryIt(Exchange x) {
        x.onFault(this::show);
        OpenIdSettings settings =
                OpenIdSettings.of(database.db()).orElseThrow(() -> new Fault.BadInput("issuer", "openid.try.first"));
        URI back = DoorPages.back(x);
        List<Trial.Step> steps = new Trial(openId, settings, back).run();
        boolean right = Trial.right(steps);
        acts.run(x.actor(), new TryOpenId(settings, right));
        x.page(
                "openid/tried",
                Map.of("steps", steps, "right", right, "on", settings.on(), "issuer", settings.issuer()));
    }
}

package akashi.openid;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.ActContext;
import akashi.store.Scales;
import akashi.store.Sessions;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import akashi.vault.SiteSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how the provider is asked, and whether people come in by it.
 *
 * @param secret of the client; empty keeps the one before, where it goes the same way
 */
record SetOpenId(OpenIdSettings settings, Optional<Password> secret) implements Weighty<Boolean> {

    @Override
    public String code() {
        return "set-openid";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(settings.issuer(), Message.of(settings.on() ? "openid.state.on" : "openid.state.off"));
    }

    /** Whoever says what gives which role could make an administrator of anybody. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        if (!settings.on()) {
            return Optional.empty();
        }
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("approval.line.openid", settings.issuer(), settings.clientId()));
        settings.values().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Message.of(
                        "approval.line.openid-values",
                        Message.of(entry.getKey()),
                        settings.rolesClaim(),
                        String.join("; ", entry.getValue())))
                .forEach(lines::add);
        lines.add(Weight.line(Message.of("openid.name-claim"), settings.nameClaim()));
        lines.add(Weight.line(Message.of("openid.scopes"), String.join(" ", settings.scopes())));
        lines.addAll(settings.trust().lines(Message.of("openid.trusted-by")));
        List<Object> bound = List.of(
                settings.nameClaim(),
                String.join(" ", settings.scopes()),
                settings.trust().by().name(),
                settings.trust().pin().orElse(""),
                settings.trust().pem().orElse(""));
        return Optional.of(new Weight(code(), settings.issuer(), lines, bound, OpenIdPages.HERE));
    }

    /** Does it. Whoever is in by the provider comes in again, by what holds now. */
    static final class Setting implements UseCase<SetOpenId, Boolean> {

        private final SiteSecret secret;

        Setting(SiteSecret secret) {
            this.secret = secret;
        }

        @Override
        public Class<SetOpenId> act() {
            return SetOpenId.class;
        }

        @Override
        public void mustBeAble(SetOpenId act, ActContext context) {
            Optional<OpenIdSettings> before = OpenIdSettings.of(context.db());
            boolean same = before.filter(act.settings()::sameWay).isPresent();
            if (act.secret().isEmpty() && !(same && secret.kept(context.db(), context.siteId()))) {
                throw new Fault.BadInput("secret", "openid.secret.needed");
            }
            if (act.settings().on() && !tried(act, before)) {
                throw new Fault.BadInput("on", "openid.on.untried");
            }
        }

        /** Whether what was tried before holds for this, which leads the same way with the same secret. */
        private static boolean tried(SetOpenId act, Optional<OpenIdSettings> before) {
            return act.secret().isEmpty()
                    && before.filter(OpenIdSettings::tried)
                            .filter(act.settings()::sameWay)
                            .isPresent();
        }

        @Override
        public Boolean perform(SetOpenId act, ActContext context) {
            Optional<OpenIdSettings> before = OpenIdSettings.of(context.db());
            OpenIdSettings settings = act.settings().tried(tried(act, before));
            SiteSecret.Told was = secret.told(context.db(), context.siteId());
            act.secret().ifPresent(given -> secret.put(context.db(), context.siteId(), given, context.now()));
            settings.keep(context.db());
            Sessions sessions = new Sessions(context.db());
            new Accounts(context.db())
                    .of(Account.Kind.OPENID).stream().map(Account::id).forEach(sessions::endAllOf);
            SiteSecret.Told now = was.then(act.secret().isPresent(), secret.told(context.db(), context.siteId()));
            context.changed(before.map(known -> shown(known, was)).orElse(Map.of()), shown(settings, now));
            return true;
        }

        /** What an entry tells: who gets which role, where that is asked, and whom the portal trusts. */
        private static Map<String, Object> shown(OpenIdSettings settings, SiteSecret.Told secret) {
            Map<String, Object> shown = settings.told();
            shown.put("clientSecret", secret.name());
            return shown;
        }
    }
}

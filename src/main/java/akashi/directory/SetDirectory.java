package akashi.directory;

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
import java.util.stream.Collectors;

/**
 * Says how the directory is asked, and whether.
 *
 * @param password of the account that searches; empty keeps the one before, where it goes the same way
 */
record SetDirectory(DirectorySettings settings, Optional<Password> password) implements Weighty<Boolean> {

    @Override
    public String code() {
        return "set-directory";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(servers(), Message.of(settings.on() ? "directory.state.on" : "directory.state.off"));
    }

    /** Whoever says which groups give which role could make an administrator of anybody. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        if (!settings.on()) {
            return Optional.empty();
        }
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("approval.line.directory", servers()));
        settings.groups().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Message.of(
                        "approval.line.groups", Message.of(entry.getKey()), String.join("; ", entry.getValue())))
                .forEach(lines::add);
        lines.add(Message.of("approval.line.directory-base", settings.base()));
        settings.filter().ifPresent(filter -> lines.add(Weight.line(Message.of("directory.filter"), filter)));
        lines.add(Weight.line(Message.of("directory.named-by"), Message.of("directory.named." + settings.namedBy())));
        settings.suffix().ifPresent(suffix -> lines.add(Weight.line(Message.of("directory.suffix"), suffix)));
        settings.bindUser().ifPresent(user -> lines.add(Weight.line(Message.of("directory.bind"), user)));
        lines.add(Weight.line(Message.of("directory.nested"), Message.of(settings.nested() ? "web.on" : "web.off")));
        lines.addAll(settings.trust().lines(Message.of("directory.trusted-by")));
        List<Object> bound = List.of(
                settings.namedBy().name(),
                settings.suffix().orElse(""),
                settings.filter().orElse(""),
                settings.bindUser().orElse(""),
                settings.nested(),
                settings.trust().by().name(),
                settings.trust().pin().orElse(""),
                String.valueOf(settings.trust().pem()));
        return Optional.of(new Weight(code(), servers(), lines, bound, DirectoryPages.HERE));
    }

    private String servers() {
        return settings.servers().stream().map(ServerAddress::toString).collect(Collectors.joining(", "));
    }

    /** Does it. Whoever is in by the directory comes in again, by what holds now. */
    static final class Setting implements UseCase<SetDirectory, Boolean> {

        private final SiteSecret secret;

        Setting(SiteSecret secret) {
            this.secret = secret;
        }

        @Override
        public Class<SetDirectory> act() {
            return SetDirectory.class;
        }

        @Override
        public void mustBeAble(SetDirectory act, ActContext context) {
            boolean same = DirectorySettings.of(context.db())
                    .filter(act.settings()::sameWay)
                    .isPresent();
            boolean given =
                    act.settings().bindUser().isEmpty() || act.password().isPresent();
            if (!given && !(same && secret.kept(context.db(), context.siteId()))) {
                throw new Fault.BadInput("password", "directory.bind.password.needed");
            }
        }

        @Override
        public Boolean perform(SetDirectory act, ActContext context) {
            DirectorySettings settings = act.settings();
            Optional<DirectorySettings> before = DirectorySettings.of(context.db());
            SiteSecret.Told password = secret.told(context.db(), context.siteId());
            if (settings.bindUser().isEmpty()) {
                secret.forget(context.db(), context.siteId());
            } else {
                act.password().ifPresent(given -> secret.put(context.db(), context.siteId(), given, context.now()));
            }
            settings.keep(context.db());
            Sessions sessions = new Sessions(context.db());
            new Accounts(context.db())
                    .of(Account.Kind.DIRECTORY).stream().map(Account::id).forEach(sessions::endAllOf);
            SiteSecret.Told now =
                    password.then(act.password().isPresent(), secret.told(context.db(), context.siteId()));
            context.changed(before.map(known -> shown(known, password)).orElse(Map.of()), shown(settings, now));
            return true;
        }

        /** What an entry tells: who gets which role, where that is asked, and whom the portal trusts. */
        private static Map<String, Object> shown(DirectorySettings settings, SiteSecret.Told password) {
            Map<String, Object> shown = settings.told();
            shown.put("bindPassword", password.name());
            return shown;
        }
    }
}

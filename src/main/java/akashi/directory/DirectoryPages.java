package akashi.directory;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.directory.DirectorySettings.NamedBy;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the directory: how it is asked, who gets which role, and a try that lets nobody in. */
final class DirectoryPages {

    static final String HERE = "/settings/directory";

    private static final long MOST_BYTES = 1 << 20;
    private static final int LONGEST_SECRET = 300;

    private static final List<Option> NAMES = Stream.of(NamedBy.values())
            .map(each -> new Option(each.name(), Message.of("directory.named." + each)))
            .toList();

    private final Database database;
    private final Acts acts;
    private final Directory directory;

    DirectoryPages(Database database, Acts acts, Directory directory) {
        this.database = database;
        this.acts = acts;
        this.directory = directory;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::show);
        routes.upload(HERE, Access.ADMIN, MOST_BYTES, this::save);
        routes.post(HERE + "/try", Access.ADMIN, this::tryIt);
    }

    /** A role, the field of its groups, and which give it. */
    record Gives(Access access, String field, String groups) {}

    private void show(Exchange x) {
        Optional<DirectorySettings> now = DirectorySettings.of(database.db());
        Map<String, Object> model = new HashMap<>();
        model.put("kept", now.isPresent());
        model.put("on", now.filter(DirectorySettings::on).isPresent());
        model.put("servers", lines(now.map(DirectorySettings::servers).orElse(List.of())));
        model.put("base", now.map(DirectorySettings::base).orElse(""));
        model.put("namedBy", now.map(DirectorySettings::namedBy).orElse(NamedBy.SAM));
        model.put("names", NAMES);
        model.put("suffix", now.flatMap(DirectorySettings::suffix).orElse(""));
        model.put("filter", now.map(each -> each.filter().orElse("")).orElse("(objectClass=user)"));
        model.put("bindUser", now.flatMap(DirectorySettings::bindUser).orElse(""));
        model.put("password", directory.hasPassword());
        model.put("gives", gives(now));
        model.put("nested", now.map(DirectorySettings::nested).orElse(true));
        model.putAll(DirectoryForm.TRUST.model(
                now.map(DirectorySettings::trust), database.db(), x.actor().siteId()));
        x.page("directory/settings", model);
    }

    private static List<Gives> gives(Optional<DirectorySettings> now) {
        return Stream.of(Access.values())
                .map(access -> new Gives(
                        access,
                        DirectoryForm.groupsField(access),
                        lines(now.map(it -> it.groups().getOrDefault(access, List.of()))
                                .orElse(List.of()))))
                .toList();
    }

    private static String lines(List<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private void save(Exchange x) {
        x.onFault(this::show);
        char[] password = x.form().secret("password");
        if (password.length > LONGEST_SECRET) {
            x.form().error("password", Message.of("directory.text.long", LONGEST_SECRET));
        }
        DirectorySettings settings = DirectoryForm.read(x, DirectorySettings.of(database.db()));
        Optional<Password> given = password.length == 0 ? Optional.empty() : Optional.of(Password.of(password));
        acts.run(x.actor(), new SetDirectory(settings, given));
        x.redirect(HERE, Message.of(settings.on() ? "directory.saved.on" : "directory.saved.off"));
    }

    /**
     * Asks by what is kept, on or off. Nobody comes in by it.
     *
     * @param denied why the directory does not know the person; {@code null} where it does or was not asked
     */
    record Tried(Found found, Message denied, List<Message> silent) {}

    private void tryIt(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        String name = form.required("name");
        char[] typed = form.secret("own");
        Optional<Password> password = typed.length == 0 ? Optional.empty() : Optional.of(Password.of(typed));
        form.done();
        DirectorySettings settings = DirectorySettings.of(database.db())
                .orElseThrow(() -> new Fault.BadInput("name", "directory.try.first"));
        Tried tried = tried(settings, name, password);
        acts.run(x.actor(), new TryDirectory(tried.silent().isEmpty()));
        x.page("directory/tried", Map.of("name", name, "tried", tried));
    }

    private Tried tried(DirectorySettings settings, String name, Optional<Password> password) {
        try {
            return new Tried(directory.asking(settings).find(name, password), null, List.of());
        } catch (Denied no) {
            return new Tried(null, no.said(), List.of());
        } catch (NoAnswer none) {
            return new Tried(null, null, none.whys());
        }
    }
}

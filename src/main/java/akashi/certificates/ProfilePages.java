package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.CertificateProfile;
import akashi.core.site.CertificateProfile.Key;
import akashi.core.site.HostName;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.CertificateProfiles;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The setting of how certificates for each slot are issued, with what follows from it. */
final class ProfilePages {

    private static final String PATH = "/settings/profiles";

    private final Database database;
    private final Acts acts;

    ProfilePages(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.HELPDESK, this::list);
        routes.get(PATH + "/{slot}", Access.ADMIN, this::edit);
        routes.post(PATH + "/{slot}", Access.ADMIN, this::change);
    }

    /** A slot with its profile and what follows from it. */
    record Row(Slot slot, CertificateProfile profile) {

        public List<Message> consequences() {
            List<Message> all = new ArrayList<>();
            all.add(Message.of("profiles.then.days", profile.days()));
            if (profile.isLong()) {
                all.add(Message.of("profiles.then.long", CertificateProfile.MOST_SEEN_BY_PHONES));
            }
            if (profile.key() == Key.EC_P256) {
                all.add(Message.of("profiles.then.elliptic"));
            }
            if (profile.key() == Key.RSA_4096) {
                all.add(Message.of("profiles.then.large"));
            }
            if (!profile.names().isEmpty()) {
                all.add(Message.of("profiles.then.names", profile.names().size()));
            }
            return all;
        }
    }

    private Map<Slot, CertificateProfile> profiles(Exchange x) {
        return new CertificateProfiles(database.db(), x.actor().siteId()).all();
    }

    private void list(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                profiles(x).entrySet().stream()
                        .map(each -> new Row(each.getKey(), each.getValue()))
                        .toList());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("certificates/profiles", model);
    }

    private void edit(Exchange x) {
        Slot slot = slot(x);
        Map<String, Object> model = new HashMap<>();
        model.put("row", new Row(slot, profiles(x).get(slot)));
        model.put(
                "names",
                String.join(
                        "\n",
                        profiles(x).get(slot).names().stream()
                                .map(HostName::value)
                                .toList()));
        model.put("phones", slot == Slot.MOBILE);
        model.put("most", slot == Slot.MOBILE ? CertificateProfile.MOST_SEEN_BY_PHONES : CertificateProfile.MOST_DAYS);
        model.put("keys", IssuePages.keys());
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/profile", model);
    }

    private void change(Exchange x) {
        x.onFault(this::edit);
        Slot slot = slot(x);
        Form form = x.form();
        Key key = form.oneOf("key", Key.class);
        Integer days = form.required("days", Integer::valueOf);
        List<HostName> names = names(form);
        form.done();
        SetProfile wish = new SetProfile(slot, new CertificateProfile(key, days, names), form.flag("acknowledged"));
        acts.run(x.actor(), wish, IssuePages.once(form));
        x.redirect(PATH, Message.of("profiles.done"));
    }

    /** Each name that is none is told with its reason. */
    private static List<HostName> names(Form form) {
        List<HostName> names = new ArrayList<>();
        Stream.of(form.text("names").orElse("").split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> HostName.problem(word)
                        .ifPresentOrElse(
                                why -> form.error("names", Message.of("profiles.names.wrong", word, Message.of(why))),
                                () -> names.add(new HostName(word))));
        return names;
    }

    private static Slot slot(Exchange x) {
        String text = x.path("slot", String::valueOf);
        return Stream.of(Slot.values())
                .filter(slot -> slot.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("slot " + text));
    }
}

package akashi.api;

import akashi.api.Call.Content;
import akashi.certificates.SetProfile;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.CertificateProfile;
import akashi.core.site.HostName;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.CertificateProfiles;
import akashi.store.Database;
import akashi.web.Exchange;
import java.util.List;

/** How certificates for each slot are issued. */
final class ProfileCalls {

    private static final String ONE = """
            {"slot": "MOBILE", "key": "RSA_3072", "days": 397, "names": ["video.example.com"]}""";

    private final Acts acts;
    private final Database database;

    ProfileCalls(Acts acts, Database database) {
        this.acts = acts;
        this.database = database;
    }

    /** The profile of a slot. */
    record Profile(Slot slot, CertificateProfile.Key key, int days, List<String> names) {}

    /** All of them. */
    record Profiles(List<Profile> profiles) {}

    /** What a profile shall be; more than 825 days have to be acknowledged. */
    record NewProfile(
            @Required Slot slot,
            @Required CertificateProfile.Key key,
            @Required Integer days,
            List<String> names,
            Boolean acknowledged) {}

    List<Call> calls() {
        return List.of(
                Call.get("list-profiles", "/profiles", Access.HELPDESK, this::list)
                        .answers(200, Content.json(Profiles.class)),
                Call.post("set-profile", "/profiles", Access.ADMIN, this::set)
                        .takes(Content.json(NewProfile.class).like(ONE))
                        .answers(200, Content.json(Profiles.class)));
    }

    private void list(Exchange x) {
        List<Profile> all = new CertificateProfiles(database.db(), x.actor().siteId())
                .all().entrySet().stream()
                        .map(each -> of(each.getKey(), each.getValue()))
                        .toList();
        x.json(200, new Profiles(all));
    }

    private static Profile of(Slot slot, CertificateProfile profile) {
        List<String> names = profile.names().stream().map(HostName::value).toList();
        return new Profile(slot, profile.key(), profile.days(), names);
    }

    private void set(Exchange x) {
        NewProfile wish = Input.body(x, NewProfile.class);
        List<String> names = wish.names() == null ? List.of() : wish.names();
        List<FieldError> wrong = names.stream()
                .flatMap(name -> HostName.problem(name).stream()
                        .map(why -> FieldError.of("names", "profiles.names.wrong", name, Message.of(why))))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Fault.BadInput(wrong);
        }
        CertificateProfile profile = new CertificateProfile(
                wish.key(), wish.days(), names.stream().map(HostName::new).toList());
        acts.run(
                x.actor(),
                new SetProfile(wish.slot(), profile, Boolean.TRUE.equals(wish.acknowledged())),
                Input.terms(x));
        list(x);
    }
}

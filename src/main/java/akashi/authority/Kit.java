package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.pki.ForeignFile;
import akashi.pki.FreshKeys;
import akashi.pki.Token;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What the pages of this feature work with. */
record Kit(
        Database database,
        Acts acts,
        Snapshots snapshots,
        SiteAuthorities authorities,
        SealedKeys keys,
        FreshKeys fresh,
        KnownKeys known,
        Clock clock) {

    /** The token of this portal. */
    Token token() {
        return authorities.token();
    }

    TokenKeys tokenKeys() {
        return new TokenKeys(database, snapshots, token());
    }

    Instant now() {
        return clock.instant();
    }

    SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }

    /** The authority that the path names. */
    Authority authority(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        return site(x).authority(id).orElseThrow(() -> new Fault.NotFound("authority " + id));
    }

    /** The condition that a form is taken once, however often it is sent. */
    static List<ForeignFile> files(Exchange x, String field) {
        return x.uploads(field).stream()
                .map(each -> new ForeignFile(each.fileName(), each.bytes()))
                .toList();
    }

    static Terms once(Form form) {
        return Terms.once(form.text("act"));
    }

    /** Reads one part of a form; what is wrong with it is told together with what is wrong elsewhere. */
    static <T> T part(Form form, Supplier<T> read) {
        try {
            return read.get();
        } catch (Fault.BadInput wrong) {
            List.copyOf(wrong.errors()).stream()
                    .filter(error -> !form.errors().contains(error))
                    .forEach(error -> form.error(error.field(), error.message()));
            return null;
        }
    }
}

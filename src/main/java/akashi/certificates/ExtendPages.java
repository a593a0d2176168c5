package akashi.certificates;

import akashi.core.rule.Extension;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.web.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The press that uses certificates for slots that were planned later; it is offered where they would be issued. */
final class ExtendPages {

    private final Acts acts;
    private final Consumer<Exchange> offer;

    /** @param offer the page that is shown again, with the reasons, where it is refused */
    ExtendPages(Acts acts, Consumer<Exchange> offer) {
        this.acts = acts;
        this.offer = offer;
    }

    /** The computers whose certificates fit the slots that they lack. */
    static List<Extension> possible(SiteSnapshot site, Instant now) {
        return site.active().stream()
                .flatMap(computer -> Extension.of(site, computer, now).stream())
                .filter(Extension::possible)
                .toList();
    }

    void extend(Exchange x) {
        x.onFault(offer::accept);
        List<UUID> computers = x.form().list("computer", UUID::fromString);
        x.form().done();
        int done = acts.run(x.actor(), new ExtendCertificates(computers), IssuePages.once(x.form()));
        String next = computers.size() == 1 ? "/servers/" + computers.get(0) + "#certificates" : "/certificates";
        x.redirect(next, Message.of("certificates.extended", done));
    }
}

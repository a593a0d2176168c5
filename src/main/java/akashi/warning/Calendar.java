package akashi.warning;

import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.core.warning.InUse;
import akashi.core.warning.Scale;
import akashi.core.warning.Thresholds;
import akashi.web.Lang;
import akashi.web.Messages;
import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** The end of every certificate and CA in use as a calendar (RFC 5545), with an alarm when its warning is due. */
final class Calendar {

    private static final int ALARMED_HOURS = 1;

    private final InUse inUse;
    private final Thresholds thresholds;
    private final Messages messages;
    private final Lang lang;
    private final Optional<URI> portal;
    private final ICalendar calendar = new ICalendar();

    private Calendar(SiteSnapshot site, Thresholds thresholds, Messages messages, Lang lang, Optional<URI> portal) {
        this.inUse = new InUse(site);
        this.thresholds = thresholds;
        this.messages = messages;
        this.lang = lang;
        this.portal = portal;
    }

    /** The calendar as text. */
    static String of(
            SiteSnapshot site, Thresholds thresholds, Messages messages, Lang lang, Optional<URI> portal, Instant now) {
        Calendar made = new Calendar(site, thresholds, messages, lang, portal);
        made.calendar.setProductId("-//Akashi//Warnings//" + lang.code().toUpperCase(java.util.Locale.ROOT));
        made.calendar.setName(
                messages.text(lang, "warning.calendar.name", site.site().name()));
        made.leaves(now);
        made.authorities(now);
        return Biweekly.write(made.calendar).go();
    }

    private void leaves(Instant now) {
        inUse.certificates()
                .forEach((certificate, computer) -> event(
                        certificate.id(),
                        certificate.validity(),
                        thresholds.soon(),
                        Message.of("warning.calendar.leaf", computer.shortLabel()),
                        "/certificates/",
                        now));
    }

    private void authorities(Instant now) {
        for (Authority authority : inUse.authorities()) {
            authority
                    .validity()
                    .ifPresent(validity -> event(
                            authority.id(),
                            validity,
                            thresholds.authoritySoon(),
                            Message.of("warning.calendar.ca", authority.name()),
                            "/authorities/",
                            now));
        }
    }

    private void event(UUID id, Validity validity, Scale soon, Message what, String path, Instant now) {
        Instant end = validity.notAfter();
        VEvent event = new VEvent();
        event.setUid(id + "@akashi");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(end));
        event.setDateEnd(Date.from(end.plus(java.time.Duration.ofHours(ALARMED_HOURS))));
        event.setSummary(messages.text(lang, what));
        portal.ifPresent(base -> event.setUrl(base.toString().replaceAll("/+$", "") + path + id));
        int minutes = (int) java.time.Duration.between(soon.from(validity), end).toMinutes();
        Duration before = Duration.builder().prior(true).minutes(minutes).build();
        event.addAlarm(VAlarm.display(new Trigger(before, Related.START), messages.text(lang, what)));
        calendar.addEvent(event);
    }
}

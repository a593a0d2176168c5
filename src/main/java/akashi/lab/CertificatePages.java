package akashi.lab;

import akashi.core.access.Access;
import akashi.core.access.Allowance;
import akashi.core.fault.Fault;
import akashi.core.lesson.Deed;
import akashi.core.site.HostName;
import akashi.core.site.Training;
import akashi.core.site.Validity;
import akashi.core.wire.DerField;
import akashi.pki.CertificateReader;
import akashi.pki.LabLeaf;
import akashi.pki.ParsedCertificate;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The bench of certificates: issue one from the lab's own CA, and read any of them, or one's own, field by field. */
final class CertificatePages {

    private static final String PATH = "/learn/lab/certificate";
    private static final String DOMAIN = "." + Training.DOMAIN.value();
    private static final int PER_MINUTE = 30;
    private static final int MOST_DAYS = 397;
    private static final int LONGEST = 32 * 1024;

    private final Labs labs;
    private final Allowance allowance = Labs.allowance(PER_MINUTE);

    CertificatePages(Labs labs) {
        this.labs = labs;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.TRAINEE, this::show);
        routes.personal(PATH + "/issue", Access.TRAINEE, this::issue);
        routes.personal(PATH + "/read", Access.TRAINEE, this::read);
    }

    private void show(Exchange x) {
        Lab lab = labs.of(learner(x), x.now());
        Optional<ParsedCertificate> chosen = x.query().text("of").flatMap(lab::certificate);
        Map<String, Object> model = new HashMap<>();
        model.put("lesson", HandshakeChoice.lesson(x.query()).orElse(null));
        model.put("issued", lab.issued());
        model.put("chain", lab.authority().chain().certificates());
        model.put("missing", x.query().text("of").isPresent() && chosen.isEmpty());
        model.put("chosen", chosen.orElse(null));
        model.put("most", MOST_DAYS);
        chosen.ifPresent(it -> {
            model.put("der", DerField.certificate(it.der().toArray()));
            labs.note(learner(x), Deed.CERTIFICATE_READ, x.now());
        });
        x.page("lab/certificate", model);
    }

    private void issue(Exchange x) {
        x.onFault(this::show);
        HostName name = x.form().required("name", CertificatePages::name);
        Integer days = x.form().required("days", CertificatePages::days);
        x.form().done();
        allowance.take(learner(x), x.now());
        Instant from = x.now().truncatedTo(ChronoUnit.SECONDS);
        Validity life = new Validity(from, from.plus(Duration.ofDays(days)).minusSeconds(1));
        ParsedCertificate made = labs.of(learner(x), x.now()).issue(LabLeaf.of(name, life));
        labs.note(learner(x), Deed.CERTIFICATE_ISSUED, x.now());
        x.redirect(path(x.form(), made));
    }

    private void read(Exchange x) {
        x.onFault(this::show);
        ParsedCertificate certificate = x.form().pasted("pem", CertificatePages::certificate);
        x.form().done();
        allowance.take(learner(x), x.now());
        labs.of(learner(x), x.now()).keep(certificate);
        x.redirect(path(x.form(), certificate));
    }

    private static String path(Form form, ParsedCertificate certificate) {
        return PATH + "?of=" + certificate.sha256()
                + HandshakeChoice.lesson(form).map(it -> "&lesson=" + it).orElse("") + "#fields";
    }

    /** A name below the domain of the lab; whoever types the first part only means that. */
    private static HostName name(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        HostName name = new HostName(lower.contains(".") ? lower : lower + DOMAIN);
        if (!name.value().endsWith(DOMAIN)) {
            throw new Fault.BadInput("name", "lab.certificate.domain", DOMAIN);
        }
        return name;
    }

    private static Integer days(String text) {
        int days = Integer.parseInt(text);
        if (days < 1 || days > MOST_DAYS) {
            throw new Fault.BadInput("days", "lab.certificate.days.range", MOST_DAYS);
        }
        return days;
    }

    private static ParsedCertificate certificate(String pem) {
        if (pem.length() > LONGEST) {
            throw new Fault.BadInput("pem", "lab.certificate.large", LONGEST / 1024);
        }
        return CertificateReader.readPasted(pem).get(0);
    }

    private static UUID learner(Exchange x) {
        return x.actor().userId();
    }
}

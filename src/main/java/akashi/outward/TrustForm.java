package akashi.outward;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.outward.ServerTrust.By;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Authorities;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The part of a page that says whom the portal takes for a server, and reads it back. */
public final class TrustForm {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final List<By> offered;

    /** The ways that are offered, the one that is proposed first. */
    public TrustForm(By... offered) {
        this.offered = List.of(offered);
    }

    /** What the page shows. */
    public Map<String, Object> model(Optional<ServerTrust> now, DSLContext db, UUID siteId) {
        return Map.of(
                "trusts",
                offered.stream()
                        .map(each -> new Option(each.name(), Message.of("outward.trust." + each)))
                        .toList(),
                "trustedBy",
                now.map(ServerTrust::by).orElse(offered.get(0)),
                "ca",
                now.map(ServerTrust::subjects).orElse(List.of()),
                "roots",
                new Authorities(db, siteId)
                        .all().stream()
                                .filter(Authority::isRoot)
                                .map(Authority::name)
                                .toList(),
                "pin",
                now.flatMap(ServerTrust::pin).orElse(""));
    }

    /** What was chosen; a certificate that was handed in before stays. What cannot be is remembered beside its field. */
    public ServerTrust read(Exchange x, Optional<ServerTrust> before) {
        Form form = x.form();
        By by = form.required("trustedBy", this::offered);
        Optional<String> pin = form.optional("pin", TrustForm::pin);
        Optional<String> pem = uploaded(x).or(() -> before.flatMap(ServerTrust::pem));
        if (by == By.PINNED && pin.isEmpty() && form.errors("pin").isEmpty()) {
            form.error("pin", Message.of("outward.pin.needed"));
        }
        if (by == By.UPLOADED && pem.isEmpty() && form.errors("ca").isEmpty()) {
            form.error("ca", Message.of("outward.ca.needed"));
        }
        return new ServerTrust(by, pem, pin);
    }

    private By offered(String name) {
        return offered.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Optional<String> uploaded(Exchange x) {
        try {
            return x.upload("ca")
                    .filter(file -> file.bytes().length > 0)
                    .map(file -> authorities(CertificateReader.readAll(file.bytes())));
        } catch (Fault.BadInput wrong) {
            wrong.errors().forEach(error -> x.form().error("ca", error.message()));
            return Optional.empty();
        }
    }

    /** A server's own certificate would be believed until its next renewal only, and for nobody knows which names. */
    private static String authorities(List<ParsedCertificate> handedIn) {
        List<ParsedCertificate> found =
                handedIn.stream().filter(ParsedCertificate::isCa).toList();
        if (found.isEmpty()) {
            throw new Fault.BadInput("ca", "outward.ca.none");
        }
        return found.stream().map(ParsedCertificate::pem).collect(Collectors.joining("\n"));
    }

    private static String pin(String text) {
        String hex = text.replaceAll("[\\s:\\u200E]", "").toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(hex).matches()) {
            throw new Fault.BadInput("pin", "outward.pin.wrong");
        }
        return hex;
    }
}

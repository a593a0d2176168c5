package akashi.authority;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import akashi.web.Upload;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which a public authority is named, by its certificate or by name alone. */
final class PublicPages {

    private static final long MOST_BYTES = 1 << 20;

    private final Kit kit;

    PublicPages(Kit kit) {
        this.kit = kit;
    }

    void routes(Routes routes) {
        routes.get("/authorities/public", Access.ADMIN, this::offer);
        routes.upload("/authorities/public", Access.ADMIN, MOST_BYTES, this::add);
    }

    private void offer(Exchange x) {
        x.page("authority/public", Map.of("act", UUID.randomUUID().toString()));
    }

    private void add(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        String name = form.required("name");
        form.done();
        Optional<ParsedCertificate> root = x.upload("file")
                .map(Upload::bytes)
                .filter(bytes -> bytes.length > 0)
                .map(CertificateReader::readOne);
        UUID id = kit.acts().run(x.actor(), new AddPublicAuthority(name, root), Kit.once(form));
        x.redirect("/authorities/" + id, Message.of("authority.public.done"));
    }
}

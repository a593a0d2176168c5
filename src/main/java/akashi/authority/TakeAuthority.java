package akashi.authority;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.pki.ForeignAuthority;
import akashi.pki.ParsedCertificate;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes in an authority that was made elsewhere, with its key or without; answers its id.
 *
 * @param name what the portal calls it; empty for the name in its certificate
 */
record TakeAuthority(ForeignAuthority authority, Optional<String> name) implements Weighty<UUID> {

    ParsedCertificate certificate() {
        return authority.certificate().orElseThrow();
    }

    String title() {
        return name.orElseGet(() -> certificate().title());
    }

    @Override
    public String code() {
        return authority.key().isPresent() ? "take-authority" : "take-authority-certificate";
    }

    /** A certificate without its key needs nobody. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        List<Message> lines = List.of(
                Message.of("approval.line.authority", title()),
                Message.of("approval.line.sha256", certificate().sha256()));
        return authority.key().isEmpty()
                ? Optional.empty()
                : Optional.of(new Weight(code(), title(), lines, List.of(), "/authorities/import"));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return title();
    }

    @Override
    public List<Object> args() {
        return List.of(title(), certificate().validity().notAfter());
    }
}

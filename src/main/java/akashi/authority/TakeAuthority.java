package akashi.authority;

import akashi.core.access.Access;
import akashi.pki.ForeignAuthority;
import akashi.pki.ParsedCertificate;
import akashi.store.Act;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes in an authority that was made elsewhere, with its key or without; answers its id.
 *
 * @param name what the portal calls it; empty for the name in its certificate
 */
record TakeAuthority(ForeignAuthority authority, Optional<String> name) implements Act<UUID> {

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

package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import akashi.store.Act;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the key of an issuing authority and the request that an authority elsewhere shall sign; answers its id. */
record AskForAuthority(AuthorityName name, KeyKind key, Optional<OnToken> made) implements Act<UUID> {

    /** Refuses a key that no VMS is known to take. */
    AskForAuthority {
        if (key.info().isElliptic()) {
            throw new Fault.BadInput("key", "authority.key.kind");
        }
    }

    @Override
    public String code() {
        return "ask-for-authority";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return name.commonName();
    }

    @Override
    public List<Object> args() {
        return List.of(NewKey.named(name.commonName(), made.map(OnToken::label)));
    }
}

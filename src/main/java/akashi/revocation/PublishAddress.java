package akashi.revocation;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.Optional;

/**
 * Writes the address for questions about revoked certificates into new certificates, or leaves it out again.
 *
 * @param host host name and port that verifiers reach; empty leaves the address out
 * @param days how long a list is good
 */
record PublishAddress(Optional<String> host, int days) implements Act<Boolean> {

    @Override
    public String code() {
        return host.isPresent() ? "publish-revocation" : "stop-publishing-revocation";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return host.<List<Object>>map(name -> List.of(name, days)).orElse(List.of(days));
    }
}

package akashi.access;

import akashi.core.access.Access;
import akashi.store.OpenIdPeople;
import java.util.Optional;

/**
 * Somebody for whom a provider vouches.
 *
 * @param subject by which the account is found; nothing else is
 * @param userName what the account is called when it is made, in lower case; empty where it can be called nothing
 * @param access the role that the provider's values give; empty where they give none
 */
public record Vouched(OpenIdPeople.Subject subject, Optional<String> userName, Optional<Access> access) {}

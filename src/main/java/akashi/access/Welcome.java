package akashi.access;

import akashi.store.Account;

/** What becomes of somebody for whom a provider vouches. */
public sealed interface Welcome {

    /** The person comes in with this account. */
    record In(Account account) implements Welcome {}

    /** Nothing that the provider says of the person gives a role. */
    record NoRole() implements Welcome {}

    /** An administrator keeps the person out. */
    record KeptOut() implements Welcome {}

    /** The provider names the person so as nobody can be called here. */
    record NoName() implements Welcome {}

    /** Somebody else has the name here. */
    record NameTaken() implements Welcome {}
}

package akashi.enrolment;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;

/** Says where computers reach the portal over HTTPS and which certificate it shows there. */
record SetAddress(PinnedAddress address) implements Act<Boolean> {

    @Override
    public String code() {
        return "set-enrolment-address";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(address.url().orElse("–"), String.join(", ", address.pins()));
    }

    /** Does it. */
    static final class Setting implements UseCase<SetAddress, Boolean> {

        @Override
        public Class<SetAddress> act() {
            return SetAddress.class;
        }

        @Override
        public Boolean perform(SetAddress act, ActContext context) {
            act.address().keep(context.db(), context.siteId());
            return true;
        }
    }
}

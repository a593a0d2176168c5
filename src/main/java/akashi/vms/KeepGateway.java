package akashi.vms;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;

/**
 * Keeps how a gateway is reached once its certificate was trusted, though nothing was read from it: a password that was
 * mistyped shall not cost the CA certificate that was handed in.
 */
record KeepGateway(Gateway gateway) implements Act<Boolean> {

    @Override
    public String code() {
        return "keep-vms";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return gateway.address().toString();
    }

    @Override
    public List<Object> args() {
        return List.of(gateway.address().toString(), gateway.user());
    }

    /** Does it. */
    static final class Keeping implements UseCase<KeepGateway, Boolean> {

        @Override
        public Class<KeepGateway> act() {
            return KeepGateway.class;
        }

        @Override
        public Boolean perform(KeepGateway act, ActContext context) {
            act.gateway().keep(context.db(), context.siteId());
            return true;
        }
    }
}

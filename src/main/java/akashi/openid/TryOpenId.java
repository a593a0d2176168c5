package akashi.openid;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;

/** That the provider was tried as it is kept now. Where all was right, people may be let in by it from then on. */
record TryOpenId(OpenIdSettings settings, boolean right) implements Act<Boolean> {

    @Override
    public String code() {
        return "try-openid";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(settings.issuer(), Message.of(right ? "openid.try.right" : "openid.try.wrong"));
    }

    /** Writes it down, and that it counts for what is kept, where that is still what was tried. */
    static final class Trying implements UseCase<TryOpenId, Boolean> {

        @Override
        public Class<TryOpenId> act() {
            return TryOpenId.class;
        }

        @Override
        public Boolean perform(TryOpenId act, ActContext context) {
            Optional<OpenIdSettings> now = OpenIdSettings.of(context.db()).filter(act.settings()::equals);
            now.filter(settings -> act.right() && !settings.tried())
                    .ifPresent(settings -> settings.tried(true).keep(context.db()));
            return act.right();
        }
    }
}

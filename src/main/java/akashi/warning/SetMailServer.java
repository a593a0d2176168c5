package akashi.warning;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;

/**
 * Says over which server mail is sent.
 *
 * @param password empty keeps the one before, where the user is the same
 */
record SetMailServer(MailServer server, Optional<Password> password) implements Act<Boolean> {

    @Override
    public String code() {
        return "set-mail-server";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(server.host(), String.valueOf(server.port()));
    }

    /** Does it. A password goes to no server that it was not given for. */
    static final class Setting implements UseCase<SetMailServer, Boolean> {

        private final SealedTexts secrets;

        Setting(SealedTexts secrets) {
            this.secrets = secrets;
        }

        @Override
        public Class<SetMailServer> act() {
            return SetMailServer.class;
        }

        @Override
        public Boolean perform(SetMailServer act, ActContext context) {
            MailServer server = act.server();
            boolean same = MailServer.of(context.db(), context.siteId())
                    .filter(before -> before.host().equals(server.host())
                            && before.port() == server.port()
                            && before.user().equals(server.user())
                            && before.security() == server.security())
                    .isPresent();
            if (act.password().isPresent()) {
                secrets.putMail(context.db(), context.siteId(), act.password().get(), context.now());
            } else if (server.user().isPresent() && !(same && secrets.hasMail(context.db(), context.siteId()))) {
                throw new Fault.BadInput("password", "warning.mail.password.needed");
            } else if (server.user().isEmpty()) {
                secrets.forgetMail(context.db(), context.siteId());
            }
            server.keep(context.db(), context.siteId());
            return true;
        }
    }
}

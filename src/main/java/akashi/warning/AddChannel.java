package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Channels;
import akashi.store.Channels.Channel;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds somebody who is told.
 *
 * @param address where a channel on the web is called; empty for mail
 * @param signing with what its calls are signed; empty for mail
 */
record AddChannel(
        Channels.Kind kind,
        String target,
        String lang,
        boolean weekly,
        Optional<Password> address,
        Optional<Password> signing)
        implements Act<UUID> {

    @Override
    public String code() {
        return "add-warning-channel";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(target, Message.of("warning.channel." + kind));
    }

    /** Does it, and seals what is secret. */
    static final class Adding implements UseCase<AddChannel, UUID> {

        private final SealedTexts secrets;

        Adding(SealedTexts secrets) {
            this.secrets = secrets;
        }

        @Override
        public Class<AddChannel> act() {
            return AddChannel.class;
        }

        @Override
        public UUID perform(AddChannel act, ActContext context) {
            UUID id = UUID.randomUUID();
            Channel channel = new Channel(id, act.kind(), act.target(), act.lang(), act.weekly(), context.now());
            new Channels(context.db(), context.siteId()).insert(channel);
            act.address().ifPresent(secret -> seal(context, id, SealedTexts.ADDRESS, secret));
            act.signing().ifPresent(secret -> seal(context, id, SealedTexts.SIGNING, secret));
            return id;
        }

        private void seal(ActContext context, UUID channel, String purpose, Password secret) {
            secrets.putChannel(context.db(), context.siteId(), channel, purpose, secret, context.now());
        }
    }
}

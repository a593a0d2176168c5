package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Channels;
import akashi.store.Channels.Channel;
import akashi.store.UseCase;
import java.util.UUID;

/** Tells somebody no longer. */
record RemoveChannel(UUID channelId) implements Act<Boolean> {

    @Override
    public String code() {
        return "remove-warning-channel";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Does it, and forgets its secrets and what waits for it. */
    static final class Removing implements UseCase<RemoveChannel, Boolean> {

        @Override
        public Class<RemoveChannel> act() {
            return RemoveChannel.class;
        }

        @Override
        public Boolean perform(RemoveChannel act, ActContext context) {
            Channels channels = new Channels(context.db(), context.siteId());
            Channel channel = channels.get(act.channelId());
            context.tell(channel.target(), Message.of("warning.channel." + channel.kind()));
            channels.delete(channel.id());
            return true;
        }
    }
}

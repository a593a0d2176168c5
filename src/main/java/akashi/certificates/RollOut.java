package akashi.certificates;

import akashi.core.text.Message;
import akashi.web.Exchange;
import java.util.List;
import java.util.Map;

/** The page of recipes: how bundles get onto many computers with the tools that a site has. */
final class RollOut {

    /** One tool and the steps with it. */
    record Way(Message title, Message steps) {}

    private static final List<Way> WAYS = List.of(
            new Way(Message.of("certificates.roll-out.policy.title"), Message.of("certificates.roll-out.policy")),
            new Way(Message.of("certificates.roll-out.configmgr.title"), Message.of("certificates.roll-out.configmgr")),
            new Way(Message.of("certificates.roll-out.intune.title"), Message.of("certificates.roll-out.intune")),
            new Way(Message.of("certificates.roll-out.ansible.title"), Message.of("certificates.roll-out.ansible")),
            new Way(Message.of("certificates.roll-out.task.title"), Message.of("certificates.roll-out.task")));

    private RollOut() {}

    static void show(Exchange x) {
        x.page("certificates/roll-out", Map.of("ways", WAYS));
    }
}

package akashi.core.site;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which names a public authority certifies: registered DNS names only (CA/Browser Forum, baseline requirements 4.2.2 and
 * 7.1.4.2). Whether a domain is registered cannot be known here; names that can never be are told.
 */
public final class PublicNames {

    private static final Set<String> PRIVATE = Set.of(
            "local",
            "lan",
            "internal",
            "intranet",
            "localdomain",
            "localhost",
            "corp",
            "home",
            "private",
            "domain",
            "workgroup",
            "test",
            "example",
            "invalid",
            "onion",
            "arpa");

    private PublicNames() {}

    /** A name that is not taken, and the sentence that says why. */
    public record Refused(String name, Message why) {}

    /** Why the name is not taken; empty where it may be. */
    public static Optional<Message> against(HostName name) {
        String value = name.value();
        if (name.isShort()) {
            return Optional.of(Message.of("public-name.short", value));
        }
        String last = value.substring(value.lastIndexOf('.') + 1);
        if (PRIVATE.contains(last)) {
            return Optional.of(Message.of("public-name.private", value, "." + last));
        }
        return name.hasUnderscore() ? Optional.of(Message.of("public-name.underscore", value)) : Optional.empty();
    }

    /** Every name and address that is not taken. */
    public static List<Refused> refused(Collection<HostName> names, Collection<IpAddress> addresses) {
        List<Refused> refused = new ArrayList<>();
        names.forEach(name -> against(name).ifPresent(why -> refused.add(new Refused(name.value(), why))));
        addresses.forEach(address ->
                refused.add(new Refused(address.value(), Message.of("public-name.address", address.value()))));
        return refused;
    }
}

package akashi.access;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.web.Form;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What gives a role, a group or a value of a provider, gives one: named for two, the higher one would hold without
 * anybody having said so.
 */
public final class OneRole {

    private OneRole() {}

    /** Says at the field of the lower role what that of a higher one names too; {@code same} as the other side sees it. */
    public static void mustBeGiven(
            Form form,
            Map<Access, List<String>> given,
            Function<Access, String> field,
            BiPredicate<String, String> same) {
        for (Access role : Access.values()) {
            for (String text : given.get(role)) {
                Stream.of(Access.values())
                        .filter(higher -> higher.compareTo(role) < 0)
                        .filter(higher -> given.get(higher).stream().anyMatch(other -> same.test(text, other)))
                        .findFirst()
                        .ifPresent(higher -> form.error(
                                field.apply(role), Message.of("access.role.twice", text, Message.of(higher))));
            }
        }
    }
}

package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.NameConstraints;
import akashi.core.text.Message;
import akashi.store.SignedAuthorities.Purpose;
import akashi.store.Weight;
import java.util.ArrayList;
import java.util.List;

/** What a second administrator reads of a signature below an authority, the same for the same wish. */
final class Weights {

    private Weights() {}

    static Weight under(NewIssuingUnder wish, Authority parent, String token) {
        String name = wish.issuing().name().commonName();
        List<Message> lines =
                lines(name, parent, wish.issuing().years(), wish.issuing().constraints());
        String kind = wish.key().info().toString();
        lines.add(Message.of(
                "approval.line.new-key", wish.onToken() ? Message.of("authority.token.key", kind, token) : kind));
        List<Object> bound = new ArrayList<>(List.of(wish.issuing().name().toString(), parent.id()));
        if (wish.onToken()) {
            bound.add(token);
        }
        return new Weight(
                SignAuthority.code(Purpose.NEW), name, lines, bound, "/authorities/" + parent.id() + "/issuing");
    }

    static Weight again(Again wish, Authority authority, Authority parent) {
        List<Message> lines = lines(authority.name(), parent, wish.years(), wish.constraints());
        return of(Purpose.AGAIN, authority, parent, lines, "/again");
    }

    static Weight cross(Authority authority, Authority root) {
        List<Message> lines = List.of(
                Message.of("approval.line.authority", authority.name()),
                Message.of("approval.line.signed-by", root.name()));
        return of(Purpose.CROSS, authority, root, lines, "/cross");
    }

    private static Weight of(Purpose purpose, Authority authority, Authority above, List<Message> lines, String page) {
        return new Weight(
                SignAuthority.code(purpose),
                authority.name(),
                lines,
                List.of(authority.id(), above.id()),
                "/authorities/" + authority.id() + page);
    }

    private static List<Message> lines(String name, Authority parent, int years, NameConstraints constraints) {
        List<String> ranges = constraints.addresses().stream()
                .map(range -> range.base().value() + "/" + range.prefix())
                .toList();
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("approval.line.authority", name));
        lines.add(Message.of("approval.line.signed-by", parent.name()));
        lines.add(Message.of("approval.line.years", years));
        lines.add(
                constraints.dns().isEmpty()
                        ? Message.of("approval.line.any-name")
                        : Message.of("approval.line.limited-names", constraints.dns()));
        boolean shut = !ranges.isEmpty() || constraints.addressesExcluded();
        lines.add(
                shut
                        ? Message.of("approval.line.limited-addresses", ranges.size(), ranges)
                        : Message.of("approval.line.any-address"));
        return lines;
    }
}

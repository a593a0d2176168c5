package akashi.core.diagnosis;

import akashi.core.link.Verifier;
import akashi.core.site.AddressRange;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who is meant by a name or an address that somebody typed. */
public final class Names {

    private static final int NEAR = 2;

    private final SiteSnapshot site;
    private final List<Computer> present;

    /** The names of a site. */
    public Names(SiteSnapshot site) {
        this.site = site;
        this.present = site.computers().stream()
                .filter(computer -> computer.presence().state() != Presence.State.RETIRED)
                .toList();
    }

    /** The computer that has exactly this name or address. */
    public Optional<Computer> computer(String text) {
        String wanted = folded(text);
        Optional<IpAddress> address = IpAddress.parse(wanted);
        return site.computerCalled(wanted)
                .or(() -> present.stream()
                        .filter(computer ->
                                address.filter(computer.addresses()::contains).isPresent()
                                        || of(computer).contains(wanted))
                        .findFirst());
    }

    /** The group of clients that has exactly this name. */
    public Optional<ClientGroup> group(String text) {
        String wanted = folded(text);
        return site.clientGroups().stream()
                .filter(group -> folded(group.name()).equals(wanted)
                        || group.id().toString().equals(wanted))
                .findFirst();
    }

    /** The groups in whose networks the address lies, those with the narrowest network alone. */
    public List<ClientGroup> around(IpAddress address) {
        int narrowest = site.clientGroups().stream()
                .flatMap(group -> group.around(address).stream())
                .mapToInt(AddressRange::prefix)
                .max()
                .orElse(-1);
        return site.clientGroups().stream()
                .filter(group -> group.around(address)
                        .filter(network -> network.prefix() == narrowest)
                        .isPresent())
                .toList();
    }

    /** The caller that has exactly this name or address, or alone is where the address lies. */
    public Optional<Verifier> caller(String text) {
        return computer(text)
                .<Verifier>map(Verifier.OnComputer::new)
                .or(() -> group(text).map(Verifier.InGroup::new))
                .or(() -> IpAddress.parse(folded(text))
                        .map(this::around)
                        .filter(groups -> groups.size() == 1)
                        .map(groups -> new Verifier.InGroup(groups.get(0))));
    }

    /** Names that look like what was typed, the nearest first. */
    public List<String> like(String text, boolean groupsToo, int most) {
        String wanted = folded(text);
        List<String> all = new ArrayList<>();
        present.forEach(computer -> all.add(computer.label()));
        if (groupsToo) {
            site.clientGroups().forEach(group -> all.add(group.name()));
        }
        return all.stream()
                .map(name -> new Near(name, distance(wanted, folded(name))))
                .filter(near -> near.by() <= NEAR)
                .sorted(Comparator.comparing(Near::by))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    private record Near(String name, int by) {}

    /** 0 where one contains the other, else in how many characters the text differs from the host part of the name. */
    private static int distance(String wanted, String name) {
        if (name.contains(wanted) || wanted.contains(name)) {
            return 0;
        }
        String host = name.split("\\.", 2)[0];
        String other = wanted.split("\\.", 2)[0];
        return Math.abs(host.length() - other.length()) > NEAR ? NEAR + 1 : edits(host, other);
    }

    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int kept = before + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                before = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** Every name of a computer, in lower case. */
    static Set<String> of(Computer computer) {
        Set<String> names = new LinkedHashSet<>();
        names.add(computer.label());
        names.add(computer.shortLabel());
        computer.registeredAs().ifPresent(name -> names.add(name.value()));
        computer.publicName().ifPresent(name -> names.add(name.value()));
        computer.aliases().forEach(alias -> names.add(alias.name().value()));
        computer.servers().forEach(server -> names.add(folded(server.name())));
        names.remove("");
        return names;
    }

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

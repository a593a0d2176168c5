package akashi.sites;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Presence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The computers of a site by what they are called, each of them found once. */
final class KnownComputers {

    private final Map<String, Computer> byLabel = new HashMap<>();
    private final Map<String, Computer> byOtherName = new HashMap<>();
    private final Map<IpAddress, Computer> nameless = new HashMap<>();
    private final Set<String> retired = new HashSet<>();
    private final Set<UUID> found = new HashSet<>();

    KnownComputers(List<Computer> computers) {
        for (Computer computer : computers) {
            if (computer.presence().state() != Presence.State.RETIRED) {
                take(computer);
            } else {
                retired.add(computer.label());
            }
        }
    }

    private void take(Computer computer) {
        byLabel.put(computer.label(), computer);
        if (computer.nameMissing()) {
            computer.addresses().forEach(address -> nameless.putIfAbsent(address, computer));
        }
        computer.aliases().forEach(alias -> byOtherName.putIfAbsent(alias.name().value(), computer));
        computer.registeredAs().map(HostName::value).ifPresent(name -> byOtherName.putIfAbsent(name, computer));
        byOtherName.putIfAbsent(computer.shortLabel(), computer);
    }

    /** The computer with this very name. */
    Optional<Computer> called(Computer other) {
        return Optional.ofNullable(byLabel.get(other.label())).filter(this::firstTime);
    }

    /** The computer that had this name before, or had none but this address. */
    Optional<Computer> alsoCalled(Computer other) {
        return Optional.ofNullable(byOtherName.get(other.label()))
                .or(() -> other.addresses().stream()
                        .filter(nameless::containsKey)
                        .map(nameless::get)
                        .findFirst())
                .filter(this::firstTime);
    }

    /** Whether a computer of this very name was retired: a new one is added beside it. */
    boolean wasRetired(Computer other) {
        return retired.contains(other.label());
    }

    private boolean firstTime(Computer computer) {
        return found.add(computer.id());
    }

    boolean wasFound(Computer computer) {
        return found.contains(computer.id());
    }

    /** Somebody of this name, for lists of names. */
    Optional<Computer> named(String name) {
        return Optional.ofNullable(byLabel.get(name)).or(() -> Optional.ofNullable(byOtherName.get(name)));
    }
}

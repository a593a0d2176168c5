package akashi.core.site;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to probe of a server where it differs from the usual: a slot that is named has these ports and no others.
 *
 * @param bySlot the ports of slots, in rising order
 * @param withoutTls the ports of a mobile server that should not answer any more
 */
public record Ports(Map<Slot, List<Integer>> bySlot, List<Integer> withoutTls) {

    /** Everything as usual. */
    public static final Ports USUAL = new Ports(Map.of(), List.of());

    /** How {@code withoutTls} is called where slots are called by their names. */
    public static final String HTTP = "HTTP";

    /** Copies, sorts and leaves each port once. */
    public Ports {
        Map<Slot, List<Integer>> copy = new EnumMap<>(Slot.class);
        bySlot.forEach((slot, ports) -> copy.put(slot, sorted(ports)));
        bySlot = Collections.unmodifiableMap(copy);
        withoutTls = sorted(withoutTls);
    }

    /** One port for each of these slots. */
    public static Ports of(Map<Slot, Integer> one) {
        Map<Slot, List<Integer>> all = new EnumMap<>(Slot.class);
        one.forEach((slot, port) -> all.put(slot, List.of(port)));
        return new Ports(all, List.of());
    }

    private static List<Integer> sorted(List<Integer> ports) {
        return ports.stream().distinct().sorted().toList();
    }

    /** The ports of a slot, where they are named. */
    public Optional<List<Integer>> of(Slot slot) {
        return Optional.ofNullable(bySlot.get(slot));
    }

    /** Whether nothing is named. */
    public boolean usual() {
        return bySlot.isEmpty() && withoutTls.isEmpty();
    }

    /** The same with one more; no slot stands for the port without TLS. */
    public Ports with(Optional<Slot> slot, int port) {
        if (slot.isEmpty()) {
            return new Ports(
                    bySlot, Stream.concat(withoutTls.stream(), Stream.of(port)).toList());
        }
        Map<Slot, List<Integer>> more = new EnumMap<>(Slot.class);
        more.putAll(bySlot);
        more.merge(
                slot.get(),
                List.of(port),
                (known, next) -> Stream.concat(known.stream(), next.stream()).toList());
        return new Ports(more, withoutTls);
    }

    /** The same with the ports of those slots that others name. */
    public Ports but(Ports others) {
        Map<Slot, List<Integer>> all = new EnumMap<>(Slot.class);
        all.putAll(bySlot);
        all.putAll(others.bySlot);
        return new Ports(all, others.withoutTls.isEmpty() ? withoutTls : others.withoutTls);
    }

    /** All of them by name, as files and the database write them. */
    public Map<String, List<Integer>> named() {
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        bySlot.forEach((slot, ports) -> named.put(slot.name(), ports));
        if (!withoutTls.isEmpty()) {
            named.put(HTTP, withoutTls);
        }
        return named;
    }
}

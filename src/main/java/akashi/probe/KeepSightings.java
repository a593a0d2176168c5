package akashi.probe;

import akashi.core.access.Access;
import akashi.core.site.Sighting;
import akashi.store.Act;
import java.util.List;
import java.util.Map;

/** Keeps what ports answered; comes back with how many that were. */
record KeepSightings(List<Sighting> sightings, Map<String, byte[]> certificates) implements Act<Integer> {

    @Override
    public String code() {
        return "keep-sightings";
    }

    @Override
    public Access least() {
        return Access.HELPDESK;
    }

    @Override
    public List<Object> args() {
        long computers = sightings.stream().map(Sighting::computerId).distinct().count();
        long encrypted = sightings.stream()
                .filter(each -> each.outcome() == Sighting.Outcome.ENCRYPTED)
                .count();
        return List.of(sightings.size(), computers, encrypted);
    }
}

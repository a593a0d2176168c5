package akashi.core.site;

import java.util.List;
import java.util.Set;

/**
 * Everything the rules need to know of one site, as it was read at one moment.
 *
 * @param wantedOn the switches that are wanted on; all others are wanted off
 * @param latest the newest observation of every fact about every thing
 * @param sightings the newest sighting of every port from every place
 * @param changes the change sets that are planned or running
 */
public record SiteData(
        Site site,
        List<Computer> computers,
        List<ClientGroup> clientGroups,
        List<Authority> authorities,
        List<Certificate> certificates,
        Set<SwitchId> wantedOn,
        List<Observation> latest,
        List<Sighting> sightings,
        List<ChangeSet> changes) {

    /** Copies the collections. */
    public SiteData {
        computers = List.copyOf(computers);
        clientGroups = List.copyOf(clientGroups);
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
        wantedOn = Set.copyOf(wantedOn);
        latest = List.copyOf(latest);
        sightings = List.copyOf(sightings);
        changes = List.copyOf(changes);
    }

    /** A site of which no port was seen yet. */
    public SiteData(
            Site site,
            List<Computer> computers,
            List<ClientGroup> clientGroups,
            List<Authority> authorities,
            List<Certificate> certificates,
            Set<SwitchId> wantedOn,
            List<Observation> latest,
            List<ChangeSet> changes) {
        this(site, computers, clientGroups, authorities, certificates, wantedOn, latest, List.of(), changes);
    }

    /** The same with another row of the site and other certificates. */
    SiteData with(Site otherSite, List<Certificate> otherCertificates) {
        return new SiteData(
                otherSite,
                computers,
                clientGroups,
                authorities,
                otherCertificates,
                wantedOn,
                latest,
                sightings,
                changes);
    }

    /** The same with other sightings. */
    public SiteData seen(List<Sighting> otherSightings) {
        return new SiteData(
                site, computers, clientGroups, authorities, certificates, wantedOn, latest, otherSightings, changes);
    }
}

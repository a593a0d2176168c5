package akashi.certificates;

import static akashi.store.tables.Tables.SITE;

import akashi.Browser;
import akashi.TestPortal;
import akashi.authority.CreateAuthority;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.WindowsGeneration;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import akashi.store.Computers;
import akashi.store.JobProgress;
import akashi.store.StoredJobs;
import akashi.store.Terms;
import akashi.store.WantedSwitches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** A whole portal with a small site: a management server, recorders, a mobile server. */
public final class Quay implements AutoCloseable {

    public final TestPortal portal;

    Quay(TestPortal portal) {
        this.portal = portal;
    }

    public static Quay withRecorders(int recorders) {
        return in(TestPortal.start(), recorders);
    }

    /** The site on a portal of one's own. */
    public static Quay in(TestPortal portal, int recorders) {
        Quay quay = new Quay(portal);
        quay.arrange((db, site) -> {
            Computers computers = new Computers(db, site);
            computers.insert(computer("mgmt-01", WindowsGeneration.SERVER_2022, Role.MANAGEMENT, Role.EVENT));
            for (int i = 1; i <= recorders; i++) {
                computers.insert(computer(String.format("rec-%02d", i), WindowsGeneration.SERVER_2016, Role.RECORDING));
            }
            computers.insert(computer("mob-01", WindowsGeneration.SERVER_2019, Role.MOBILE));
        });
        return quay;
    }

    /** The site that lies there already. */
    public static Quay at(TestPortal portal) {
        return new Quay(portal);
    }

    /** Every switch of every computer wanted on. */
    public Quay wanted() {
        return arrange((db, site) -> site().computers()
                .forEach(computer -> computer.slots()
                        .forEach(slot -> new WantedSwitches(db, site)
                                .turn(new SwitchId(computer.id(), slot), true, TestPortal.NOW))));
    }

    public Quay unwanted(String host, Slot slot) {
        return arrange(
                (db, site) -> new WantedSwitches(db, site).turn(new SwitchId(id(host), slot), false, TestPortal.NOW));
    }

    /** The site's root. */
    public Quay ca() {
        return ca(NameConstraints.NONE);
    }

    public Quay ca(NameConstraints constraints) {
        portal.run(new CreateAuthority(AuthorityName.of("Quay Root CA"), 15, KeyKind.RSA_2048, constraints));
        return this;
    }

    /**
     * A root and an issuing authority below it, made by the page as an administrator does.
     *
     * @param limits further fields of the form and what is typed there
     */
    public Quay pair(String shape, String... limits) {
        List<String> fields = new ArrayList<>(List.of("shape", shape, "name", "Quay Root", "key", "RSA_2048"));
        fields.addAll(List.of("years", "15", "issuing-name", "Quay Issuing", "issuing-years", "10"));
        fields.addAll(List.of(limits));
        String page = "/authorities/new";
        Browser.Page made = admin().submit(page, page, fields.toArray(String[]::new));
        if (made.status() != 303) {
            throw new AssertionError(made.html().text());
        }
        return this;
    }

    /** The authority of this name. */
    public Authority authority(String name) {
        return site().authorities().stream()
                .filter(authority -> authority.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Issues the usual certificate and answers it. */
    public Certificate issue(String host) {
        UUID id = portal.issuing().issue(portal.actor(), IssueCertificate.usual(id(host)), Terms.NONE);
        return site().certificate(id).orElseThrow();
    }

    /** The job once it has ended. */
    public JobProgress ended(UUID job) {
        StoredJobs jobs = new StoredJobs(portal.database().db(), portal.actor().siteId());
        for (int i = 0; i < 1200; i++) {
            JobProgress progress = jobs.find(job).orElseThrow();
            if (progress.ended()) {
                return progress;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("the job did not end");
    }

    /** What another part of the portal does to the site. */
    public Quay arrange(BiConsumer<DSLContext, UUID> what) {
        UUID site = portal.actor().siteId();
        portal.database().transaction(db -> {
            what.accept(db, site);
            return db.update(SITE)
                    .set(SITE.PLAN_VERSION, SITE.PLAN_VERSION.plus(1))
                    .where(SITE.ID.eq(site))
                    .execute();
        });
        return this;
    }

    public SiteSnapshot site() {
        return portal.site();
    }

    public Browser admin() {
        return portal.admin();
    }

    public UUID id(String host) {
        return site().computerCalled(host).orElseThrow().id();
    }

    @Override
    public void close() {
        portal.close();
    }

    public static Computer computer(String host, WindowsGeneration windows, Role... roles) {
        List<Server> servers = Stream.of(roles)
                .map(role -> new Server(UUID.randomUUID(), role, host, Optional.empty(), Optional.empty(), Map.of()))
                .toList();
        return new Computer(
                UUID.randomUUID(),
                Optional.of(new HostName(host)),
                Optional.of(new HostName("example.com")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new IpAddress("10.0.0." + (host.hashCode() & 0x7f))),
                windows,
                0,
                Presence.inService(TestPortal.NOW, "admin"),
                "",
                servers);
    }
}

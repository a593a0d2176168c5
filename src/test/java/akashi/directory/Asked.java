package akashi.directory;

import akashi.core.access.Access;
import akashi.directory.DirectorySettings.NamedBy;
import akashi.outward.ServerTrust;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the portal asks a domain, and how that can be said otherwise. */
final class Asked {

    static final Map<Access, List<String>> GROUPS = Map.of(
            Access.ADMIN, List.of("vms-admins"),
            Access.HELPDESK, List.of(Domain.dn("vms-desk")),
            Access.TRAINEE, List.of("vms-learners"));

    private Asked() {}

    static ServerTrust in(Vouched vouched) {
        return new ServerTrust(ServerTrust.By.UPLOADED, Optional.of(vouched.root.pem()), Optional.empty());
    }

    static ServerTrust site() {
        return new ServerTrust(ServerTrust.By.SITE, Optional.empty(), Optional.empty());
    }

    static ServerTrust pinned(Vouched vouched) {
        return new ServerTrust(ServerTrust.By.PINNED, Optional.empty(), Optional.of(vouched.leaf.sha256()));
    }

    /** Everybody searches as himself, by the short name. */
    static DirectorySettings of(ServerTrust trust, ServerAddress... servers) {
        return new DirectorySettings(
                true,
                List.of(servers),
                Domain.BASE,
                NamedBy.SAM,
                Optional.of(Domain.SUFFIX),
                Optional.of("(objectClass=user)"),
                Optional.empty(),
                GROUPS,
                true,
                trust);
    }

    static DirectorySettings off(DirectorySettings was) {
        return new Said(was).on(false).done();
    }

    static DirectorySettings nested(DirectorySettings was, boolean nested) {
        return new Said(was).nested(nested).done();
    }

    static DirectorySettings below(DirectorySettings was, String base) {
        return new Said(was).base(base).done();
    }

    /** By this account that searches, and by the long name. */
    static DirectorySettings searching(DirectorySettings was, String bindUser) {
        return new Said(was).bindUser(bindUser).done();
    }

    private static final class Said {
        private final DirectorySettings was;
        private boolean on;
        private boolean nested;
        private String base;
        private NamedBy namedBy;
        private Optional<String> bindUser;

        Said(DirectorySettings was) {
            this.was = was;
            this.on = was.on();
            this.nested = was.nested();
            this.base = was.base();
            this.namedBy = was.namedBy();
            this.bindUser = was.bindUser();
        }

        Said on(boolean wanted) {
            on = wanted;
            return this;
        }

        Said nested(boolean wanted) {
            nested = wanted;
            return this;
        }

        Said base(String wanted) {
            base = wanted;
            return this;
        }

        Said bindUser(String wanted) {
            bindUser = Optional.of(wanted);
            namedBy = NamedBy.UPN;
            return this;
        }

        DirectorySettings done() {
            return new DirectorySettings(
                    on,
                    was.servers(),
                    base,
                    namedBy,
                    was.suffix(),
                    was.filter(),
                    bindUser,
                    was.groups(),
                    nested,
                    was.trust());
        }
    }
}

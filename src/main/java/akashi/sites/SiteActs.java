package akashi.sites;

import akashi.core.access.Access;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Site;
import akashi.core.text.Message;
import akashi.store.Act;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The commands about an inventory. Only an administrator gives them. */
final class SiteActs {

    private SiteActs() {}

    /** A command of an administrator. */
    interface Inventorial<R> extends Act<R> {
        @Override
        default Access least() {
            return Access.ADMIN;
        }
    }

    /** A command about something whose name alone its entry tells. */
    interface Named<R> extends Inventorial<R> {
        String name();

        @Override
        default String subject() {
            return name();
        }

        @Override
        default List<Object> args() {
            return List.of(name());
        }
    }

    /** A new computer with its servers. */
    record AddComputer(Computer computer) implements Named<UUID> {
        @Override
        public String code() {
            return "add-computer";
        }

        @Override
        public String name() {
            return computer.label();
        }
    }

    /** All that is typed of a computer; its name, presence and generation have acts of their own. */
    record ChangeComputer(Computer computer) implements Inventorial<UUID> {
        @Override
        public String code() {
            return "change-computer";
        }
    }

    /** Takes away a computer that left no trace. */
    record RemoveComputer(UUID computerId) implements Inventorial<Void> {
        @Override
        public String code() {
            return "remove-computer";
        }
    }

    /** A step in the life of a computer. */
    record StepComputer(UUID computerId, Step step, String why, Optional<LocalDate> until)
            implements Inventorial<Void> {
        @Override
        public String code() {
            return step.code();
        }
    }

    /** Another name for a computer; the old one is kept as alias until a date. */
    record RenameComputer(UUID computerId, Naming naming, Optional<LocalDate> keepUntil) implements Inventorial<Void> {
        @Override
        public String code() {
            return "rename-computer";
        }
    }

    /** A new client group. */
    record AddClients(ClientGroup group) implements Named<UUID> {
        @Override
        public String code() {
            return "add-clients";
        }

        @Override
        public String name() {
            return group.name();
        }

        @Override
        public List<Object> args() {
            return List.of(group.name(), group.count(), Message.of(group.kind()));
        }
    }

    /** All that is known of a client group. */
    record ChangeClients(ClientGroup group) implements Named<UUID> {
        @Override
        public String code() {
            return "change-clients";
        }

        @Override
        public String name() {
            return group.name();
        }
    }

    /** Takes a client group away. */
    record RemoveClients(UUID groupId) implements Inventorial<Void> {
        @Override
        public String code() {
            return "remove-clients";
        }
    }

    /** The settings of the site itself. */
    record ChangeSite(Site site) implements Inventorial<Void> {
        @Override
        public String code() {
            return "change-site";
        }

        @Override
        public List<Object> args() {
            return List.of(site.name());
        }
    }
}

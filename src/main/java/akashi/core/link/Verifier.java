package akashi.core.link;

import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import java.util.UUID;

/** Who checks a certificate: a computer of the inventory or a group of clients. */
public sealed interface Verifier {

    UUID id();

    /** The host name or the group's name. */
    String label();

    /** The host name without its domain, or the group's name. */
    String shortLabel();

    /** How many machines it stands for. */
    int count();

    /** A computer that verifies. */
    record OnComputer(Computer computer) implements Verifier {
        @Override
        public UUID id() {
            return computer.id();
        }

        @Override
        public String label() {
            return computer.label();
        }

        @Override
        public String shortLabel() {
            return computer.shortLabel();
        }

        @Override
        public int count() {
            return 1;
        }
    }

    /** A group of clients that verifies. */
    record InGroup(ClientGroup group) implements Verifier {
        @Override
        public UUID id() {
            return group.id();
        }

        @Override
        public String label() {
            return group.name();
        }

        @Override
        public String shortLabel() {
            return group.name();
        }

        @Override
        public int count() {
            return group.count();
        }
    }
}

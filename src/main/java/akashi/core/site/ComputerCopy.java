package akashi.core.site;

import java.util.List;

/** A computer that is like another but for what is named: {@code computer.but().presence(out).copy()}. */
public final class ComputerCopy {

    private final Computer like;
    private List<Computer.Alias> aliases;
    private List<IpAddress> addresses;
    private int generation;
    private Presence presence;
    private List<Server> servers;

    ComputerCopy(Computer like) {
        this.like = like;
        this.aliases = like.aliases();
        this.addresses = like.addresses();
        this.generation = like.generation();
        this.presence = like.presence();
        this.servers = like.servers();
    }

    /** With other further names. */
    public ComputerCopy aliases(List<Computer.Alias> other) {
        this.aliases = other;
        return this;
    }

    /** At other addresses. */
    public ComputerCopy addresses(List<IpAddress> other) {
        this.addresses = other;
        return this;
    }

    /** Other hardware. */
    public ComputerCopy generation(int other) {
        this.generation = other;
        return this;
    }

    /** Elsewhere in its service. */
    public ComputerCopy presence(Presence other) {
        this.presence = other;
        return this;
    }

    /** With other servers. */
    public ComputerCopy servers(List<Server> other) {
        this.servers = other;
        return this;
    }

    /** The computer. */
    public Computer copy() {
        return new Computer(
                like.id(),
                like.host(),
                like.domain(),
                like.registeredAs(),
                like.publicName(),
                aliases,
                addresses,
                like.windows(),
                generation,
                presence,
                like.notes(),
                servers);
    }
}

package akashi.core.runbook;

import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A step before it is known whether its turn has come.
 *
 * @param since when what it concerns came to be: words from before are about something else
 */
record Task(
        Deed deed,
        UUID subject,
        Message where,
        String network,
        List<Line> lines,
        List<Message> impacts,
        String path,
        int done,
        int all,
        List<Told> facts,
        Proof proof,
        Instant since) {

    /** Something done once, on a page of the portal. */
    static Task inPortal(Deed deed, UUID subject, String path, boolean done) {
        return counted(deed, subject, path, Proof.known(done), 0, 0);
    }

    /** Something done on a page of the portal for many. */
    static Task counted(Deed deed, UUID subject, String path, int done, int all) {
        return counted(deed, subject, path, Proof.known(done >= all), done, all);
    }

    private static Task counted(Deed deed, UUID subject, String path, Proof proof, int done, int all) {
        Message where = Message.of("runbook.where.portal");
        return new Task(deed, subject, where, "", List.of(), List.of(), path, done, all, List.of(), proof, Instant.MIN);
    }

    /** Something done at no computer of the inventory. */
    static Task byHand(Deed deed, UUID subject) {
        Message where = Message.of("runbook.where." + deed);
        return new Task(deed, subject, where, "", List.of(), List.of(), null, 0, 0, List.of(), Proof.NONE, Instant.MIN);
    }

    /** Something done at a computer. */
    static Task at(
            Deed deed, Computer computer, List<Line> lines, List<Message> impacts, List<Told> facts, Proof proof) {
        return new Task(
                deed,
                computer.id(),
                Message.of("runbook.where.computer", computer.shortLabel()),
                network(computer),
                lines,
                impacts,
                "/servers/" + computer.id(),
                0,
                0,
                facts,
                proof,
                Instant.MIN);
    }

    /** The same, where what it concerns came to be at the instant; empty where it is yet to come. */
    Task since(Optional<Instant> born) {
        return new Task(
                deed, subject, where, network, lines, impacts, path, done, all, facts, proof, born.orElse(Instant.MAX));
    }

    /** The same, where nothing is known and nothing of it can have been said yet. */
    Task toCome() {
        return new Task(deed, subject, where, network, lines, impacts, path, done, all, facts, Proof.NONE, Instant.MAX);
    }

    /** The network of its first address: the first 24 bits of an IPv4 address, the first 64 of the others. */
    private static String network(Computer computer) {
        return computer.addresses().stream().findFirst().map(Task::network).orElse("");
    }

    private static String network(IpAddress address) {
        byte[] bytes = address.bytes();
        if (bytes.length == 4) {
            return "%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            text.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff))
                    .append(':');
        }
        return text + ":/64";
    }

    /** The step in a state. */
    Step in(StepState state, Marks.Mark mark) {
        return new Step(
                deed,
                subject,
                where,
                network,
                lines,
                impacts,
                path,
                done,
                all,
                facts,
                state,
                mark.witness(),
                mark.why(),
                mark.code(),
                mark.note());
    }
}

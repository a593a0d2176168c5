package akashi.audit;

import akashi.core.access.Access;
import akashi.core.audit.ChainBreak;
import akashi.core.audit.Proof;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.AuditEntries;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Messages;
import akashi.web.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The trail as files to keep elsewhere, and the button that proves its chain. */
final class TrailPages {

    /** Writes a file. */
    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private final Database database;
    private final Trail trail;
    private final Messages messages;
    private final Path home;

    TrailPages(Database database, Trail trail, Messages messages, Path home) {
        this.database = database;
        this.trail = trail;
        this.messages = messages;
        this.home = home;
    }

    void routes(Routes routes) {
        routes.get("/audit/trail.jsonl", Access.ADMIN, this::lines);
        routes.get("/audit/trail.csv", Access.ADMIN, this::sheet);
        routes.post("/audit/check", Access.ADMIN, this::check);
    }

    private void lines(Exchange x) {
        trail.seal();
        TrailFile file = new TrailFile(database, x.actor().siteId());
        send(x, "jsonl", "application/x-ndjson", out -> file.write(out, x.now()));
    }

    private void sheet(Exchange x) {
        AuditEntries entries = new AuditEntries(database.db(), x.actor().siteId());
        TrailSheet sheet = new TrailSheet(entries, messages, x::text);
        send(x, "csv", "text/csv; charset=utf-8", out -> sheet.write(out, Audit.asked(x.query())));
    }

    /** On the disk while it is sent: a trail may be larger than the memory, and a failure is told as one. */
    private void send(Exchange x, String kind, String type, Writing writing) {
        String name = "akashi-audit-" + LocalDate.ofInstant(x.now(), ZoneOffset.UTC) + "." + kind;
        Path file = null;
        boolean whole = false;
        try {
            file = Files.createTempFile(home, "audit", ".part");
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                writing.to(out);
            }
            whole = true;
            x.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .sendOnce(type, file);
        } catch (IOException | UncheckedIOException full) {
            throw new Fault.Unavailable(Message.of("audit.disk", name));
        } finally {
            if (!whole && file != null) {
                file.toFile().delete();
            }
        }
    }

    private void check(Exchange x) {
        trail.seal();
        Proof proof = trail.prove(x.actor().siteId());
        Message said = proof.broken()
                .map(ChainBreak::message)
                .orElseGet(() -> Message.of("audit.chain.proven", proof.proven(), proof.checkpoints()));
        x.redirect("/audit", said);
    }
}

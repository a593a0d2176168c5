package akashi.audit;

import akashi.core.access.Access;
import akashi.core.audit.ChainBreak;
import akashi.core.audit.Proof;
import akashi.core.text.Message;
import akashi.store.AuditEntries;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Messages;
import akashi.web.Routes;
import akashi.web.SentFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
    private final ActWords words;
    private final Path home;

    TrailPages(Database database, Trail trail, Messages messages, ActWords words, Path home) {
        this.database = database;
        this.trail = trail;
        this.messages = messages;
        this.words = words;
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
        send(x, "csv", "text/csv; charset=utf-8", out -> sheet.write(out, Audit.asked(x.query(), words)));
    }

    /** What UTF-8 cannot write, such as half of a pair, becomes a question mark, as it was when it was sealed. */
    private void send(Exchange x, String kind, String type, Writing writing) {
        String name = "akashi-audit-" + LocalDate.ofInstant(x.now(), ZoneOffset.UTC) + "." + kind;
        new SentFile(home, name, type, Message.of("audit.disk", name)).send(x, to -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            writing.to(out);
            out.flush();
        });
    }

    private void check(Exchange x) {
        trail.seal();
        Proof proof = trail.prove(x.actor().siteId());
        // Only what was found whole is vouched for, so that an export made now proves all of it.
        int fresh = proof.broken().isEmpty() && trail.vouchNow(x.actor().siteId()) ? 1 : 0;
        Message said = proof.broken()
                .map(ChainBreak::message)
                .orElseGet(() -> Message.of("audit.chain.proven", proof.proven(), proof.checkpoints() + fresh));
        x.redirect("/audit", said);
    }
}

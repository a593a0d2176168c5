package akashi.api;

import akashi.api.Call.Content;
import akashi.certificates.OtherWays;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.life.Lives;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Certificates that do not come from the site's own CA: asked for elsewhere, or brought as files with their keys. */
final class OtherCalls {

    private static final long MOST_BYTES = 8 << 20;
    private static final String ASK = """
            {"computer": "mob-01.example.com", "authority": "Public CA", "slots": ["MOBILE"]}""";
    private static final String RULE = """
            {"rule": "FORGET"}""";

    private final Snapshots snapshots;
    private final OtherWays ways;

    OtherCalls(Snapshots snapshots, OtherWays ways) {
        this.snapshots = snapshots;
        this.ways = ways;
    }

    /** A certificate that is wished for from another authority; {@code csr} is PEM and may come later. */
    record NewAsking(@Required String computer, @Required String authority, List<Slot> slots, String csr) {}

    /** The certificate that came back, and those above it: PEM, or DER in base64. */
    record Answered(@Required List<String> files, Boolean acknowledged) {}

    /** PFX files in base64 that one password opens. */
    record KeyFiles(@Required List<String> files, @Required String password) {

        @Override
        public String toString() {
            return "KeyFiles[•••]";
        }
    }

    /** What was taken in, and a sentence for each file that was not. */
    record Imported(List<CertificateView> certificates, List<String> refused) {}

    /** What becomes of exported keys: of the site, or of one certificate, which without a rule follows the site. */
    record NewRule(String rule, UUID certificate) {}

    /** The rule of the site. */
    record Rule(String rule) {}

    List<Call> calls() {
        Content one = Content.json(CertificateView.class);
        return List.of(
                Call.post("ask-authority", "/requests", Access.ADMIN, this::ask)
                        .takes(Content.json(NewAsking.class).like(ASK))
                        .answers(201, one),
                Call.get("list-requests", "/requests", Access.HELPDESK, this::list)
                        .answers(200, Content.json(CertificateView.Listing.class)),
                Call.post("answer-request", "/requests/{id}/answer", Access.ADMIN, this::answer)
                        .takes(Content.json(Answered.class))
                        .answers(200, one),
                Call.post("withdraw-request", "/requests/{id}/withdraw", Access.ADMIN, this::withdraw)
                        .answers(200, Content.json(CertificateView.Listing.class)),
                Call.post("import-keys", "/certificates/import", Access.ADMIN, this::importKeys)
                        .takesAtMost(MOST_BYTES)
                        .takes(Content.json(KeyFiles.class))
                        .answers(200, Content.json(Imported.class)),
                Call.get("read-key-rule", "/key-rule", Access.HELPDESK, this::rule)
                        .answers(200, Content.json(Rule.class)),
                Call.post("set-key-rule", "/key-rule", Access.ADMIN, this::setRule)
                        .takes(Content.json(NewRule.class).like(RULE))
                        .answers(200, Content.json(Rule.class)));
    }

    private void ask(Exchange x) {
        NewAsking wish = Input.body(x, NewAsking.class);
        Names names = new Names(site(x));
        Input input = new Input();
        Computer computer = input.named("computer", wish.computer(), names::computer, "api.unknown.computer");
        Authority authority = input.named("authority", wish.authority(), names::authority, "api.unknown.authority");
        Set<Slot> slots = wish.slots() == null ? Set.of() : Set.copyOf(wish.slots());
        slots.stream()
                .filter(slot -> computer != null && !computer.slots().contains(slot))
                .forEach(slot -> input.wrong("slots", "api.unknown.slot", computer.label()));
        if (authority != null && authority.kind() == Authority.Kind.SITE) {
            input.wrong("authority", "api.wrong.own-authority", authority.name());
        }
        input.done();
        Optional<byte[]> csr = Optional.ofNullable(wish.csr()).map(text -> text.getBytes(StandardCharsets.UTF_8));
        UUID id = ways.ask(x.actor(), computer.id(), authority.id(), slots, csr, Input.terms(x));
        x.header("Location", Call.ROOT + "/certificates/" + id);
        x.json(201, view(x, id));
    }

    private void list(Exchange x) {
        Lives lives = Lives.of(site(x), x.now());
        List<CertificateView> rows = ways.asked(x.actor().siteId()).stream()
                .map(asked -> CertificateView.of(asked, lives))
                .toList();
        x.json(200, new CertificateView.Listing(rows, Optional.empty()));
    }

    private void answer(Exchange x) {
        Answered answer = Input.body(x, Answered.class);
        List<byte[]> files = answer.files().stream().map(OtherCalls::file).toList();
        boolean acknowledged = Boolean.TRUE.equals(answer.acknowledged());
        x.json(200, view(x, ways.answer(x.actor(), id(x), files, acknowledged, Input.terms(x))));
    }

    private void withdraw(Exchange x) {
        ways.withdraw(x.actor(), id(x), Input.terms(x));
        list(x);
    }

    private void importKeys(Exchange x) {
        KeyFiles given = Input.body(x, KeyFiles.class);
        List<byte[]> files = given.files().stream().map(OtherCalls::base64).toList();
        OtherWays.Taken taken =
                ways.importKeys(x.actor(), files, given.password().toCharArray(), x.now(), Input.terms(x));
        Lives lives = Lives.of(site(x), x.now());
        List<CertificateView> views = lives.site().certificates().stream()
                .filter(c -> taken.thumbprints().contains(c.thumbprint().value()))
                .map(c -> CertificateView.of(c, lives))
                .toList();
        x.json(200, new Imported(views, taken.refused().stream().map(x::text).toList()));
    }

    private void rule(Exchange x) {
        x.json(200, new Rule(ways.keyRule(x.actor().siteId())));
    }

    private void setRule(Exchange x) {
        NewRule wish = Input.body(x, NewRule.class);
        ways.keyRule(
                x.actor(), Optional.ofNullable(wish.certificate()), Optional.ofNullable(wish.rule()), Input.terms(x));
        rule(x);
    }

    private static byte[] file(String text) {
        return text.contains("-----BEGIN ") ? text.getBytes(StandardCharsets.UTF_8) : base64(text);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException unreadable) {
            throw new Fault.BadInput("files", "web.field.unreadable");
        }
    }

    private CertificateView view(Exchange x, UUID id) {
        SiteSnapshot site = site(x);
        Certificate found = site.certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
        return CertificateView.of(found, Lives.of(site, x.now()));
    }

    private static UUID id(Exchange x) {
        return x.path("id", UUID::fromString);
    }

    private SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }
}

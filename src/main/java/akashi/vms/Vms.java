package akashi.vms;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PeerTrust;
import akashi.pki.Randoms;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which an administrator has the inventory read from the VMS itself. */
public final class Vms {

    private static final String HERE = "/vms";
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration IN_ALL = Duration.ofSeconds(90);

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;

    public Vms(Database database, Acts acts, Snapshots snapshots) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new ReadGateway.Keeping(), new KeepGateway.Keeping());
    }

    /** The page and what it sends. */
    public void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::ask);
        routes.upload(HERE, Access.ADMIN, MOST_BYTES, this::read);
    }

    private void ask(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Optional<Gateway> last = Gateway.of(database.db(), site.site().id());
        Map<String, Object> model = new HashMap<>();
        model.put("address", last.map(gateway -> gateway.address().toString()).orElse(""));
        model.put("kind", last.map(Gateway::kind).orElse(Login.Kind.BASIC));
        model.put(
                "kinds",
                List.of(
                        new Option(Login.Kind.BASIC.name(), Message.of("vms.kind.BASIC")),
                        new Option(Login.Kind.WINDOWS.name(), Message.of("vms.kind.WINDOWS"))));
        model.put("user", last.map(Gateway::user).orElse(""));
        model.put("pin", last.flatMap(Gateway::pin).orElse(""));
        model.put(
                "ca", last.flatMap(Gateway::ca).map(ParsedCertificate::subject).orElse(null));
        model.put(
                "roots",
                site.authorities().stream()
                        .filter(a -> a.isRoot())
                        .map(a -> a.name())
                        .toList());
        model.put("act", Randoms.token());
        x.page("vms/read", model);
    }

    private void read(Exchange x) {
        x.onFault(this::ask);
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Gateway gateway = gateway(x, site);
        Password password = Password.of(x.form().secret("password"));
        try {
            Login login = new Login(gateway.kind(), gateway.user(), password);
            InventoryList list = InventoryList.of(fetched(x, gateway, login, site));
            if (list.servers().isEmpty()) {
                throw new Fault.BadInput("user", "vms.none");
            }
            String act = x.form().text("act").orElseGet(Randoms::token);
            UUID id = acts.run(x.actor(), new ReadGateway(gateway, list), Terms.NONE.onceFor(act));
            x.redirect(
                    "/sites/import/" + id, Message.of("vms.read", list.servers().size()));
        } finally {
            password.wipe();
        }
    }

    private Gateway gateway(Exchange x, SiteSnapshot site) {
        Form form = x.form();
        GatewayAddress address = form.required("address", GatewayAddress::typed);
        Login.Kind kind = form.oneOf("kind", Login.Kind.class);
        String user = form.required("user");
        form.done();
        if (!address.encrypted() && !form.flag("plain")) {
            throw new Fault.BadInput("plain", "vms.plain.missing");
        }
        Optional<ParsedCertificate> kept = form.flag("forget")
                ? Optional.empty()
                : Gateway.of(database.db(), site.site().id()).flatMap(Gateway::ca);
        Optional<ParsedCertificate> ca = x.upload("ca")
                .filter(file -> file.bytes().length > 0)
                .map(file -> CertificateReader.readOne(file.bytes()))
                .or(() -> kept);
        return new Gateway(address, kind, user, Gateway.pin(form.text("pin").orElse("")), ca);
    }

    private Answers fetched(Exchange x, Gateway gateway, Login login, SiteSnapshot site) {
        PeerTrust trust = PeerTrust.of(gateway.roots(database.db(), site), gateway.pins());
        try {
            return fetched(gateway, login, trust);
        } catch (Fault.BadInput refused) {
            if (trust.accepted() && !Gateway.of(database.db(), site.site().id()).equals(Optional.of(gateway))) {
                acts.run(x.actor(), new KeepGateway(gateway));
            }
            throw refused;
        }
    }

    private static Answers fetched(Gateway gateway, Login login, PeerTrust trust) {
        Deadline deadline = Deadline.in(IN_ALL);
        GatewayClient client = new GatewayClient(gateway.address(), trust, deadline);
        String token = login.kind() == Login.Kind.WINDOWS
                ? WindowsSignIn.token(gateway.address(), trust, login, deadline)
                : client.signIn(login);
        return Answers.of(client, token);
    }
}

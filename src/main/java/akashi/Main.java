package akashi;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.web.Lang;
import akashi.web.Messages;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts the portal. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Map<String, String> system = new HashMap<>();
        System.getProperties().forEach((name, value) -> system.put(String.valueOf(name), String.valueOf(value)));
        try {
            SettingSources sources = SettingSources.of(Map.of(), system, System.getenv());
            Portal portal = Portal.start(Configuration.of(sources), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "stop"));
            System.out.println(greeting(portal));
        } catch (Fault.Unavailable trouble) {
            fail(List.of(trouble.reason()));
        } catch (Fault.BadInput wrong) {
            fail(wrong.errors().stream().map(FieldError::message).toList());
        }
    }

    private static String greeting(Portal portal) {
        String address = "http://127.0.0.1:" + portal.port();
        return "Akashi: " + address
                + portal.setupLink().map(link -> "  →  " + address + link).orElse("/");
    }

    private static void fail(List<Message> reasons) {
        Messages messages = Messages.load(ZoneId.systemDefault());
        Lang lang = Lang.of(Locale.getDefault().getLanguage()).orElse(Lang.EN);
        reasons.forEach(reason -> System.err.println(messages.text(lang, reason)));
        System.exit(1);
    }
}

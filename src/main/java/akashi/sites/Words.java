package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.site.Ports;
import akashi.core.site.Role;
import akashi.core.site.Slot;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of cells: what people and spreadsheets write for a constant. */
final class Words {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "on", "はい", "○", "稼働中");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "off", "いいえ", "×", "休止中");
    private static final Pattern SERVER = Pattern.compile("(?:.*\\D)?(2012 ?R2|2016|2019|2022|2025)(?:\\D.*)?");
    private static final Pattern CLIENT = Pattern.compile("(?:MICROSOFT )?WINDOWS ?(10|11)(?:\\D.*)?");

    private Words() {}

    /** A constant of an enum, in any case, with spaces or hyphens for underscores. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> kind, String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    static boolean truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Fault.BadInput("in_service", "sites.csv.truth", text);
        }
        return YES.contains(word);
    }

    /** The generation that a product name such as "Windows Server 2019 Standard" tells, where it is one we know. */
    static Optional<WindowsGeneration> windows(String text) {
        Optional<WindowsGeneration> constant = constant(WindowsGeneration.class, text);
        if (constant.isPresent()) {
            return constant;
        }
        String product = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher client = CLIENT.matcher(product);
        if (client.matches()) {
            return Optional.of(WindowsGeneration.valueOf("WINDOWS_" + client.group(1)));
        }
        Matcher server = SERVER.matcher(product);
        return server.matches()
                ? Optional.of(
                        WindowsGeneration.valueOf("SERVER_" + server.group(1).replaceAll(" ?R2", "_R2")))
                : Optional.empty();
    }

    /**
     * The ports of one slot.
     *
     * @param slot empty stands for the port of a mobile server without TLS
     */
    record Port(Optional<Slot> slot, List<Integer> numbers) {}

    /** Ports as people write them: {@code STREAMING=17563}, {@code SERVER=8443,9000}, {@code HTTP=8081}. */
    static Port port(String text) {
        int at = text.indexOf('=');
        String name = at < 0 ? text : text.substring(0, at).strip();
        String numbers = at < 0 ? "" : text.substring(at + 1);
        boolean http = name.equalsIgnoreCase(Ports.HTTP);
        Optional<Slot> slot = constant(Slot.class, name);
        if (slot.isEmpty() && !http || !numbers.matches("\\d{1,5}(?:,\\d{1,5})*")) {
            throw new Fault.BadInput("ports", "sites.csv.port", text);
        }
        return new Port(
                slot, Stream.of(numbers.split(",")).map(Words::portNumber).toList());
    }

    /** All of them together for a server of the role; what that cannot have is a problem. */
    static Ports ports(List<Port> said, Role role, Consumer<Message> problem) {
        Ports all = Ports.USUAL;
        for (Port port : said) {
            if (port.slot().map(role.slots()::contains).orElse(role == Role.MOBILE)) {
                for (int number : port.numbers()) {
                    all = all.with(port.slot(), number);
                }
            } else {
                String name = port.slot().map(Slot::name).orElse(Ports.HTTP);
                problem.accept(Message.of("sites.csv.port-slot", role, name));
            }
        }
        return all;
    }

    static int portNumber(String number) {
        int port = number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0;
        if (port < 1 || port > 65_535) {
            throw new Fault.BadInput("ports", "sites.csv.port-range", number);
        }
        return port;
    }

    static int count(String text) {
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 1_000_000) {
            throw new Fault.BadInput("count", "sites.csv.count", text);
        }
        return Integer.parseInt(text);
    }
}

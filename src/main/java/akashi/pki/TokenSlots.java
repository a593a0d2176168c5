package akashi.pki;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tokens a PKCS #11 library sees. Java's provider takes a slot by number only and has no call for the label of
 * what is in it; it writes both to the console when it is asked to, and there they are read. What other threads write
 * meanwhile goes where it should.
 */
final class TokenSlots {

    /** No library has so many: asked for this one, the provider lists the slots and begins nothing. */
    private static final int NO_SLOT = 999_999;

    private static final Pattern FILLED = Pattern.compile("(?m)^Slots with tokens: (.*)$");
    private static final Pattern LABEL = Pattern.compile("(?m)^  label: (.*)$");
    private static final Pattern SERIAL = Pattern.compile("(?m)^  serialNumber: (.*)$");

    /** A token in its slot. */
    record Slot(String number, String label, String serial) {

        boolean is(String name) {
            return label.equals(name) || serial.equals(name);
        }
    }

    private TokenSlots() {}

    /** The tokens in all slots; what keeps the library from being used leaves as {@link PkiFailure}. */
    static synchronized List<Slot> of(Provider base, String library) {
        String all = told(base, TokenConfiguration.of(library).telling().at("slotListIndex", String.valueOf(NO_SLOT)));
        Matcher filled = FILLED.matcher(all);
        if (!filled.find()) {
            throw new PkiFailure("the library tells no slots");
        }
        List<Slot> slots = new ArrayList<>();
        Stream.of(filled.group(1).split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .forEach(number -> {
                    String one =
                            told(base, TokenConfiguration.of(library).telling().at("slot", number));
                    slots.add(new Slot(number, first(LABEL, one), first(SERIAL, one)));
                });
        return slots;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        // Each byte of the label came as a character of its own.
        return found.find()
                ? new String(found.group(1).strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        .strip()
                : "";
    }

    private static String told(Provider base, TokenConfiguration configuration) {
        PrintStream before = System.out;
        Listening listening = new Listening(before);
        System.setOut(listening);
        try {
            base.configure(configuration.text());
        } catch (java.security.ProviderException | java.security.InvalidParameterException noSuchSlot) {
            if (listening.told.isEmpty()) {
                throw new PkiFailure(noSuchSlot);
            }
        } finally {
            System.setOut(before);
        }
        return listening.told.toString();
    }

    /** Keeps the lines of the thread that made it, and hands on those of all others. */
    private static final class Listening extends PrintStream {

        private final Thread mine = Thread.currentThread();
        private final PrintStream others;
        private final StringBuilder told = new StringBuilder();

        Listening(PrintStream others) {
            super(others, true, Charset.defaultCharset());
            this.others = others;
        }

        @Override
        public void println(String line) {
            if (Thread.currentThread() == mine) {
                told.append(line).append('\n');
            } else {
                others.println(line);
            }
        }

        @Override
        public void println(Object line) {
            println(String.valueOf(line));
        }
    }
}

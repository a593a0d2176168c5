package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How files about a certificate are called: computer, slots, the end of the serial number. */
final class FileNames {

    private static final int SERIAL_SHOWN = 8;

    private FileNames() {}

    static String of(SiteSnapshot site, Certificate certificate) {
        String host = certificate
                .computerId()
                .flatMap(site::computer)
                .map(Computer::label)
                .orElse("certificate");
        return of(host, certificate.slots(), certificate);
    }

    static String of(String host, Collection<Slot> slots, Certificate certificate) {
        String used = slots.stream()
                .sorted()
                .map(slot -> "_" + slot.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"))
                .replace("-_", "-");
        String serial = certificate.serial();
        return host + used + "_" + serial.substring(Math.max(0, serial.length() - SERIAL_SHOWN));
    }
}

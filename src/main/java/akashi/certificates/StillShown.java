package akashi.certificates;

import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.core.site.Slot;
import java.util.List;

/**
 * A renewal whose predecessor is still shown after the time that Windows is given: it has to be applied, with a restart.
 *
 * @param lines the command lines of the Server Configurator, one for each slot
 */
record StillShown(CertificateRow row, List<String> lines) {

    static List<StillShown> all(Lives lives) {
        return lives.site().certificates().stream()
                .filter(c -> RenewalTimes.stillShown(lives, c).isPresent())
                .map(c -> of(lives, c))
                .toList();
    }

    static StillShown of(Lives lives, Certificate renewed) {
        return new StillShown(
                CertificateRow.of(lives, renewed),
                renewed.slots().stream()
                        .sorted()
                        .map(slot -> line(slot, renewed))
                        .toList());
    }

    private static String line(Slot slot, Certificate certificate) {
        return "ServerConfigurator.exe /quiet /enableencryption /certificategroup=" + slot.groupId() + " /thumbprint="
                + certificate.thumbprint();
    }
}

package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import akashi.pki.PfxProfile;
import akashi.store.Database;
import akashi.store.KeyRules;
import akashi.web.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page of a certificate offers to export, and what it says of the key. */
final class ExportChoices {

    private ExportChoices() {}

    static void fill(
            Map<String, Object> model, Database database, SiteSnapshot site, Certificate certificate, Instant now) {
        WindowsGeneration windows = certificate
                .computerId()
                .flatMap(site::computer)
                .map(Computer::windows)
                .orElse(WindowsGeneration.UNKNOWN);
        boolean modern = BundleFiles.profileFor(windows) == PfxProfile.MODERN;
        model.put(
                "forms",
                Stream.of(ExportCertificate.Form.values())
                        .map(form -> new Option(form.name(), form.label()))
                        .toList());
        model.put("exportForm", modern ? ExportCertificate.Form.PFX_MODERN : ExportCertificate.Form.PFX_COMPATIBLE);
        model.put("windows", windows);
        KeyRules rules = new KeyRules(database.db(), site.site().id());
        String ofSite = rules.ofSite().orElse(KeyRule.KEEP.name());
        Optional<KeyRules.Kept> kept = rules.of(certificate.id());
        String rule = kept.flatMap(KeyRules.Kept::own).orElse("");
        List<Option> choices = new ArrayList<>();
        choices.add(new Option(
                "",
                Message.of("exports.rule.as-site.named", KeyRule.valueOf(ofSite).label())));
        choices.addAll(KeyRule.options());
        model.put("keyRules", choices);
        model.put("keyRule", rule);
        boolean forgets = KeyRule.FORGET.name().equals(rule.isEmpty() ? ofSite : rule);
        model.put("exportedAt", kept.flatMap(KeyRules.Kept::exportedAt).orElse(null));
        model.put(
                "forgetsAt",
                kept.flatMap(KeyRules.Kept::exportedAt)
                        .filter(at -> forgets && certificate.keyKept())
                        .map(at -> at.plus(KeyForgetting.AFTER))
                        .orElse(null));
    }
}

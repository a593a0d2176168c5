package akashi.certificates;

import akashi.authority.HandOut;
import akashi.core.site.Slot;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import akashi.pki.PfxProfile;
import akashi.web.Lang;
import akashi.web.Messages;
import java.util.ArrayList;
import java.util.List;

/** The page of instructions in a bundle, in one language: by the script, or by hand in Windows' own words. */
final class Instructions {

    private final Messages messages;
    private final Lang lang;
    private final PfxProfile profile;

    Instructions(Messages messages, Lang lang, PfxProfile profile) {
        this.messages = messages;
        this.lang = lang;
        this.profile = profile;
    }

    /** For a computer with that Windows; an unknown one may be old. */
    byte[] of(Manifest manifest, WindowsGeneration windows) {
        List<Message> text = new ArrayList<>();
        text.add(Message.of("certificates.readme.title", manifest.computer()));
        text.add(Message.of("certificates.readme.what", manifest.computer()));
        if (!windows.hasPowerShell5()) {
            text.add(Message.of("certificates.readme.wmf"));
        }
        text.add(Message.of("certificates.readme.script", manifest.computer()));
        text.add(Message.of("certificates.readme.execution"));
        text.add(Message.of("certificates.readme.hand"));
        text.add(Message.of("certificates.readme.hand.root"));
        if (!manifest.intermediates().isEmpty()) {
            text.add(Message.of("certificates.readme.hand.intermediate"));
        }
        for (Manifest.Own own : manifest.certificates()) {
            text.add(Message.of("certificates.readme.hand.pfx", own.file()));
            text.add(Message.of("certificates.readme.hand.key", accounts(manifest, own)));
            manifest.usesOf(own)
                    .forEach(use -> text.add(Message.of(
                            "certificates.readme.hand.slot",
                            Message.of(Slot.valueOf(use.slot())),
                            use.group(),
                            own.thumbprint())));
        }
        text.add(Message.of("certificates.readme.restart"));
        text.add(Message.of("certificates.readme.password." + profile.name()));
        text.add(Message.of("certificates.readme.after"));
        return HandOut.text(messages, lang, text);
    }

    private static List<Object> accounts(Manifest manifest, Manifest.Own own) {
        return manifest.usesOf(own).stream()
                .flatMap(use -> use.services().stream())
                .map(Manifest.Service::account)
                .distinct()
                .<Object>map(account -> account.equals("S-1-5-20") ? "NETWORK SERVICE" : account)
                .toList();
    }
}

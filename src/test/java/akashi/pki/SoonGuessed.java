package akashi.pki;

import java.util.List;
import java.util.stream.Stream;

/** Passphrases of enough characters that somebody with a copy of what lies under them would find. */
public final class SoonGuessed {

    private SoonGuessed() {}

    public static Stream<String> passphrases() {
        return Stream.concat(
                List.of("aaaaaaaaaaaa", "password1234", "password2026!!", "Summer2026Summer").stream(),
                Stream.concat(ofThePlace(), alongKeyboards()));
    }

    private static Stream<String> ofThePlace() {
        return Stream.of(
                "AkashiBackup2026",
                "akashi-backup-1",
                "AkashiAkashi1",
                "akashi-backup-2026-11-30",
                "Akashi Backup Passphrase 2026",
                "Ａｋａｓｈｉ　Ｂａｃｋｕｐ　２０２６",
                "Sample City Hall",
                "samplecityhall");
    }

    private static Stream<String> alongKeyboards() {
        return Stream.of("qwertzuiopas", "yxcvbnmasdfg", "azertyuiopqs", "wxcvbnqsdfgh");
    }
}

package akashi.certificates;

import akashi.core.life.LifeStage;
import akashi.core.life.Lives;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate as lists show it.
 *
 * @param computer {@code null} while it is not matched to one
 * @param authority the name of its issuer, or {@code null} where that is not known
 * @param stage {@code null} where it is not in force
 * @param waitingDays for how many whole days it has been waiting to be installed, or to come back from where it was
 *     asked for; 0 where it is not
 * @param left since when its computer is retired or has other hardware; {@code null} where it is not or nobody knows
 * @param alarm EXPIRING or BROKEN where its date asks for something, otherwise {@code null}
 */
record CertificateRow(
        Certificate certificate,
        Computer computer,
        String authority,
        Certificate.State state,
        List<Slot> slots,
        LifeStage stage,
        long waitingDays,
        Status alarm,
        Instant left) {

    static CertificateRow of(Lives lives, Certificate certificate) {
        return new CertificateRow(
                certificate,
                certificate.computerId().flatMap(lives.site()::computer).orElse(null),
                certificate
                        .authorityId()
                        .flatMap(lives.site()::authority)
                        .map(Authority::name)
                        .orElse(null),
                certificate.stateAt(lives.now()),
                certificate.slots().stream().sorted().toList(),
                lives.stage(certificate).orElse(null),
                waited(lives, certificate),
                alarm(lives, certificate),
                since(lives, certificate).orElse(null));
    }

    private static long waited(Lives lives, Certificate certificate) {
        return certificate.state() == Certificate.State.REQUESTED
                ? Duration.between(certificate.issuedAt(), lives.now()).toDays()
                : lives.waiting(certificate).map(Duration::toDays).orElse(0L);
    }

    /** The same, saying since when it belongs to hardware that is gone. */
    CertificateRow replacedAt(Instant instant) {
        return new CertificateRow(certificate, computer, authority, state, slots, stage, waitingDays, alarm, instant);
    }

    private static Optional<Instant> since(Lives lives, Certificate certificate) {
        return lives.left(certificate)
                .filter(LifeStage.RETIRED::equals)
                .flatMap(stage -> certificate.computerId())
                .flatMap(lives.site()::computer)
                .map(retired -> retired.presence().since());
    }

    private static Status alarm(Lives lives, Certificate certificate) {
        Instant now = lives.now();
        if (certificate.state() != Certificate.State.ISSUED
                || lives.left(certificate).isPresent()) {
            return null;
        }
        if (now.isAfter(certificate.validity().notAfter())) {
            return Status.BROKEN;
        }
        return now.isBefore(certificate.validity().warnFrom()) ? null : Status.EXPIRING;
    }

    /** Whether its signature is known here. For templates. */
    public boolean signed() {
        return !certificate.thumbprint().value().matches("0+");
    }

    /** Whether it is issued and nobody has told that it is installed. For templates. */
    public boolean waiting() {
        return stage == LifeStage.WAITING;
    }

    /** How far it got, with the day where that is known. For templates. */
    public Message standing() {
        return left == null ? Message.of(stage) : Message.of("certificates.left." + stage, left);
    }

    /** What people call it: its computer, or its subject where it has none. For templates. */
    public String title() {
        return computer == null ? certificate.subject() : computer.label();
    }

    /** The serial number in groups of two, as Windows shows it. For templates. */
    public String serial() {
        String hex = certificate.serial();
        return spaced(hex.length() % 2 == 0 ? hex : "0" + hex, 2);
    }

    /** The end of the serial number, which tells one certificate from another at a glance. For templates. */
    public String lastOfSerial() {
        String hex = certificate.serial();
        return hex.substring(Math.max(0, hex.length() - 8));
    }

    /** The thumbprint in groups of two, as Windows shows it. For templates. */
    public String thumbprint() {
        return spaced(certificate.thumbprint().value().toLowerCase(Locale.ROOT), 2);
    }

    /** SHA-256 in groups of four. For templates. */
    public String sha256() {
        return spaced(certificate.sha256(), 4);
    }

    private static String spaced(String hex, int size) {
        return hex.replaceAll("(.{" + size + "})(?=.)", "$1 ");
    }
}

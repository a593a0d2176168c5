package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.store.Act;
import akashi.store.Weighty;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that of every act somebody decided whether it needs a second administrator. */
class EveryActTest {

    /** Acts that a second administrator may have to approve. */
    private static final Set<String> WEIGHED = words("""
            access.FactorActs$Reset access.PeopleActs$AddPerson access.PeopleActs$ChangeRole access.PeopleActs$Disable
            access.PeopleActs$ResetPassword
            approval.ApprovalActs$Require
            authority.EndAuthority authority.KeyAct authority.SignAuthority authority.TakeAuthority
            backup.PlanActs$PlanBackups backup.TakeBackup$RememberBackup
            certificates.ExportBundle certificates.ExportCertificate certificates.ImportKeys
            certificates.IssueCertificates certificates.PackBundles certificates.RenewCertificates
            certificates.RevokeCertificate certificates.SignCertificate certificates.SpreadRenewals
            directory.SetDirectory openid.SetOpenId encryption.Go enrolment.MakeCode handout.MakeHandout
            https.MakePortalCertificate https.RevokePortalCertificate revocation.RevokeAuthority""");

    /** The inventory and the plan: what leaves or takes effect by it is asked for by acts of its own. */
    private static final Set<String> PLANS = words("""
            sites.ImportInventory sites.SiteActs$ChangeSite sites.SiteActs$AddComputer sites.SiteActs$ChangeComputer
            sites.SiteActs$RemoveComputer sites.SiteActs$RenameComputer sites.SiteActs$StepComputer
            sites.SiteActs$AddClients sites.SiteActs$ChangeClients sites.SiteActs$RemoveClients
            encryption.SaveChange encryption.UndoChange certificates.SetProfile runbook.BeginAnew runbook.SayStep
            runbook.SetPace""");

    /** What was seen or is known is kept, whatever it says. */
    private static final Set<String> KNOWS = words("""
            encryption.RecordInEffect diagnosis.RecordCheck trust.RecordReceipt trust.TellFacts probe.KeepSightings
            directory.TryDirectory openid.TryOpenId probe.StartProbes probe.SetSchedule vms.KeepGateway vms.ReadGateway
            certificates.AdoptCertificates
            certificates.ExtendCertificates certificates.AnswerRequest certificates.AskElsewhere
            certificates.RequestFile certificates.WithdrawRequest authority.AddPublicAuthority authority.AnswerAuthority
            authority.AskForAuthority""");

    /** By a permit, a link or an order that was approved when it was made, or by the portal itself. */
    private static final Set<String> GOES_ON = words("""
            certificates.SignPermitted certificates.FetchPasswords https.RenewPortalCertificate revocation.CertifySigner
            revocation.IssueList""");

    /** Takes power away, or gives none. */
    private static final Set<String> NO_POWER = words("""
            certificates.EndRenewalPlan certificates.ForgetKey certificates.SetKeyRule enrolment.RevokeCode
            enrolment.SetAddress handout.RevokeHandout revocation.PublishAddress approval.ApprovalActs$Ask
            approval.ApprovalActs$Decide approval.ApprovalActs$Withdraw store.FourEyes$Used
            warning.AddChannel warning.Mute warning.RemoveChannel warning.SetFeed warning.SetMailServer
            warning.SetThresholds warning.TestChannel warning.Unmute""");

    /** People about themselves, who owns the computer about anybody, and the door. */
    private static final Set<String> OF_ONESELF = words("""
            access.FactorActs$RenewRecovery access.FactorActs$Require access.FactorActs$TurnOff access.FactorActs$TurnOn
            access.PeopleActs$AddToken access.PeopleActs$ChangePassword access.PeopleActs$ChooseLanguage
            access.PeopleActs$PrintToken access.PeopleActs$WithdrawToken access.SessionActs$EndOf
            access.SessionActs$EndOwn access.SignInTrail$AtTheDoor""");

    /** The portal's own care, its beginnings, and the sites of learners; a new root is trusted by nobody yet. */
    private static final Set<String> CARE = words("""
            backup.PlanActs$StopBackups backup.RestoreBackup$NoteRestore
            backup.SupportFile$TakeSupportFile https.TakePortalCertificate
            retention.SetRetention vault.ChangePassphrase vault.MakeDataKey vault.UnlockVault setup.FoundSite
            authority.CreateAuthority sandbox.MakeSandbox training.IssueCompletion""");

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    @Test
    void every_act_is_weighed_or_named_among_those_that_need_nobody() throws IOException {
        Set<String> nobody = Stream.of(PLANS, KNOWS, GOES_ON, NO_POWER, OF_ONESELF, CARE)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named(false)).isEqualTo(nobody);
        assertThat(named(true)).isEqualTo(new TreeSet<>(WEIGHED));
    }

    private static Set<String> named(boolean weighty) throws IOException {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes.resolve("akashi"))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .map(EveryActTest::load)
                    .filter(type -> Act.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                    .filter(type -> Weighty.class.isAssignableFrom(type) == weighty)
                    .map(type -> type.getName().substring("akashi.".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryActTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(Arrays.asList(name, missing));
        }
    }
}
